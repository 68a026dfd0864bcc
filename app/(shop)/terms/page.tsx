import { linkMetadata } from "@/app/link-metadata";
import { Leaflet, type LeafletPart } from "@/components/ui/leaflet";
import { SiteLink } from "@/components/ui/site-link";

export const ensureStatic = "navigation";

export const metadata = linkMetadata({
  title: "Terms",
  description:
    "The terms on which Fettle sells: prices, orders, payment, cancelling and what the guide is for.",
  path: "/terms",
});

const parts: LeafletPart[] = [
  {
    slug: "prices",
    title: "Prices",
    words: (
      <p>
        Prices are in pounds and include VAT, which is taken off what goes to the Channel Islands. Delivery is
        added in the basket, before you pay. The price you pay is the one shown there when you check out.
      </p>
    ),
  },
  {
    slug: "order",
    title: "Your order",
    words: (
      <>
        <p>
          You buy as a guest: no account is needed. When you check out we hold the goods for you while you
          pay. The contract between us begins when your payment has gone through and we confirm the order by
          email.
        </p>
        <p>
          If we cannot send something that you have paid for, we tell you and refund it in full. If your
          address needs checking, we write to you before anything is sent.
        </p>
      </>
    ),
  },
  {
    slug: "payment",
    title: "Payment",
    words: (
      <p>You pay by card on a page run by Stripe. Your card number goes to Stripe and never reaches us.</p>
    ),
  },
  {
    slug: "cancelling",
    title: "Cancelling and returns",
    words: (
      <p>
        You may cancel within 14 days of delivery. How that works, and what to do when something is faulty, is
        told under <SiteLink href="/delivery-and-returns">delivery and returns</SiteLink>.
      </p>
    ),
  },
  {
    slug: "guide",
    title: "The guide",
    words: (
      <p>
        The guide is general information. It diagnoses nothing and replaces no doctor or physio. Stop if
        something hurts, and ask a professional if you are unsure. Read the label of what you buy before you
        use it.
      </p>
    ),
  },
  {
    slug: "law",
    title: "The law that applies",
    words: (
      <p>
        These terms follow the law of England and Wales. If you live in Scotland or Northern Ireland you may
        also use the courts there. Your rights as a consumer stand whatever is written here.
      </p>
    ),
  },
];

export default function TermsPage() {
  return (
    <Leaflet
      title="Terms"
      standfirst="What you agree to when you buy from Fettle, in plain words."
      parts={parts}
    />
  );
}
