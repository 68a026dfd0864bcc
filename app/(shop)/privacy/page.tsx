import { linkMetadata } from "@/app/link-metadata";
import { Leaflet, type LeafletPart } from "@/components/ui/leaflet";
import { Facts } from "@/components/ui/prose";
import { SiteLink } from "@/components/ui/site-link";
import { accountTerms } from "@/lib/accounts/account";
import { basketDays } from "@/lib/basket/basket";
import { eventDetailDays } from "@/lib/checkout/inbox-terms";
import { optInTerms } from "@/lib/opt-in";
import { sectionDays, unsentSectionDays } from "@/lib/orders/section-terms";
import { briefDays } from "@/lib/outbox/outbox-terms";

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
                Your email, name, address, what you bought and what you paid, the letters we sent you about
                it, and notes that whoever packs it should see. We need them to send the goods and to keep our
                contract with you.
              </>
            ),
          },
          {
            title: "What you send back",
            words: (
              <>
                What, why, and what you tell us about it; and what we found. It belongs to the order and is
                kept as long.
              </>
            ),
          },
          {
            title: "A code",
            words: (
              <>
                Which order used it, and your email address, scrambled with a key so that it cannot be read
                back: that is how a code works once for each address, or for a first order alone. It is kept
                with the order.
              </>
            ),
          },
          {
            title: "Looking an order up",
            words: (
              <>
                The number and the email address that somebody typed, and an address that an order no longer
                writes to. Whether they belong together, we tell only the order’s own mailbox. Forgotten
                within {briefDays} days.
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
            words: (
              <>
                Your email, a scrambled form of your password if you choose one, and up to{" "}
                {accountTerms.addresses} addresses that you save. Orders placed with your email address join
                it once you have shown that the mailbox is yours.
              </>
            ),
          },
          {
            title: "Where you are signed in",
            words: (
              <>
                For each sign-in the kind of browser, such as “Firefox on Windows”, and when it was last used:
                you see them all on your account’s page and can end each. A sign-in is forgotten{" "}
                {accountTerms.forgetSignInsDays} days after its end, a link to sign in, to confirm or to
                choose a new password {accountTerms.forgetDays} days after it has run out.
              </>
            ),
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
        work out what is wrong with you, and we give it to nobody else, Stripe included. {sectionDays} days
        after we have sent your order, or {unsentSectionDays} days after an order that is never sent, the
        section is taken out of it; what stays is how much each section has sold in a year, with nobody’s
        name. What you answer in the guide’s questions is not kept: each answer only opens a page, and our
        logs leave out which. After a page that asks you to get help, your browser remembers until you close
        the tab to show no kit; that is never sent to us. Nor is what you tick under{" "}
        <SiteLink href="/cautions">allergies and cautions</SiteLink>: it stays on your device.
      </p>
    ),
  },
  {
    slug: "seen-by",
    title: "Who else sees it",
    words: (
      <p>
        Stripe takes the payment and sees your card, your email, the sum and what you buy. The carrier sees
        your name and address. Whoever carries our emails sees what is in them. We sell nothing about you, and
        there is no advertising or tracking on these pages.
      </p>
    ),
  },
  {
    slug: "closing",
    title: "If you close your account",
    words: (
      <>
        <p>
          You can do it yourself on <SiteLink href="/account">your account’s page</SiteLink>. Your email,
          password, addresses, sign-ins, basket, alerts and your place on the newsletter’s list are deleted at
          once. It cannot be undone.
        </p>
        <p>
          Your orders stay, as tax law asks, and belong to no account any more. The link in an order’s emails
          still opens it.
        </p>
      </>
    ),
  },
  {
    slug: "rights",
    title: "What you can ask",
    words: (
      <p>
        You can ask for a copy of what we hold, have it put right or deleted, or object to how it is used.
        With an account you can fetch the copy and put most of it right yourself; without one, see{" "}
        <SiteLink href="/contact">contact</SiteLink>, where you also read who we are. What tax law has us
        keep, we keep until that time is over. If you are not happy with our answer, you can complain to the{" "}
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
