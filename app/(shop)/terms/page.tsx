import { linkMetadata } from "@/app/link-metadata";
import { Leaflet, type LeafletPart } from "@/components/ui/leaflet";
import { SiteLink } from "@/components/ui/site-link";
import { cancellationTerms } from "@/lib/cancellation";
import { holdMinutes } from "@/lib/checkout/checkout";

export const ensureStatic = "navigation";

export const metadata = linkMetadata({
  title: "Terms",
  description:
    "The terms on which Fettle sells: prices, codes, orders, payment, cancelling, exchanges and what the guide is for.",
  path: "/terms",
});

const parts: LeafletPart[] = [
  {
    slug: "who",
    title: "Who sells",
    words: (
      <p>
        Fettle is a trading name. The company behind it, its registered office, its company number and its VAT
        number stand under <SiteLink href="/contact#who">contact</SiteLink> and in every email from us.
      </p>
    ),
  },
  {
    slug: "prices",
    title: "Prices",
    words: (
      <p>
        Prices are in pounds and include VAT, which is taken off what goes to the Channel Islands. Delivery is
        added in the basket, before you pay: what it costs stands under{" "}
        <SiteLink href="/delivery-and-returns">delivery and returns</SiteLink>. The price you pay is the one
        shown when you check out. If a price changes while something is in your basket, the basket says so.
      </p>
    ),
  },
  {
    slug: "codes",
    title: "Codes",
    words: (
      <ul>
        <li>One code an order. It is typed in the basket, and the basket says what it takes off.</li>
        <li>
          A code can have an end, a least sum of goods, things that it does not hold for, a number of times
          that it can be used, or be for a first order. A code that does not hold says why.
        </li>
        <li>Whether an order is a first one, and whether a code was used before, goes by email address.</li>
        <li>No code makes a price less than nothing, and none is worth cash.</li>
        <li>
          When something goes back, you get what you paid for it: its price less its share of what the code
          took off.
        </li>
      </ul>
    ),
  },
  {
    slug: "order",
    title: "Your order",
    words: (
      <>
        <p>
          Put things in the basket, say where they go, and press Check out. You can change everything until
          you press Pay. No account is needed. When you check out we hold the goods for you while you pay, for
          about {holdMinutes} minutes.
        </p>
        <p>
          The contract between us begins when your payment has gone through and we confirm the order by email.
          It is in English. Your order’s page and that email keep what you agreed to.
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
      <>
        <p>
          Until your order has left us you can cancel it yourself on its page, and all of your money goes
          back.
        </p>
        <p>
          After that you may cancel all or part of it until {cancellationTerms.tellDays} days after it has
          reached you, without giving a reason. How that works, what it costs, and what to do when something
          is faulty, is told under <SiteLink href="/delivery-and-returns">delivery and returns</SiteLink>.
          There is a <SiteLink href="/cancellation-form">form</SiteLink> for it, and you need not use it.
        </p>
      </>
    ),
  },
  {
    slug: "exchanges",
    title: "Exchanges",
    words: (
      <p>
        Instead of your money you can ask for another size or colour of the same price. We send it once what
        you return is here and looked over. Nothing is held for you until then: if it has sold out, your money
        goes back.
      </p>
    ),
  },
  {
    slug: "accounts",
    title: "Accounts",
    words: (
      <p>
        An account keeps your orders and addresses in one place. It is for you alone: keep its password to
        yourself, and tell us if somebody else has used it. You can close it at any time. What an account
        holds, and what stays when it is closed, is told under <SiteLink href="/privacy">privacy</SiteLink>.
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
    slug: "complaints",
    title: "Complaints",
    words: (
      <p>
        Write to us first: see <SiteLink href="/contact">contact</SiteLink>. We belong to no scheme that
        settles disputes out of court, and the European Union’s platform for that closed in July 2025.{" "}
        <a href="https://www.citizensadvice.org.uk/consumer/" rel="noreferrer">
          Citizens Advice
        </a>{" "}
        helps buyers without charge. You can always go to court.
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
