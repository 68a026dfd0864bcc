import type { Metadata } from "next";
import { AccountPage, AccountPart } from "@/components/account/account-page";
import { Button } from "@/components/ui/button";
import { SiteLink } from "@/components/ui/site-link";
import { accountTerms } from "@/lib/accounts/account";
import { requireViewer } from "@/lib/auth/viewer";

export const metadata: Metadata = { title: "Your data", robots: { index: false } };
export const instant = false;

export default async function DataPage({ searchParams }: PageProps<"/account/data">) {
  await requireViewer("/account/data");
  const asked = await searchParams;
  const { proofMinutes, orderYears } = accountTerms;
  return (
    <AccountPage
      title="Your data"
      path="/account/data"
      asked={asked}
      aside={
        <>
          Both ask for your password again, unless you signed in within the last {proofMinutes} minutes.{" "}
          <SiteLink href="/privacy" className="link">
            What we keep about you
          </SiteLink>
        </>
      }
    >
      <AccountPart title="Take it with you">
        <p>
          One file with all that we hold of you: your account, addresses, orders and refunds, alerts, the
          newsletter, your basket, where you are signed in, and what our log says about you. It is JSON, which
          other programs read.
        </p>
        <form method="post" action="/api/account/export">
          <Button>Download my data</Button>
        </form>
      </AccountPart>
      <AccountPart title="Close the account">
        <p>
          Your addresses, your basket, your alerts, your place on the newsletter’s list and the record of
          where you were signed in go at once. Nobody can bring them back.
        </p>
        <p>
          Your orders stay for {orderYears} years after the end of the year they belong to, as tax law asks.
          They belong to no account from then on; the link in each order’s email still opens it, and whatever
          is on its way still comes.
        </p>
        <form method="post" action="/api/account/close" className="grid gap-4">
          <label className="flex min-h-11 items-center gap-3">
            <input type="checkbox" name="sure" value="yes" required className="size-5 accent-ink" />
            <span>Yes, I am sure</span>
          </label>
          <div>
            <Button>Close my account</Button>
          </div>
        </form>
      </AccountPart>
    </AccountPage>
  );
}
