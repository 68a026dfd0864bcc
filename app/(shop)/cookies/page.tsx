import { linkMetadata } from "@/app/link-metadata";
import { typedEmailCookie } from "@/app/typed-email";
import { PageOpening } from "@/components/ui/page-opening";
import { Prose } from "@/components/ui/prose";
import { basketCookie, basketDays } from "@/lib/basket/basket";
import { basketMark } from "@/lib/basket/basket-mark";

export const ensureStatic = "navigation";

export const metadata = linkMetadata({
  title: "Cookies",
  description: "Fettle sets only the cookies it cannot work without, so there is no banner to click away.",
  path: "/cookies",
});

export default function CookiesPage() {
  return (
    <div className="page-width">
      <PageOpening
        title="Cookies"
        standfirst="Only those that the shop cannot work without. That is why there is no banner."
      />
      <Prose>
        <h2>Basket</h2>
        <p>
          <strong>{basketCookie}</strong> is set when you first put something in the basket. It holds a random
          number that says which basket is yours, and nothing about you. It lasts {basketDays} days. Beside
          it, <strong>{basketMark}</strong> says only that there is a basket, so that pages need not ask.
        </p>
        <h2>A mistyped address</h2>
        <p>
          <strong>{typedEmailCookie}</strong> keeps an email address that we could not read, for two minutes,
          so that you can put it right without typing it again.
        </p>
        <h2>Signing in</h2>
        <p>
          If you sign in, a cookie keeps you signed in, and another protects the form against being sent by a
          stranger. They are gone when you sign out or when they run out.
        </p>
        <h2>Paying</h2>
        <p>
          The payment page belongs to Stripe and sets cookies of its own, to take the payment and to stop
          fraud.
        </p>
        <h2>What is not here</h2>
        <p>No analytics, no advertising, no social buttons.</p>
      </Prose>
    </div>
  );
}
