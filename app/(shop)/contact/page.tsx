import type { Metadata } from "next";
import { connection } from "next/server";
import { linkMetadata } from "@/app/link-metadata";
import { LinkRow, LinkRows } from "@/components/ui/link-row";
import { Leaflet, type LeafletPart } from "@/components/ui/leaflet";
import { Facts } from "@/components/ui/prose";
import { trader } from "@/lib/trader";
import { siteOrigin } from "@/lib/site-origin";

// The shop's address is a setting of the running shop, not of the build.
export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  await connection();
  return linkMetadata(
    {
      title: "Contact",
      description: "How to reach Fettle about an order, a product or the guide, and who we are.",
      path: "/contact",
    },
    siteOrigin(),
  );
}

export default async function ContactPage() {
  await connection();
  const seller = trader();
  const { email: address, phone } = seller;
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
          {phone !== null && (
            <p>
              Or call <a href={`tel:${phone.replaceAll(/[^+\d]/g, "")}`}>{phone}</a>.
            </p>
          )}
          <p>
            If it is about an order, give its number: it starts with F and stands in your confirmation. We can
            help with orders and products. Complaints come here too.
          </p>
        </>
      ),
    },
    {
      slug: "who",
      title: "Who we are",
      words: (
        <Facts
          facts={[
            { title: "Company", words: `${seller.name}, trading as Fettle` },
            { title: "Registered office", words: <Lines lines={seller.address} /> },
            {
              title: "Registered in",
              words: `${seller.registeredIn}, company number ${seller.companyNumber}`,
            },
            { title: "VAT number", words: seller.vatNumber },
          ]}
        />
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
            <LinkRow href="/terms">The terms you buy on</LinkRow>
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

function Lines({ lines }: { readonly lines: readonly string[] }) {
  return lines.map((line) => (
    <span key={line} className="block">
      {line}
    </span>
  ));
}
