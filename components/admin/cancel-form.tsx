"use client";

import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { DeskFormNotice, useDeskForm } from "./desk-forms";
import { ReasonField } from "./reason-field";

interface CancelFormProps {
  readonly number: number;
  /** All that goes back, as a price. */
  readonly rest: string;
  readonly formId: string;
}

/** Calls off an order that was not sent, for its buyer: its units go back on the shelf, its money to the card. */
export function CancelForm({ number, rest, formId }: CancelFormProps) {
  const { state, send, isSending } = useDeskForm("cancel");
  const isOpen = state.outcome !== "unsent";
  return (
    <div id="cancel">
      <Disclosure open={isOpen} title="Cancel this order">
        <form action={send} className="pt-2 pb-5">
          {isOpen && (
            <div className="mb-4">
              <DeskFormNotice state={state} />
            </div>
          )}
          <input type="hidden" name="number" value={number} />
          <input type="hidden" name="formId" value={formId} />
          <p className="mb-3 text-xs text-ink-soft">
            Nothing of it is sent: its units go back on the shelf, and {rest} to the card that paid. The buyer
            is written to.
          </p>
          <div className="grid gap-3 text-xs">
            <ReasonField state={state} label="Why it is cancelled" />
          </div>
          <Button className="mt-3" disabled={isSending}>
            Cancel it and give back {rest}
          </Button>
        </form>
      </Disclosure>
    </div>
  );
}
