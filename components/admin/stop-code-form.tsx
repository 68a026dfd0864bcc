"use client";

import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { DeskFormNotice, useDeskForm } from "./desk-forms";
import { ReasonField } from "./reason-field";

/** Stops one code for good, with a reason. */
export function StopCodeForm({ code, formId }: { readonly code: string; readonly formId: string }) {
  const { state, send, isSending } = useDeskForm(code);
  const isOpen = state.outcome !== "unsent";
  return (
    <Disclosure
      open={isOpen}
      title={
        <span>
          Stop<span className="sr-only"> {code}</span>
        </span>
      }
    >
      <form action={send} className="w-64 max-w-full pt-1 pb-3">
        {isOpen && (
          <div className="mb-3">
            <DeskFormNotice state={state} />
          </div>
        )}
        <input type="hidden" name="code" value={code} />
        <input type="hidden" name="formId" value={formId} />
        <div className="flex items-end gap-2 text-xs">
          <ReasonField state={state} label="Why" className="min-w-0 grow" />
          <Button disabled={isSending}>Stop it</Button>
        </div>
      </form>
    </Disclosure>
  );
}
