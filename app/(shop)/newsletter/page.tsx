import type { Metadata } from "next";
import { connection } from "next/server";
import { linkMetadata } from "@/app/link-metadata";
import { readTypedEmail } from "@/app/typed-email";
import { NewsletterForm } from "@/components/newsletter/newsletter-form";
import { ShortPage } from "@/components/ui/short-page";
import { SiteLink } from "@/components/ui/site-link";
import { tooOftenWords, waitFrom } from "@/lib/limits/limits";
import { signUpRefusalWords } from "@/lib/newsletter/newsletter";
import { optInTerms } from "@/lib/opt-in";
import { siteOrigin } from "@/lib/site-origin";

export async function generateMetadata(): Promise<Metadata> {
  await connection();
  return linkMetadata(
    {
      title: "Newsletter",
      description: "About once a month: what is new in the hamstring guide and in the shop.",
      path: "/newsletter",
    },
    siteOrigin(),
  );
}
// Reads the request and must be whole without JavaScript: no part of it may stream in later.
export const instant = false;

export default async function NewsletterPage({ searchParams }: PageProps<"/newsletter">) {
  const { refused, wait } = await searchParams;
  await connection();
  const error =
    refused === "bad-email"
      ? signUpRefusalWords["bad-email"]
      : refused === "too-often"
        ? tooOftenWords(waitFrom(wait))
        : undefined;
  return (
    <ShortPage
      title="Newsletter"
      standfirst="A page of new exercises, corrected advice and what has come into the shop, about once a month."
      aside={
        <>
          We write to ask first: nobody gets on the list without pressing a link in that email, which is good
          for {optInTerms.linkDays} days. We do not count who opens what.{" "}
          <SiteLink href="/privacy" className="link">
            What we keep about you
          </SiteLink>
        </>
      }
    >
      <div className="w-full">
        <NewsletterForm
          label="Email"
          email={error === undefined ? undefined : await readTypedEmail()}
          error={error}
        />
      </div>
    </ShortPage>
  );
}
