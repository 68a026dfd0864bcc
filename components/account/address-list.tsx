import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import type { AddressFacts } from "@/lib/accounts/account-reads";
import { SavedAddressForm } from "./address-fields";

/** The addresses somebody keeps, each with what can be done to it. */
export function AddressList({ addresses }: { readonly addresses: readonly AddressFacts[] }) {
  return (
    <ul aria-label="Your addresses" className="w-full border-t border-ink">
      {addresses.map((address) => (
        <li key={address.id} className="border-b border-line py-5">
          <address className="not-italic">
            <b>{address.recipient}</b>
            {linesOf(address).map((line, index) => (
              <span key={index} className="block">
                {line}
              </span>
            ))}
          </address>
          {address.isDefault && (
            <p className="mt-2 text-sm text-ink-soft">Comes first: the basket page suggests its postcode.</p>
          )}
          <div className="mt-2 flex flex-wrap gap-x-6">
            {!address.isDefault && (
              <OneButton action="/api/account/addresses/default" address={address}>
                Put it first
              </OneButton>
            )}
            <OneButton action="/api/account/addresses/remove" address={address}>
              Remove
            </OneButton>
          </div>
          <Disclosure title="Change it" className="mt-1">
            <SavedAddressForm address={address} />
          </Disclosure>
        </li>
      ))}
    </ul>
  );
}

function linesOf({ addressLine1, addressLine2, town, county, postcode }: AddressFacts): string[] {
  return [addressLine1, addressLine2, town, county, postcode].filter((line) => line !== "");
}

interface OneButtonProps {
  readonly action: string;
  readonly address: AddressFacts;
  readonly children: string;
}

function OneButton({ action, address, children }: OneButtonProps) {
  return (
    <form method="post" action={action}>
      <input type="hidden" name="id" value={address.id} />
      <Button variant="quiet" aria-label={`${children}: ${address.recipient}, ${address.addressLine1}`}>
        {children}
      </Button>
    </form>
  );
}
