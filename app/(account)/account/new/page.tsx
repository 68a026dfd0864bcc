import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { readTypedEmail } from "@/app/typed-email";
import { NewPasswordField } from "@/components/account/new-password-field";
import { Outcome, refusalWords } from "@/components/account/account-page";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { ShortPage } from "@/components/ui/short-page";
import { accountTerms } from "@/lib/accounts/account";
import { getViewer } from "@/lib/auth/viewer";

export const metadata: Metadata = { title: "Open an account", robots: { index: false } };
export const instant = false;

export default async function NewAccountPage({ searchParams }: PageProps<"/account/new">) {
  const asked = await searchParams;
  if (await getViewer()) redirect("/account");
  const { refused } = asked;
  const words = refusalWords(asked);
  const ofPassword = refused === "too-short" || refused === "too-long" || refused === "too-common";
  const ofEmail = refused === "bad-email";
  return (
    <ShortPage
      title="Open an account"
      standfirst="It keeps your orders together and your addresses at hand. Buying needs none."
      on={[
        { href: "/sign-in", title: "Sign in instead" },
        { href: "/guides", title: "Read the guides" },
        { href: "/shop", title: "See the shop" },
      ]}
      aside={`We write to the address first: the link there opens the account, and is good for ${accountTerms.confirmHours} hours.`}
    >
      {!ofPassword && !ofEmail && <Outcome asked={asked} />}
      <form method="post" action="/api/account/new" className="grid w-full gap-6 sm:max-w-md">
        <Field
          label="Email"
          name="email"
          type="email"
          autoComplete="username"
          required
          maxLength={254}
          defaultValue={await readTypedEmail()}
          error={ofEmail ? words : undefined}
        />
        <NewPasswordField
          label="Password, if you want one"
          required={false}
          more="Leave it empty, and you sign in by a link that we send you each time."
          error={ofPassword ? words : undefined}
        />
        <div>
          <Button>Open an account</Button>
        </div>
      </form>
    </ShortPage>
  );
}
