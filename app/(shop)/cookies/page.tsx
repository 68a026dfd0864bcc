import { linkMetadata } from "@/app/link-metadata";
import { Leaflet, type LeafletPart } from "@/components/ui/leaflet";
import { Facts } from "@/components/ui/prose";
import { SiteLink } from "@/components/ui/site-link";
import { deviceKeys } from "@/lib/device";
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
    slug: "device",
    title: "Kept on your device",
    words: (
      <>
        <p>These are no cookies: they stay in your browser, and it never sends them to us.</p>
        <Facts
          facts={[
            {
              title: <span className="wrap-anywhere">{deviceKeys.avoid}</span>,
              words: (
                <>
                  Which <SiteLink href="/cautions">allergies and cautions</SiteLink> you ticked, so that such
                  kit is left out.{" "}
                  <span className="block text-sm text-ink-soft">Until you forget it there</span>
                </>
              ),
            },
            {
              title: <span className="wrap-anywhere">{deviceKeys.care}</span>,
              words: (
                <>
                  Says only that you saw a page on a sign that needs care, so that the kit is put away.{" "}
                  <span className="block text-sm text-ink-soft">Until you close the tab</span>
                </>
              ),
            },
          ]}
        />
      </>
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
