import type { ReactNode } from "react";
import { inOrder } from "@/components/ui/in-order";
import { LinkRow, LinkRows } from "@/components/ui/link-row";
import type { DepartmentFacts, ProductCard } from "@/lib/catalogue/catalogue";
import type { GuideDetails, SectionFacts } from "@/lib/guide/guide";
import type { Block, ParsedGuide } from "@/lib/guide/guide-blocks";
import { reelsOf } from "@/lib/guide/film";
import { kitOf, type KitFacts } from "@/lib/guide/guide-kit";
import { kitPath } from "@/lib/guide/kit-choice";
import type { Bands } from "@/lib/stock/stock";
import { AnatomyFigure } from "./anatomy-figure";
import { FilmFigure } from "./film-figure";
import { GuideBlocks } from "./guide-blocks";
import { GuideSection } from "./guide-section";
import { KitListings } from "./kit-listings";

interface GuideBodyProps {
  readonly guide: GuideDetails;
  readonly parsed: ParsedGuide;
  readonly cards: readonly ProductCard[];
  readonly bands: Bands;
  readonly departments: readonly DepartmentFacts[];
}

/** Every section of a guide, with its films, figures and listings in their places. */
export function GuideBody({ guide, parsed, cards, bands, departments }: GuideBodyProps) {
  return inOrder(guide.sections, (section, index) => (
    <GuideSection
      section={section}
      number={index + 1}
      count={guide.sections.length}
      sources={sourcesOf(parsed, section)}
    >
      <SectionWords
        guide={guide}
        section={section}
        blocks={parsed.sections[index]?.blocks ?? []}
        kit={kitOf(section.needs, cards, bands)}
        bands={bands}
        departments={departments}
      />
    </GuideSection>
  ));
}

interface SectionWordsProps {
  readonly guide: GuideDetails;
  readonly section: SectionFacts;
  readonly blocks: readonly Block[];
  readonly kit: ReadonlyMap<string, KitFacts>;
  readonly bands: Bands;
  readonly departments: readonly DepartmentFacts[];
}

function SectionWords({ guide, section, blocks, kit, bands, departments }: SectionWordsProps) {
  const render = (
    block: Extract<Block, { kind: "anatomy" | "film" | "kits" | "kit-summary" }>,
  ): ReactNode => {
    switch (block.kind) {
      case "film": {
        return <Film guide={guide} block={block} />;
      }
      case "kits":
        return (
          <KitListings
            guide={guide.slug}
            section={section.slug}
            items={block.items}
            kit={kit}
            bands={bands}
            heading={blocks.some(({ kind }) => kind === "heading") ? "h4" : "h3"}
            words={(home) => <GuideBlocks blocks={home.children} render={render} />}
          />
        );
      case "anatomy":
        return <AnatomyFigure />;
      case "kit-summary":
        return <KitSummary guide={guide.slug} departments={departments} />;
    }
  };
  return <GuideBlocks blocks={blocks} render={render} />;
}

interface FilmProps {
  readonly guide: GuideDetails;
  readonly block: Extract<Block, { kind: "film" }>;
}

/** A film with what is known of it; one that nothing is known of tells what the words around it say. */
function Film({ guide, block }: FilmProps) {
  const told = guide.films.find((film) => film.name === block.name);
  if (!told)
    return <FilmFigure film={{ ...block, alt: block.caption, transcript: block.caption }} reels={[]} />;
  const { name, title, alt, caption, transcript, seconds } = told;
  const film = { name, title, alt, caption, transcript };
  return seconds === null ? (
    <FilmFigure film={film} reels={reelsOf(told, guide.films)} />
  ) : (
    <FilmFigure film={film} />
  );
}

interface KitSummaryProps {
  readonly guide: string;
  readonly departments: readonly DepartmentFacts[];
}

function KitSummary({ guide, departments }: KitSummaryProps) {
  return (
    <div className="mt-6 print:hidden">
      <LinkRows label="Departments">
        <LinkRow href={kitPath(guide)} aside="Kit">
          Only what you need
        </LinkRow>
        {inOrder(departments, ({ slug, title }) => (
          <LinkRow href={`/shop/${slug}`} aside="Shop">
            {title}
          </LinkRow>
        ))}
      </LinkRows>
    </div>
  );
}

function sourcesOf(parsed: ParsedGuide, { slug }: SectionFacts): number[] {
  return parsed.sources.filter(({ sections }) => sections.includes(slug)).map(({ number }) => number);
}
