"use client";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { DeskFormNotice, useDeskForm } from "./desk-forms";

interface ExchangeFormProps {
  readonly number: number;
  /** What goes into the parcel, in words. */
  readonly parcel: readonly string[];
  readonly isCollected: boolean;
  /** Names this showing of the form, for its answer. */
  readonly formId: string;
}

/** Says that the exchange of a return has left. */
export function ExchangeForm({ number, parcel, isCollected, formId }: ExchangeFormProps) {
  const { state, send, isSending } = useDeskForm("exchange");
  return (
    <form id="exchange" action={send} className="border-t-2 border-ink pt-3">
      {state.outcome !== "unsent" && (
        <div className="mb-4">
          <DeskFormNotice state={state} />
        </div>
      )}
      <input type="hidden" name="number" value={number} />
      <input type="hidden" name="formId" value={formId} />
      <ul className="mb-3 leading-snug">
        {parcel.map((unit) => (
          <li key={unit}>{unit}</li>
        ))}
      </ul>
      <div className="grid gap-3 text-xs sm:grid-cols-2">
        <Field
          label="Carrier"
          name="carrier"
          hint={isCollected ? "Leave it empty when it is collected." : undefined}
          autoComplete="off"
          required={!isCollected}
          maxLength={60}
          defaultValue={state.typed["carrier"] ?? ""}
          error={state.errors["carrier"]}
        />
        <Field
          label="Tracking number"
          name="trackingNumber"
          autoComplete="off"
          maxLength={60}
          defaultValue={state.typed["trackingNumber"] ?? ""}
          error={state.errors["trackingNumber"]}
        />
      </div>
      <Button className="mt-3" disabled={isSending}>
        The exchange has left
      </Button>
    </form>
  );
}
