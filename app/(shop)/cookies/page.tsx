import { linkMetadata } from "@/app/link-metadata";
import { Leaflet, type LeafletPart } from "@/components/ui/leaflet";
import { Facts } from "@/components/ui/prose";
import { cookieGroups } from "./cookie-list";

export const ensureStatic = "navigation";

export const metadata = linkMetadata({
  title: "Cookies",
  description: "Fettle sets only the cookies it cannot work without, so there is no banner to click away.",
  path: "/cookies",
});

const parts: LeafletPart[] = [
  ...cookieGroups.map(({ slug, title, cookies }) => ({
    slug,
    title,
    words: (
      <Facts
        facts={cookies.map(({ name, words, lasts }) => ({
          title: <span className="wrap-anywhere">{name}</span>,
          words: (
            <>
              {words} <span className="block text-sm text-ink-soft">{lasts}</span>
            </>
          ),
        }))}
      />
    ),
  })),
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
