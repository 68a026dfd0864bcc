import { db } from "@/lib/db/client";
import type { CandidateFacts, GuideCard, GuideDetails, GuideUse, TopicFacts } from "./guide";
import { parseGuide } from "./guide-markdown";
import { movesOf } from "./moves";

const topicSelect = { slug: true, title: true, summary: true } as const;
const topicsSelect = { select: { topic: { select: topicSelect } }, orderBy: { position: "asc" } } as const;
const publishedVersion = {
  where: { publishedAt: { not: null } },
  orderBy: { version: "desc" },
  take: 1,
} as const;

const candidatesSelect = {
  orderBy: { rank: "asc" },
  where: { product: { state: "live" } },
  select: {
    anyVariant: true,
    why: true,
    variant: { select: { sku: true } },
    product: {
      select: { slug: true, variants: { select: { sku: true }, orderBy: { position: "asc" } } },
    },
  },
} as const;

interface CandidateRow {
  anyVariant: boolean;
  why: string;
  variant: { sku: string };
  product: { slug: string; variants: { sku: string }[] };
}

function toCandidate({ anyVariant, why, variant: { sku }, product }: CandidateRow): CandidateFacts {
  const others = anyVariant ? product.variants.filter((variant) => variant.sku !== sku) : [];
  return { productSlug: product.slug, sku, skus: [sku, ...others.map((variant) => variant.sku)], why };
}

const cardSelect = {
  slug: true,
  title: true,
  standfirst: true,
  topics: topicsSelect,
  _count: { select: { sections: true, films: true } },
} as const;

interface CardRow {
  slug: string;
  title: string;
  standfirst: string;
  topics: { topic: TopicFacts }[];
  _count: { sections: number; films: number };
}

function toCard(row: CardRow): GuideCard {
  return {
    slug: row.slug,
    title: row.title,
    standfirst: row.standfirst,
    topics: row.topics.map(({ topic }) => topic),
    sectionCount: row._count.sections,
    filmCount: row._count.films,
  };
}

export async function readGuides(): Promise<GuideCard[]> {
  const rows = await db().guide.findMany({ select: cardSelect, orderBy: { position: "asc" } });
  return rows.map(toCard);
}

/** Slugs of the guides that call for kit, in their order. */
export async function readGuidesWithKit(): Promise<string[]> {
  const rows = await db().guide.findMany({
    where: { sections: { some: { needs: { some: {} } } } },
    select: { slug: true },
    orderBy: { position: "asc" },
  });
  return rows.map(({ slug }) => slug);
}

export async function readGuide(slug: string): Promise<GuideDetails | null> {
  const row = await db().guide.findUnique({
    where: { slug },
    select: {
      slug: true,
      title: true,
      standfirst: true,
      description: true,
      author: true,
      reviewStatus: true,
      disclosure: true,
      disclaimer: true,
      updatedAt: true,
      topics: topicsSelect,
      sources: {
        select: { key: true, citation: true, kind: true, supports: true, url: true },
        orderBy: { key: "asc" },
      },
      films: {
        select: {
          name: true,
          title: true,
          alt: true,
          caption: true,
          transcript: true,
          seconds: true,
          playlist: true,
          createdAt: true,
        },
      },
      sections: {
        orderBy: { position: "asc" },
        select: {
          slug: true,
          position: true,
          versions: {
            ...publishedVersion,
            select: { title: true, contentsLabel: true, markdown: true, publishedAt: true },
          },
          needs: {
            orderBy: { position: "asc" },
            select: {
              slug: true,
              key: true,
              title: true,
              essential: true,
              home: true,
              department: { select: { slug: true, title: true } },
              candidates: candidatesSelect,
            },
          },
        },
      },
    },
  });
  if (!row) return null;
  return {
    ...row,
    topics: row.topics.map(({ topic }) => topic),
    sections: row.sections.flatMap(({ slug: anchor, position, versions, needs }) =>
      versions.map((version) => ({
        slug: anchor,
        position,
        ...version,
        needs: needs.map((need) => ({
          ...need,
          candidates: need.candidates.map(toCandidate),
        })),
      })),
    ),
  };
}

export async function readTopics(): Promise<TopicFacts[]> {
  return db().topic.findMany({ select: topicSelect, orderBy: { title: "asc" } });
}

export async function readTopic(slug: string): Promise<(TopicFacts & { guides: GuideCard[] }) | null> {
  const row = await db().topic.findUnique({
    where: { slug },
    select: {
      ...topicSelect,
      guides: { select: { guide: { select: cardSelect } }, orderBy: { position: "asc" } },
    },
  });
  return row && { ...row, guides: row.guides.map(({ guide }) => toCard(guide)) };
}

/** The guide sections that have a product in mind first: what only stands in for another is not what their words speak of. */
export async function readUses(productSlug: string): Promise<GuideUse[]> {
  return readUsesOf([productSlug]);
}

/** The guide sections for several products, each section once, with the moves that are done with any of them. */
export async function readUsesOf(productSlugs: readonly string[]): Promise<GuideUse[]> {
  const rows = await db().need.findMany({
    where: { candidates: { some: { rank: 1, product: { slug: { in: [...productSlugs] } } } } },
    orderBy: [{ section: { guide: { position: "asc" } } }, { section: { position: "asc" } }],
    select: {
      slug: true,
      section: {
        select: {
          slug: true,
          guide: { select: { slug: true, title: true } },
          versions: { ...publishedVersion, select: { title: true, markdown: true } },
        },
      },
    },
  });
  const uses = rows.flatMap(({ section }) =>
    section.versions.map(({ title, markdown }) => {
      const slots = rows.filter((row) => isSame(row.section, section)).map(({ slug }) => slug);
      return {
        guideSlug: section.guide.slug,
        guideTitle: section.guide.title,
        sectionSlug: section.slug,
        sectionTitle: title,
        moves: movesWith(slots, { slug: section.slug, markdown }),
      };
    }),
  );
  return uses.filter(
    (use, index) =>
      uses.findIndex(
        (other) => other.sectionSlug === use.sectionSlug && other.guideSlug === use.guideSlug,
      ) === index,
  );
}

interface Place {
  readonly slug: string;
  readonly guide: { readonly slug: string };
}

function isSame(one: Place, other: Place): boolean {
  return one.slug === other.slug && one.guide.slug === other.guide.slug;
}

/** The moves of a section that are done with what stands in one of these places. */
function movesWith(
  slots: readonly string[],
  section: { readonly slug: string; readonly markdown: string },
): GuideUse["moves"] {
  return parseGuide([section], [])
    .sections.flatMap(({ blocks }) => movesOf(blocks))
    .filter(({ slot }) => slots.includes(slot))
    .map(({ film, title }) => ({ film, title }));
}

/** The places of a guide that ask for kit. */
export async function readSlots(guide: string): Promise<{ section: string; slot: string }[]> {
  const rows = await db().need.findMany({
    where: { section: { guide: { slug: guide } } },
    select: { slug: true, section: { select: { slug: true } } },
  });
  return rows.map(({ slug, section }) => ({ section: section.slug, slot: slug }));
}

/** Whether a line that says it was added in this place of a guide tells the truth. */
export async function readSlotExists(guide: string, section: string, slot: string): Promise<boolean> {
  return (
    (await db().need.count({ where: { slug: slot, section: { slug: section, guide: { slug: guide } } } })) > 0
  );
}
