import { isLike, searchTokens } from "@/lib/catalogue/search";
import type { GuideDetails, SectionFacts } from "./guide";

export interface SectionMatch {
  readonly guideSlug: string;
  readonly guideTitle: string;
  readonly sectionSlug: string;
  readonly sectionTitle: string;
}

/** A film that a search found, with the section that shows it. */
export interface FilmMatch extends SectionMatch {
  readonly name: string;
  readonly title: string;
}

/** How many sections, and how many films, a search shows at most. */
const sectionLimit = 8;
const filmLimit = 4;

/**
 * How well texts answer a query: 0 when every typed word stands in the title, 1 when it stands in the words below it, 2 when the
 * title has a word that is like one that nobody wrote; null when they do not answer it.
 */
function rank(tokens: readonly string[], title: string, words: string): 0 | 1 | 2 | null {
  const high = title.toLowerCase();
  const low = words.toLowerCase();
  if (tokens.every((token) => high.includes(token))) return 0;
  if (tokens.every((token) => low.includes(token) || high.includes(token))) return 1;
  const known = searchTokens(high);
  const nearly = tokens.every((token) => high.includes(token) || known.some((word) => isLike(word, token)));
  return nearly ? 2 : null;
}

function best<Match>(ranked: readonly { at: 0 | 1 | 2 | null; match: Match }[], limit: number): Match[] {
  // A slip is looked into only where nothing was found as it was typed.
  const asTyped = ranked.filter(({ at }) => at === 0 || at === 1);
  const found = asTyped.length > 0 ? asTyped : ranked.filter(({ at }) => at === 2);
  return found
    .toSorted((one, other) => Number(one.at) - Number(other.at))
    .slice(0, limit)
    .map(({ match }) => match);
}

function placeOf(guide: GuideDetails, { slug, title }: SectionFacts): SectionMatch {
  return { guideSlug: guide.slug, guideTitle: guide.title, sectionSlug: slug, sectionTitle: title };
}

/**
 * The sections in which every word of a query stands, those that have it in their title first; when there are none,
 * those whose title is like it. The guides are few and held in cache, so this needs no index of its own.
 */
export function matchSections(guides: readonly GuideDetails[], query: string): SectionMatch[] {
  const tokens = searchTokens(query);
  if (tokens.length === 0) return [];
  const ranked = guides.flatMap((guide) =>
    guide.sections.map((section) => ({
      at: rank(tokens, `${section.title} ${section.contentsLabel}`, plainWords(section.markdown)),
      match: placeOf(guide, section),
    })),
  );
  return best(ranked, sectionLimit);
}

/** The films whose title, or else caption, has every word of a query; when there are none, those whose title is like it. */
export function matchFilms(guides: readonly GuideDetails[], query: string): FilmMatch[] {
  const tokens = searchTokens(query);
  if (tokens.length === 0) return [];
  const ranked = guides.flatMap((guide) =>
    filmsIn(guide).map(({ caption, ...match }) => ({ at: rank(tokens, match.title, caption), match })),
  );
  return best(ranked, filmLimit);
}

/** The films of a guide in the order of its pages, each with the first section that shows it. */
export function filmsIn(guide: GuideDetails): (FilmMatch & { readonly caption: string })[] {
  const shown = new Map<string, FilmMatch & { readonly caption: string }>();
  for (const section of guide.sections) {
    for (const [, name = ""] of section.markdown.matchAll(/^::film\{[^}\n]*?\bname="([^"]+)"/gm)) {
      const film = guide.films.find((each) => each.name === name);
      if (!film || shown.has(name)) continue;
      shown.set(name, { ...placeOf(guide, section), name, title: film.title, caption: film.caption });
    }
  }
  return [...shown.values()];
}

/** What a reader sees of the Markdown: no directives, no keys of sources. */
function plainWords(markdown: string): string {
  return markdown.replace(/:cite\[[^\]]*\]/g, "").replace(/^::\w.*$/gm, "");
}
