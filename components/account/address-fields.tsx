import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import type { AddressFacts } from "@/lib/accounts/account-reads";

/** A new address, or one that is kept and is changed. */
export function SavedAddressForm({ address }: { readonly address?: AddressFacts }) {
  return (
    <form method="post" action="/api/account/addresses" className="grid w-full gap-5 pt-4 sm:max-w-md">
      {address && <input type="hidden" name="id" value={address.id} />}
      <Field
        label="Name"
        name="recipient"
        autoComplete="name"
        required
        maxLength={100}
        defaultValue={address?.recipient}
      />
      <Field
        label="House and street"
        name="addressLine1"
        autoComplete="address-line1"
        required
        maxLength={100}
        defaultValue={address?.addressLine1}
      />
      <Field
        label="Second line, if there is one"
        name="addressLine2"
        autoComplete="address-line2"
        maxLength={100}
        defaultValue={address?.addressLine2}
      />
      <Field
        label="Town"
        name="town"
        autoComplete="address-level2"
        required
        maxLength={100}
        defaultValue={address?.town}
      />
      <Field
        label="County, if you use it"
        name="county"
        autoComplete="address-level1"
        maxLength={100}
        defaultValue={address?.county}
      />
      <Field
        label="Postcode"
        name="postcode"
        autoComplete="postal-code"
        required
        maxLength={10}
        defaultValue={address?.postcode}
      />
      <div>
        <Button>{address ? "Change this address" : "Keep this address"}</Button>
      </div>
    </form>
  );
}
