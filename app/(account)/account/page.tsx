import type { Metadata } from "next";
import { AccountPage } from "@/components/account/account-page";
import { OrderRows } from "@/components/account/order-rows";
import { SignOutForm } from "@/components/account/sign-out-form";
import { Notice } from "@/components/ui/notice";
import type { WayOn } from "@/components/ui/short-page";
import { SiteLink } from "@/components/ui/site-link";
import { ordersShown, readAccount, readOrdersOf } from "@/lib/accounts/account-reads";
import { accountPath, may, roleWords } from "@/lib/auth/auth";
import { readCsrfToken, requireViewer } from "@/lib/auth/viewer";

export const metadata: Metadata = { title: "Account", robots: { index: false } };
export const instant = false;

export default async function AccountContentsPage({ searchParams }: PageProps<"/account">) {
  const viewer = await requireViewer(accountPath);
  const [asked, orders, account] = await Promise.all([
    searchParams,
    readOrdersOf(viewer.id),
    readAccount(viewer.id),
  ]);
  const roles = viewer.roles.map((role) => roleWords[role]).join(", ");
  return (
    <AccountPage
      title="Account"
      standfirst={viewer.email}
      path={accountPath}
      asked={asked}
      on={may(viewer.roles, "desk.enter") ? [{ ...toDesk, aside: roles }] : []}
      aside={
        <div className="text-ink">
          <SignOutForm csrfToken={await readCsrfToken()} />
        </div>
      }
    >
      {account && !account.hasPassword && (
        <Notice tone="plain">
          You sign in by a link that we send you. If you would rather have a password,{" "}
          <SiteLink href="/account/details" className="link">
            choose one
          </SiteLink>
          .
        </Notice>
      )}
      <h2 className="text-2xl">Your orders</h2>
      {orders.length > 0 ? (
        <OrderRows orders={orders} />
      ) : (
        <p>Nothing yet. What you buy with {viewer.email}, signed in or not, stands here once it is paid.</p>
      )}
      {orders.length === ordersShown && (
        <p className="text-sm text-ink-soft">
          These are your last {ordersShown}. All of them are in{" "}
          <SiteLink href="/account/data" className="link">
            your data
          </SiteLink>
          .
        </p>
      )}
    </AccountPage>
  );
}

const toDesk: WayOn = { href: "/admin", title: "Go to the desk" };
