import type { Metadata } from "next";
import { SignOutForm } from "@/components/account/sign-out-form";
import { ShortPage, type WayOn } from "@/components/ui/short-page";
import { accountPath, may, roleWords } from "@/lib/auth/auth";
import { readCsrfToken, requireViewer } from "@/lib/auth/viewer";

export const metadata: Metadata = { title: "Account", robots: { index: false } };
export const instant = false;

export default async function AccountPage() {
  const viewer = await requireViewer(accountPath);
  return (
    <ShortPage title="Account" on={may(viewer.roles, "desk.enter") ? [toDesk, ...waysOn] : waysOn}>
      <dl className="w-full first:-mt-6">
        {viewer.name && <Fact term="Name">{viewer.name}</Fact>}
        <Fact term="Email">{viewer.email}</Fact>
        {viewer.roles.length > 0 && (
          <Fact term="Roles">{viewer.roles.map((role) => roleWords[role]).join(", ")}</Fact>
        )}
      </dl>
      <SignOutForm csrfToken={await readCsrfToken()} />
    </ShortPage>
  );
}

const toDesk: WayOn = { href: "/admin", title: "Go to the desk" };
const waysOn: readonly WayOn[] = [
  { href: "/guides", title: "Read the guides" },
  { href: "/shop", title: "See the shop" },
];

function Fact({ term, children }: { readonly term: string; readonly children: string }) {
  return (
    <div className="flex flex-wrap gap-x-8 border-b border-line py-4">
      <dt className="w-24 text-ink-soft">{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
