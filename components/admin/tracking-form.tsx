"use client";

import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { ChoiceField, Field } from "@/components/ui/field";
import { carriers } from "@/lib/orders/tracking";
import { DeskFormNotice, useDeskForm } from "./desk-forms";

interface TrackingFormProps {
  readonly shipmentId: string;
  readonly number: number;
  readonly carrier: string;
  readonly trackingNumber: string;
  readonly formId: string;
}

/** Puts a parcel's carrier or number right; the buyer is written to again. */
export function TrackingForm({ shipmentId, number, carrier, trackingNumber, formId }: TrackingFormProps) {
  const about = `tracking-${shipmentId}`;
  const { state, send, isSending } = useDeskForm(about);
  const isSent = state.outcome !== "unsent";
  const chosen = state.typed["carrier"] ?? carrier;
  return (
    <div id={about}>
      <Disclosure open={isSent} title="Put the tracking number right">
        <form action={send} className="pt-2 pb-4">
          {isSent && (
            <div className="mb-3">
              <DeskFormNotice state={state} />
            </div>
          )}
          <input type="hidden" name="shipmentId" value={shipmentId} />
          <input type="hidden" name="number" value={number} />
          <input type="hidden" name="formId" value={formId} />
          <div className="grid grid-cols-[10rem_minmax(0,1fr)] gap-3 text-xs">
            <ChoiceField
              key={chosen}
              label="Carrier"
              name="carrier"
              defaultValue={chosen}
              error={state.errors["carrier"]}
            >
              {carriers.map((name) => (
                <option key={name}>{name}</option>
              ))}
            </ChoiceField>
            <Field
              label="Tracking number"
              name="trackingNumber"
              autoComplete="off"
              spellCheck={false}
              required
              maxLength={40}
              defaultValue={state.typed["trackingNumber"] ?? trackingNumber}
              error={state.errors["trackingNumber"]}
            />
          </div>
          <Button className="mt-3" disabled={isSending}>
            Put it right and write again
          </Button>
        </form>
      </Disclosure>
    </div>
  );
}
