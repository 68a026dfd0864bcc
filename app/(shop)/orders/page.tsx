import type { Metadata } from "next";
import { readTypedFields } from "@/app/typed-fields";
import { FindOrderForm } from "@/components/orders/find-order-form";
import { Notice } from "@/components/ui/notice";
import { ShortPage } from "@/components/ui/short-page";
import { SiteLink } from "@/components/ui/site-link";
import { tooOftenWords, waitFrom } from "@/lib/limits/limits";
import { lookupMinutes, lookupRefusalWords, lookupWords } from "@/lib/orders/lookup";

export const metadata: Metadata = { title: "Find your order", robots: { index: false } };
// Reads the request and must be whole without JavaScript: no part of it may stream in later.
export const instant = false;

const ways = [
  { href: "/account", title: "See the orders of your account" },
  { href: "/delivery-and-returns", title: "Delivery and returns" },
  { href: "/contact", title: "Write to us" },
] as const;

/** Sends whoever has lost it the link to an order: to the mailbox that it was placed with, and nowhere else. */
export default async function FindOrderPage({ searchParams }: PageProps<"/orders">) {
  const { asked, refused, wait } = await searchParams;
  if (asked === "yes") {
    return (
      <ShortPage title="Look into your mailbox" on={ways}>
        <p role="status" className="text-lg">
          {lookupWords}
        </p>
        <p>
          It takes a minute or two. The same question is answered once in {lookupMinutes} minutes. Nothing
          came? Then the two do not belong together: look at the number and the address again, or{" "}
          <SiteLink href="/orders" className="link">
            ask once more
          </SiteLink>
          .
        </p>
      </ShortPage>
    );
  }
  const typed = refused === undefined ? null : await readTypedFields();
  return (
    <ShortPage
      title="Find your order"
      standfirst="Give the email address you ordered with and the order number. We send the link to your order there."
      on={ways}
    >
      {refused === "too-often" && <Notice tone="alert">{tooOftenWords(waitFrom(wait))}</Notice>}
      <FindOrderForm
        email={typed?.["email"] ?? ""}
        number={typed?.["number"] ?? ""}
        errors={{
          email: refused === "bad-email" ? lookupRefusalWords["bad-email"] : undefined,
          number: refused === "bad-number" ? lookupRefusalWords["bad-number"] : undefined,
        }}
      />
    </ShortPage>
  );
}
