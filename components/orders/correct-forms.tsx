import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";

const addressFields = [
  ["recipient", "Name", "name"],
  ["addressLine1", "Address line 1", "address-line1"],
  ["addressLine2", "Address line 2 (optional)", "address-line2"],
  ["town", "Town", "address-level2"],
  ["county", "County (optional)", "address-level1"],
  ["addressPostcode", "Postcode", "postal-code"],
] as const;

interface CorrectAddressFormProps {
  /** The unguessable part of the order's address. */
  readonly token: string;
  /** By field: what it is now, or what was typed before it was refused. */
  readonly address: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
}

/** Sends an order to another address, in the area that its delivery was paid for. */
export function CorrectAddressForm({ token, address, errors }: CorrectAddressFormProps) {
  return (
    <form action="/api/orders/address" method="post" className="grid gap-4">
      <input type="hidden" name="token" value={token} />
      {addressFields.map(([name, label, autoComplete]) => (
        <Field
          key={name}
          label={label}
          name={name}
          autoComplete={autoComplete}
          required={!label.endsWith("(optional)")}
          maxLength={100}
          defaultValue={address[name] ?? ""}
          error={errors[name]}
        />
      ))}
      <Button className="justify-self-start">Send it there</Button>
    </form>
  );
}

interface CorrectEmailFormProps {
  readonly token: string;
  /** What was typed before it was refused. */
  readonly email: string;
  readonly error: string | undefined;
}

/** Has an order's letters go to another mailbox. */
export function CorrectEmailForm({ token, email, error }: CorrectEmailFormProps) {
  return (
    <form action="/api/orders/email" method="post" className="grid gap-4">
      <input type="hidden" name="token" value={token} />
      <Field
        label="The right email address"
        name="email"
        type="email"
        autoComplete="email"
        required
        maxLength={254}
        defaultValue={email}
        error={error}
      />
      <Button className="justify-self-start">Write to this address</Button>
    </form>
  );
}
