import { linkMetadata } from "@/app/link-metadata";
import { PageOpening } from "@/components/ui/page-opening";
import { Prose } from "@/components/ui/prose";
import { SiteLink } from "@/components/ui/site-link";
import { basketDays } from "@/lib/basket/basket";
import { optInTerms } from "@/lib/opt-in";

export const ensureStatic = "navigation";

export const metadata = linkMetadata({
  title: "Privacy",
  description: "What Fettle knows about you, why, for how long, and what you can ask of us.",
  path: "/privacy",
});

export default function PrivacyPage() {
  return (
    <div className="page-width">
      <PageOpening
        title="Privacy"
        standfirst="You can read every page without telling us who you are. We learn something only when you buy, or ask us to write to you."
      />
      <Prose>
        <h2>What we keep, and why</h2>
        <ul>
          <li>
            <strong>Your basket:</strong> what is in it, and the email and postcode you type there. It is
            forgotten {basketDays} days after you last touched it.
          </li>
          <li>
            <strong>Your order:</strong> your email, name, address, what you bought and what you paid. We need
            it to send the goods and to keep our contract with you.
          </li>
          <li>
            <strong>Order records:</strong> tax law has us keep them for six years after the end of the year
            they belong to.
          </li>
          <li>
            <strong>An alert that something is back:</strong> your email and what you wait for. We use it to
            write to you once, and for nothing else: what you wait for may hint at your health. A request that
            nobody confirms, and an alert that is sent or stopped, is forgotten after {optInTerms.forgetDays}{" "}
            days. Whoever has waited for a year is forgotten too.
          </li>
          <li>
            <strong>The newsletter:</strong> your email, the words you agreed to, and when you asked and
            confirmed. We keep them while you are on the list and forget them {optInTerms.forgetDays} days
            after you leave it, or after you asked and did not confirm. We do not count who opens what.
          </li>
          <li>
            <strong>Your account, if you make one:</strong> your email and a scrambled form of your password.
          </li>
        </ul>
        <h2>What the guide could tell about you</h2>
        <p>
          When you add something to the basket from the guide, we note the section it stood in, so that we can
          see which pages help. That may hint at your health. We do not use it to advertise, we do not try to
          work out what is wrong with you, and we give it to nobody else.
        </p>
        <h2>Who else sees it</h2>
        <p>
          Stripe takes the payment and sees your card, your email and the sum. The carrier sees your name and
          address. We sell nothing about you, and there is no advertising or tracking on these pages.
        </p>
        <h2>What you can ask</h2>
        <p>
          You can ask for a copy of what we hold, have it put right or deleted, or object to how it is used.
          See <SiteLink href="/contact">contact</SiteLink>. What tax law has us keep, we keep until that time
          is over. If you are not happy with our answer, you can complain to the{" "}
          <a href="https://ico.org.uk/make-a-complaint/" rel="noreferrer">
            Information Commissioner’s Office
          </a>
          .
        </p>
      </Prose>
    </div>
  );
}
