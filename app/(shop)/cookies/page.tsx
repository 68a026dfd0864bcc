import { linkMetadata } from "@/app/link-metadata";
import { typedEmailCookie } from "@/app/typed-email";
import { knownBrowserCookie, knownBrowserDays } from "@/lib/auth/known-browser-terms";
import { Leaflet, type LeafletPart } from "@/components/ui/leaflet";
import { basketCookie, basketDays } from "@/lib/basket/basket";
import { basketMark } from "@/lib/basket/basket-mark";

export const ensureStatic = "navigation";

export const metadata = linkMetadata({
  title: "Cookies",
  description: "Fettle sets only the cookies it cannot work without, so there is no banner to click away.",
  path: "/cookies",
});

const parts: LeafletPart[] = [
  {
    slug: "basket",
    title: "Basket",
    words: (
      <p>
        <strong>{basketCookie}</strong> is set when you first put something in the basket. It holds a random
        number that says which basket is yours, and nothing about you. It lasts {basketDays} days. Beside it,{" "}
        <strong>{basketMark}</strong> says only that there is a basket, so that pages need not ask.
      </p>
    ),
  },
  {
    slug: "mistyped",
    title: "A mistyped address",
    words: (
      <p>
        <strong>{typedEmailCookie}</strong> keeps an email address that we could not take just then, for two
        minutes, so that you need not type it again.
      </p>
    ),
  },
  {
    slug: "signing-in",
    title: "Signing in",
    words: (
      <p>
        If you sign in, a cookie keeps you signed in, and another protects the form against being sent by a
        stranger. They are gone when you sign out or when they run out. A third,{" "}
        <strong>{knownBrowserCookie}</strong>, remembers for {knownBrowserDays} days that you have signed in
        from here, so that strangers who guess at your password cannot lock you out. It opens nothing.
      </p>
    ),
  },
  {
    slug: "paying",
    title: "Paying",
    words: (
      <p>
        The payment page belongs to Stripe and sets cookies of its own, to take the payment and to stop fraud.
      </p>
    ),
  },
  {
    slug: "absent",
    title: "What is not here",
    words: <p>No analytics, no advertising, no social buttons.</p>,
  },
];

export default function CookiesPage() {
  return (
    <Leaflet
      title="Cookies"
      standfirst="Only those that the shop cannot work without. That is why there is no banner."
      parts={parts}
    />
  );
}
