"use client";

import { createContext, use, useActionState, type ReactNode } from "react";
import { Notice } from "@/components/ui/notice";
import { unsentForm, type DeskFormState } from "@/lib/auth/desk-form";

interface DeskFormAnswer {
  readonly state: DeskFormState;
  readonly send: (form: FormData) => void;
  readonly isSending: boolean;
}

const DeskFormContext = createContext<DeskFormAnswer>({
  state: unsentForm,
  send: () => undefined,
  isSending: false,
});

interface DeskFormsProps {
  readonly action: (before: DeskFormState, form: FormData) => Promise<DeskFormState>;
  /** What became of the form that the browser sent before this page, when that was without scripts. */
  readonly answer: DeskFormState | null;
  /** Which forms are on the page. */
  readonly shown: readonly string[];
  readonly children: ReactNode;
}

/**
 * Several forms of one kind on one page. The answer stays here, so that it is still said when its form has gone: an alert
 * that was settled, a shelf that is no longer among those asked for.
 */
export function DeskForms({ action, answer, shown, children }: DeskFormsProps) {
  const [state, send, isSending] = useActionState(action, answer ?? unsentForm);
  const hasGone = state.outcome !== "unsent" && !shown.includes(state.about);
  return (
    <DeskFormContext value={{ state, send, isSending }}>
      {hasGone && (
        <div className="mb-6">
          <DeskFormNotice state={state} subject={state.about} />
        </div>
      )}
      {children}
    </DeskFormContext>
  );
}

/** One of the forms around: its own answer, or that it has not been sent. */
export function useDeskForm(about: string): DeskFormAnswer {
  const answer = use(DeskFormContext);
  return answer.state.about === about ? answer : { ...answer, state: unsentForm };
}

/** What came of a form. */
export function DeskFormNotice({
  state,
  subject,
}: {
  readonly state: DeskFormState;
  readonly subject?: string;
}) {
  const isSku = subject !== undefined && /^[A-Z0-9-]+$/.test(subject);
  return (
    <Notice tone={state.outcome === "done" ? "status" : "alert"} title={isSku ? subject : undefined}>
      {state.message}
    </Notice>
  );
}
