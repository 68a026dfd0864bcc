import type { Metadata } from "next";
import Link from "next/link";
import { SignOutForm } from "@/components/account/sign-out-form";
import { accountPath, may, roleWords } from "@/lib/auth/auth";
import { readCsrfToken, requireViewer } from "@/lib/auth/viewer";

export const metadata: Metadata = { title: "Account", robots: { index: false } };
export const instant = false;

export default async function AccountPage() {
  const viewer = await requireViewer(accountPath);
  return (
    <div className="page-width py-10 sm:py-14">
      <h1 className="text-4xl">Account</h1>
      <dl className="mt-8 max-w-measure border-t-2 border-ink">
        {viewer.name && <Fact term="Name">{viewer.name}</Fact>}
        <Fact term="Email">{viewer.email}</Fact>
        {viewer.roles.length > 0 && (
          <Fact term="Roles">{viewer.roles.map((role) => roleWords[role]).join(", ")}</Fact>
        )}
      </dl>
      <div className="mt-8 flex flex-wrap items-center gap-x-8 gap-y-4">
        <SignOutForm csrfToken={await readCsrfToken()} />
        {may(viewer.roles, "desk.enter") && (
          <Link href="/admin" className="link inline-flex min-h-11 items-center">
            Go to the desk
          </Link>
        )}
      </div>
    </div>
  );
}

function Fact({ term, children }: { readonly term: string; readonly children: string }) {
  return (
    <div className="flex flex-wrap justify-between gap-x-8 border-b border-line py-3">
      <dt className="text-ink-soft">{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
