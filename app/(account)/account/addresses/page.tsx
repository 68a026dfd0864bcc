import type { Metadata } from "next";
import { AccountPage, AccountPart } from "@/components/account/account-page";
import { SavedAddressForm } from "@/components/account/address-fields";
import { AddressList } from "@/components/account/address-list";
import { accountTerms } from "@/lib/accounts/account";
import { readAddresses } from "@/lib/accounts/account-reads";
import { requireViewer } from "@/lib/auth/viewer";

export const metadata: Metadata = { title: "Addresses", robots: { index: false } };
export const instant = false;

export default async function AddressesPage({ searchParams }: PageProps<"/account/addresses">) {
  const viewer = await requireViewer("/account/addresses");
  const [asked, addresses] = await Promise.all([searchParams, readAddresses(viewer.id)]);
  return (
    <AccountPage
      title="Addresses"
      standfirst="Where you have things sent. The basket page begins with the one that comes first."
      path="/account/addresses"
      asked={asked}
    >
      {addresses.length > 0 && <AddressList addresses={addresses} />}
      {addresses.length < accountTerms.addresses && (
        <AccountPart title="A new address">
          <SavedAddressForm />
        </AccountPart>
      )}
    </AccountPage>
  );
}
