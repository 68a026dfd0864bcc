import type { GuideDetails } from "./guide";

export interface SectionMatch {
  readonly guideSlug: string;
  readonly guideTitle: string;
  readonly sectionSlug: string;
  readonly sectionTitle: string;
}

/** How many sections a search shows at most. */
const matchLimit = 8;

/**
 * The sections in which every word of a query stands, those that have it in their title first. The
 * guides are few and held in cache, so this needs no index of its own.
 */
export function matchSections(guides: readonly GuideDetails[], query: string): SectionMatch[] {
  const words = query.toLowerCase().split(" ").filter(Boolean);
  if (words.length === 0) return [];
  const holds = (text: string): boolean => words.every((word) => text.toLowerCase().includes(word));
  const inTitle: SectionMatch[] = [];
  const inWords: SectionMatch[] = [];
  for (const guide of guides) {
    for (const { slug, title, contentsLabel, markdown } of guide.sections) {
      const match = {
        guideSlug: guide.slug,
        guideTitle: guide.title,
        sectionSlug: slug,
        sectionTitle: title,
      };
      if (holds(`${title} ${contentsLabel}`)) inTitle.push(match);
      else if (holds(plainWords(markdown))) inWords.push(match);
    }
  }
  return [...inTitle, ...inWords].slice(0, matchLimit);
}

/** What a reader sees of the Markdown: no directives, no keys of sources. */
function plainWords(markdown: string): string {
  return markdown.replace(/:cite\[[^\]]*\]/g, "").replace(/^::\w.*$/gm, "");
}
