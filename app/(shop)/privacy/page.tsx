import { linkMetadata } from "@/app/link-metadata";
import { Leaflet, type LeafletPart } from "@/components/ui/leaflet";
import { Facts } from "@/components/ui/prose";
import { SiteLink } from "@/components/ui/site-link";
import { basketDays } from "@/lib/basket/basket";
import { eventDetailDays } from "@/lib/checkout/inbox-terms";
import { optInTerms } from "@/lib/opt-in";

export const ensureStatic = "navigation";

export const metadata = linkMetadata({
  title: "Privacy",
  description: "What Fettle knows about you, why, for how long, and what you can ask of us.",
  path: "/privacy",
});

const parts: LeafletPart[] = [
  {
    slug: "kept",
    title: "What we keep, and why",
    words: (
      <Facts
        facts={[
          {
            title: "Your basket",
            words: (
              <>
                What is in it, and the email and postcode you type there. It is forgotten {basketDays} days
                after you last touched it.
              </>
            ),
          },
          {
            title: "Your order",
            words: (
              <>
                Your email, name, address, what you bought and what you paid. We need it to send the goods and
                to keep our contract with you.
              </>
            ),
          },
          {
            title: "Order records",
            words: <>Tax law has us keep them for six years after the end of the year they belong to.</>,
          },
          {
            title: "What Stripe tells us",
            words: (
              <>
                Each time something happens to a payment, Stripe sends us a note that may bear your name,
                email and address. {eventDetailDays} days after we have acted on it, we keep only which
                payment it was about.
              </>
            ),
          },
          {
            title: "An alert that something is back",
            words: (
              <>
                Your email and what you wait for. We use it to write to you once, and for nothing else: what
                you wait for may hint at your health. A request that nobody confirms, and an alert that is
                sent or stopped, is forgotten after {optInTerms.forgetDays} days. Whoever has waited for a
                year is forgotten too.
              </>
            ),
          },
          {
            title: "The newsletter",
            words: (
              <>
                Your email, the words you agreed to, and when you asked and confirmed. We keep them while you
                are on the list and forget them {optInTerms.forgetDays} days after you leave it, or after you
                asked and did not confirm. We do not count who opens what.
              </>
            ),
          },
          {
            title: "Where you ask from",
            words: (
              <>
                Your network address and your email, scrambled with a key so that they cannot be read back, to
                count how often the same visitor tries a password, signs up or opens a payment page. The
                counts are forgotten within two days, those of payment pages within three days of their end.
              </>
            ),
          },
          {
            title: "Your account, if you make one",
            words: <>Your email and a scrambled form of your password.</>,
          },
        ]}
      />
    ),
  },
  {
    slug: "guide",
    title: "What the guide could tell about you",
    words: (
      <p>
        When you add something to the basket from the guide, we note the section it stood in, so that we can
        see which pages help. That may hint at your health. We do not use it to advertise, we do not try to
        work out what is wrong with you, and we give it to nobody else.
      </p>
    ),
  },
  {
    slug: "seen-by",
    title: "Who else sees it",
    words: (
      <p>
        Stripe takes the payment and sees your card, your email and the sum. The carrier sees your name and
        address. We sell nothing about you, and there is no advertising or tracking on these pages.
      </p>
    ),
  },
  {
    slug: "rights",
    title: "What you can ask",
    words: (
      <p>
        You can ask for a copy of what we hold, have it put right or deleted, or object to how it is used. See{" "}
        <SiteLink href="/contact">contact</SiteLink>. What tax law has us keep, we keep until that time is
        over. If you are not happy with our answer, you can complain to the{" "}
        <a href="https://ico.org.uk/make-a-complaint/" rel="noreferrer">
          Information Commissioner’s Office
        </a>
        .
      </p>
    ),
  },
];

export default function PrivacyPage() {
  return (
    <Leaflet
      title="Privacy"
      standfirst="You can read every page without telling us who you are. We learn something only when you buy, or ask us to write to you."
      parts={parts}
    />
  );
}
