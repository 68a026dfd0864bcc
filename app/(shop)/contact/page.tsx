import type { Metadata } from "next";
import { connection } from "next/server";
import { linkMetadata } from "@/app/link-metadata";
import { LinkRow, LinkRows } from "@/components/ui/link-row";
import { PageOpening } from "@/components/ui/page-opening";
import { Prose } from "@/components/ui/prose";
import { shopMailbox } from "@/lib/env";
import { siteOrigin } from "@/lib/site-origin";

// The shop's address is a setting of the running shop, not of the build.
export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  await connection();
  return linkMetadata(
    {
      title: "Contact",
      description: "How to reach Fettle about an order, a product or the guide.",
      path: "/contact",
    },
    siteOrigin(),
  );
}

export default async function ContactPage() {
  await connection();
  const address = shopMailbox();
  return (
    <div className="page-width">
      <PageOpening title="Contact" standfirst="A person reads every message." />
      <Prose>
        <p>
          Write to{" "}
          <a href={`mailto:${address}`} className="font-bold">
            {address}
          </a>
          . If it is about an order, give its number: it starts with F and stands in your confirmation.
        </p>
        <p>
          We can help with orders and products. We cannot tell you what is wrong with a leg. For that, ask a
          pharmacist, a GP or a physio, or call 111. In an emergency, call 999.
        </p>
      </Prose>
      <div className="mt-12 max-w-measure">
        <LinkRows label="It may be answered here">
          <LinkRow href="/delivery-and-returns">Delivery and returns</LinkRow>
          <LinkRow href="/guides/hamstrings#injury" aside="Guide">
            When to get help for a leg
          </LinkRow>
          <LinkRow href="/privacy">What we keep about you</LinkRow>
        </LinkRows>
      </div>
    </div>
  );
}
