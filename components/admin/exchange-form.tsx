"use client";

import { Button } from "@/components/ui/button";
import { ChoiceField, Field } from "@/components/ui/field";
import { carriers } from "@/lib/orders/tracking";
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
      {!isCollected && (
        <div className="grid gap-3 text-xs sm:grid-cols-2">
          <ChoiceField
            // Made anew for another answer: a select does not follow its default value.
            key={state.typed["carrier"]}
            label="Carrier"
            name="carrier"
            defaultValue={state.typed["carrier"] ?? carriers[0]}
            error={state.errors["carrier"]}
          >
            {carriers.map((carrier) => (
              <option key={carrier}>{carrier}</option>
            ))}
          </ChoiceField>
          <Field
            label="Tracking number"
            name="trackingNumber"
            autoComplete="off"
            required
            maxLength={60}
            defaultValue={state.typed["trackingNumber"] ?? ""}
            error={state.errors["trackingNumber"]}
          />
        </div>
      )}
      <Button className="mt-3" disabled={isSending}>
        {isCollected ? "The exchange is ready to collect" : "The exchange has left"}
      </Button>
    </form>
  );
}
