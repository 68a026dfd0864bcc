import type { Metadata } from "next";
import { ShortPage } from "@/components/ui/short-page";
import { accountTerms } from "@/lib/accounts/account";

export const metadata: Metadata = { title: "Check your email", robots: { index: false } };
export const instant = false;

const { confirmHours, linkHours } = accountTerms;

/** The same words whether the address has an account or not; the letter says which. */
const words = {
  new: `The letter says how to go on. Its link is good for ${confirmHours} hours. Open it in this browser, and the password you have just typed is yours.`,
  link: `If that address has an account, its link signs you in. It is good for ${linkHours === 1 ? "one hour" : `${linkHours} hours`}.`,
  reset: `If that address has an account, its link lets you choose a new password. It is good for ${linkHours === 1 ? "one hour" : `${linkHours} hours`}.`,
} as const;

export default async function AskedPage({ searchParams }: PageProps<"/account/asked">) {
  const { for: asked } = await searchParams;
  return (
    <ShortPage title="Check your email">
      <p role="status" className="text-lg">
        A letter is on its way to you. {words[asked === "new" || asked === "reset" ? asked : "link"]}
      </p>
      <p className="text-sm text-ink-soft">
        Nothing there after a few minutes? Look among the unwanted mail, and see whether the address was
        right.
      </p>
    </ShortPage>
  );
}
