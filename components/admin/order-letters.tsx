"use client";

import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { DeskFormNotice, useDeskForm } from "./desk-forms";

interface OrderLettersProps {
  readonly to: string;
  /** Above the list, what came of a letter that was sent again. */
  readonly children: ReactNode;
}

/** The letters about an order, and where they go. */
export function OrderLetters({ to, children }: OrderLettersProps) {
  const { state } = useDeskForm("letters");
  return (
    <div id="letters">
      {state.outcome !== "unsent" && (
        <div className="mb-3">
          <DeskFormNotice state={state} />
        </div>
      )}
      <p className="mb-2 text-ink-soft">
        Letters go to <span className="break-words text-ink">{to}</span>.
      </p>
      {children}
    </div>
  );
}

interface AgainFormProps {
  readonly number: number;
  readonly letterId: string;
  /** What the letter is, so that the button says which one it sends. */
  readonly letter: string;
  readonly formId: string;
}

/** Sends one letter again. */
export function AgainForm({ number, letterId, letter, formId }: AgainFormProps) {
  const { send, isSending } = useDeskForm("letters");
  return (
    <form action={send}>
      <input type="hidden" name="number" value={number} />
      <input type="hidden" name="letterId" value={letterId} />
      <input type="hidden" name="formId" value={formId} />
      <Button variant="quiet" disabled={isSending} aria-label={`Send again: ${letter}`}>
        Send again
      </Button>
    </form>
  );
}
