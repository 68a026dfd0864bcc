import { linkMetadata } from "@/app/link-metadata";
import { GuideRows } from "@/components/guide/guide-rows";
import { Page } from "@/components/ui/page";
import { PageOpening } from "@/components/ui/page-opening";
import { SiteLink } from "@/components/ui/site-link";
import { getGuide, getGuides, getTopics } from "@/lib/guide/guide-queries";

export const ensureStatic = "navigation";

export const metadata = linkMetadata({
  title: "Guides",
  description:
    "Plain guides to what hurts when you run: what it is, what to do today, and what to leave alone.",
  path: "/guides",
});

export default async function GuidesPage() {
  const [cards, topics] = await Promise.all([getGuides(), getTopics()]);
  const guides = await Promise.all(cards.map(({ slug }) => getGuide(slug)));
  return (
    <Page className="page-width">
      <PageOpening
        title="Guides"
        standfirst="What it is, what to do today, and what to leave alone. Every source is listed, and the advice stands without the shop."
      />
      <GuideRows guides={guides.flatMap((guide) => guide ?? [])} />
      <h2 className="mt-20 mb-5 text-2xl">By topic</h2>
      <ul aria-label="Topics" className="border-t-2 border-ink">
        {topics.map(({ slug, title, summary }) => (
          <li key={slug} className="border-b border-line">
            <SiteLink href={`/topics/${slug}`} className="group margin-columns items-baseline gap-y-1.5 py-5">
              <span className="font-display text-xl font-bold tracking-title group-hover:underline group-hover:underline-offset-4">
                {title}
              </span>
              <span className="text-sm">{summary}</span>
            </SiteLink>
          </li>
        ))}
      </ul>
    </Page>
  );
}
