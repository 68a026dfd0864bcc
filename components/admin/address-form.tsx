"use client";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { DeskFormNotice, useDeskForm } from "./desk-forms";

const fields = [
  ["recipient", "Name"],
  ["addressLine1", "Address line 1"],
  ["addressLine2", "Address line 2"],
  ["town", "Town"],
  ["county", "County"],
  ["addressPostcode", "Postcode"],
  ["reason", "What the buyer answered"],
] as const;

const mayBeEmpty = ["addressLine2", "county"];

interface AddressFormProps {
  readonly number: number;
  readonly address: Readonly<Record<string, string>>;
  readonly formId: string;
}

/** Puts right an address that is outside the zone paid for, so that the order can go on its way. */
export function AddressForm({ number, address, formId }: AddressFormProps) {
  const { state, send, isSending } = useDeskForm("address");
  return (
    <form id="address" action={send} className="mt-4">
      {state.outcome !== "unsent" && (
        <div className="mb-4">
          <DeskFormNotice state={state} />
        </div>
      )}
      <input type="hidden" name="number" value={number} />
      <input type="hidden" name="formId" value={formId} />
      <div className="grid gap-3 text-xs">
        {fields.map(([name, label]) => (
          <Field
            key={name}
            label={label}
            name={name}
            autoComplete="off"
            required={!mayBeEmpty.includes(name)}
            defaultValue={state.typed[name] ?? address[name] ?? ""}
            error={state.errors[name]}
          />
        ))}
      </div>
      <Button className="mt-3" disabled={isSending}>
        Put the address right
      </Button>
    </form>
  );
}
