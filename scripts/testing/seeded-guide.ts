import { readdirSync, readFileSync } from "node:fs";
import type { FilmFacts, GuideDetails } from "@/lib/guide/guide";
import type { Block, Inline, ParsedGuide } from "@/lib/guide/guide-blocks";
import { parseGuide } from "@/lib/guide/guide-markdown";
import { sentencesOf } from "./reading-age";

const folder = new URL("../../prisma/seed/guides/", import.meta.url);

export const seededGuides: readonly string[] = readdirSync(folder);

interface SeededSource {
  readonly key: string;
  readonly citation: string;
  readonly kind: string;
  readonly supports: string;
  readonly url: string;
}

interface SeededGuide {
  readonly facts: Pick<GuideDetails, "title" | "standfirst" | "description" | "author" | "reviewStatus">;
  readonly films: readonly Omit<FilmFacts, "createdAt">[];
  readonly sources: readonly SeededSource[];
  readonly parsed: ParsedGuide;
}

/** A guide of the seed as its page reads it. */
export function readSeededGuide(guide: string): SeededGuide {
  const room = new URL(`${guide}/`, folder);
  const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, room), "utf8"));
  const sources = read("sources.json") as SeededSource[];
  const files = readdirSync(new URL("sections/", room)).sort();
  const sections = files.map((file) => ({
    slug: file.replace(/^\d+-|\.md$/g, ""),
    markdown: readFileSync(new URL(`sections/${file}`, room), "utf8").replace(/^---\n[\s\S]*?\n---\n/, ""),
  }));
  const keys = sources.map(({ key }) => key);
  const facts = read("film-facts.json") as Readonly<Record<string, { readonly seconds: number }>>;
  const films = (read("films.json") as (FilmFacts & { playlist?: string[] })[]).map((film) => ({
    ...film,
    playlist: film.playlist ?? [],
    seconds: facts[film.name]?.seconds ?? null,
  }));
  return {
    facts: read("guide.json") as SeededGuide["facts"],
    sources,
    films,
    parsed: parseGuide(sections, keys),
  };
}

/** What is read as running words, sentence by sentence: headings, doses and the captions of films apart. An item of a list is read by itself. */
export function sentencesOfBlocks(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => {
    switch (block.kind) {
      case "paragraph":
        return sentencesOf(textOf(block.children));
      case "list":
        return block.items.flatMap(sentencesOfBlocks);
      case "quote":
      case "aside":
      case "home":
        return sentencesOfBlocks(block.children);
      case "kits":
        return block.items.flatMap((item) => (item.kind === "home" ? sentencesOfBlocks(item.children) : []));
      default:
        return [];
    }
  });
}

function textOf(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      switch (inline.kind) {
        case "text":
          return inline.text;
        case "strong":
        case "emphasis":
        case "link":
          return textOf(inline.children);
        case "break":
          return " ";
        case "cite":
          return "";
      }
    })
    .join("");
}
