import type { Metadata } from "next";
import { connection } from "next/server";
import { linkMetadata } from "@/app/link-metadata";
import { LinkRow, LinkRows } from "@/components/ui/link-row";
import { Leaflet, type LeafletPart } from "@/components/ui/leaflet";
import { Facts } from "@/components/ui/prose";
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
  const parts: LeafletPart[] = [
    {
      slug: "write",
      title: "Write to us",
      words: (
        <>
          <p>
            <a
              href={`mailto:${address}`}
              className="-my-2 inline-block py-2 font-display text-2xl font-bold tracking-display wrap-anywhere"
            >
              {address}
            </a>
          </p>
          <p>
            If it is about an order, give its number: it starts with F and stands in your confirmation. We can
            help with orders and products.
          </p>
        </>
      ),
    },
    {
      slug: "leg",
      title: "If it is about your leg",
      words: (
        <>
          <p>We cannot tell you what is wrong with a leg.</p>
          <Facts
            facts={[
              { title: "For that", words: "Ask a pharmacist, a GP or a physio, or call 111." },
              { title: "In an emergency", words: "Call 999." },
            ]}
          />
        </>
      ),
    },
    {
      slug: "answered",
      title: "It may be answered here",
      words: (
        <div>
          <LinkRows label="It may be answered here">
            <LinkRow href="/delivery-and-returns">Delivery and returns</LinkRow>
            <LinkRow href="/guides/hamstrings#injury" aside="Guide">
              When to get help for a leg
            </LinkRow>
            <LinkRow href="/privacy">What we keep about you</LinkRow>
          </LinkRows>
        </div>
      ),
    },
  ];
  return (
    <Leaflet title="Contact" standfirst="A person reads every message." parts={parts} contents={false} />
  );
}
