import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { coverFilm } from "@/app/cards/find-card";
import { linkMetadata } from "@/app/link-metadata";
import { GuideBody } from "@/components/guide/guide-body";
import { GuideContents } from "@/components/guide/guide-contents";
import { GuideOpening } from "@/components/guide/guide-opening";
import { GuideSources } from "@/components/guide/guide-sources";
import { Page } from "@/components/ui/page";
import { StructuredData } from "@/components/ui/structured-data";
import { getCards, getDepartments } from "@/lib/catalogue/catalogue-queries";
import { kitProducts } from "@/lib/guide/guide-kit";
import { parseGuide } from "@/lib/guide/guide-markdown";
import { getGuide, getGuides } from "@/lib/guide/guide-queries";
import { placeholderOrigin } from "@/lib/site-origin";
import { getBands } from "@/lib/stock/stock-queries";
import { guideData } from "@/lib/structured-data/guide-data";

export const ensureStatic = "navigation";

export async function generateStaticParams() {
  return (await getGuides()).map(({ slug }) => ({ slug }));
}

export async function generateMetadata({ params }: PageProps<"/guides/[slug]">): Promise<Metadata> {
  const guide = await getGuide((await params).slug);
  if (!guide) return {};
  const { slug, title, description, films } = guide;
  return linkMetadata({
    title,
    description,
    path: `/guides/${slug}`,
    type: "article",
    card: { kind: "guides", slug },
    alt: coverFilm(films)?.alt,
  });
}

export default async function GuidePage({ params }: PageProps<"/guides/[slug]">) {
  const guide = await getGuide((await params).slug);
  if (!guide) notFound();
  const [cards, departments] = await Promise.all([getCards(kitProducts(guide)), getDepartments()]);
  const bands = await getBands(cards.flatMap(({ variants }) => variants.map(({ sku }) => sku)));
  const parsed = parseGuide(
    guide.sections,
    guide.sources.map(({ key }) => key),
  );
  return (
    <Page>
      <article>
        <GuideOpening guide={guide} />
        <div className="page-width gap-x-14 lg:grid lg:grid-cols-[14rem_minmax(0,1fr)]">
          <GuideContents
            entries={guide.sections.map(({ slug, contentsLabel }) => ({ slug, label: contentsLabel }))}
          />
          <div className="mt-12 lg:mt-0">
            <GuideBody guide={guide} parsed={parsed} cards={cards} bands={bands} departments={departments} />
            <GuideSources sources={guide.sources} cited={parsed.sources} />
            <p className="mt-8 print:hidden">
              <a href="#top" className="link inline-flex min-h-11 items-center">
                Back to top
              </a>
            </p>
          </div>
        </div>
      </article>
      <StructuredData data={guideData(guide, parsed, placeholderOrigin)} />
    </Page>
  );
}
