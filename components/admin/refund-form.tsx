"use client";

import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { Field } from "@/components/ui/field";
import { DeskFormNotice, useDeskForm } from "./desk-forms";
import { ReasonField } from "./reason-field";
import { TickRow } from "./tick-row";

interface RefundFormProps {
  readonly number: number;
  readonly lines: readonly { readonly id: string; readonly name: string; readonly left: number }[];
  /** In words, with its price; null when none is left to give back. */
  readonly delivery: string | null;
  /** Whether its things can be in the shop: they were sold to it, and not sent yet. */
  readonly isHere: boolean;
  /** All that is left of what was paid, as a price, and how much has gone back as the page shows it. */
  readonly rest: string;
  readonly seenBackPence: number;
  /** Names this showing of the form, so that a second press gives nothing back twice. */
  readonly formId: string;
}

/** Gives money back: for units of a line, for the delivery, or all that is left. */
export function RefundForm(props: RefundFormProps) {
  const { number, lines, delivery, isHere, rest, seenBackPence, formId } = props;
  const { state, send, isSending } = useDeskForm("refund");
  const isOpen = state.outcome !== "unsent";
  return (
    <div id="refund">
      <Disclosure open={isOpen} title="Give money back">
        <form action={send} className="pt-2 pb-5">
          {isOpen && (
            <div className="mb-4">
              <DeskFormNotice state={state} />
            </div>
          )}
          {/* The default button of the form is this one, so that Enter does not choose between those below. */}
          <button type="submit" disabled hidden />
          <input type="hidden" name="number" value={number} />
          <input type="hidden" name="formId" value={formId} />
          <input type="hidden" name="seenBackPence" value={seenBackPence} />
          <div className="grid gap-3 text-xs">
            {lines
              .filter(({ left }) => left > 0)
              .map(({ id, name, left }) => (
                <Field
                  key={id}
                  label={`Units of ${name}, of ${left}`}
                  name={`units-${id}`}
                  inputMode="numeric"
                  autoComplete="off"
                  maxLength={2}
                  defaultValue={state.typed[`units-${id}`] ?? ""}
                  error={state.errors[`units-${id}`]}
                />
              ))}
            {delivery !== null && <TickRow name="delivery">{delivery}</TickRow>}
            {isHere && <TickRow name="restock">The units are here and go back on the shelf</TickRow>}
            <ReasonField state={state} label="Reason" />
          </div>
          <div className="mt-3 flex flex-wrap gap-2">
            <Button name="what" value="chosen" disabled={isSending}>
              Give back what is chosen
            </Button>
            <Button name="what" value="rest" disabled={isSending}>
              Give back all, {rest}
            </Button>
          </div>
        </form>
      </Disclosure>
    </div>
  );
}
