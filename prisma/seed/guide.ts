import { readdir, readFile } from "node:fs/promises";
import { z } from "zod";
import type { Transaction } from "@/lib/db/client";
import { readNeeds, seedNeeds } from "./needs";

const guideSchema = z.strictObject({
  slug: z.string(),
  title: z.string(),
  standfirst: z.string(),
  description: z.string().max(155),
  author: z.string(),
  reviewStatus: z.string(),
  topics: z.array(z.strictObject({ slug: z.string(), title: z.string(), summary: z.string() })),
  commercialDisclosure: z.string(),
  disclaimerShort: z.string(),
});

const sourcesSchema = z.array(
  z.strictObject({
    key: z.string(),
    citation: z.string(),
    kind: z.string(),
    supports: z.string(),
    url: z.url(),
  }),
);

const filmsSchema = z.array(
  z.strictObject({
    name: z.string(),
    title: z.string(),
    alt: z.string(),
    caption: z.string(),
    transcript: z.string(),
    section: z.string(),
    /** Names of the films that it goes through, when it has no loop of its own. */
    playlist: z.array(z.string()).default([]),
  }),
);

/** What the studio says of the loops that it has made; a film without an entry is a still. */
const filmFactsSchema = z.record(z.string(), z.strictObject({ seconds: z.number().positive() }));

const frontMatterSchema = z.object({
  anchor: z.string(),
  title: z.string(),
  contents: z.string(),
  /** The day on which the words were last changed. */
  updated: z.iso.date(),
});

/** Splits "--- key: value --- words" into both. */
function splitFrontMatter(text: string): { facts: z.infer<typeof frontMatterSchema>; markdown: string } {
  const match = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text);
  if (!match) throw new Error("A section starts with its facts between two lines of ---");
  const pairs = (match[1] ?? "").split("\n").map((line) => {
    const colon = line.indexOf(":");
    return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
  });
  return { facts: frontMatterSchema.parse(Object.fromEntries(pairs)), markdown: (match[2] ?? "").trim() };
}

/** One guide from a folder of readable files: guide.json, sources.json, films.json, film-facts.json, needs.json and the sections in order. */
export async function seedGuide(tx: Transaction, folder: URL, position: number): Promise<void> {
  const read = async (name: string): Promise<string> => readFile(new URL(name, folder), "utf8");
  const guide = guideSchema.parse(JSON.parse(await read("guide.json")));
  const sources = sourcesSchema.parse(JSON.parse(await read("sources.json")));
  const films = filmsSchema.parse(JSON.parse(await read("films.json")));
  const filmFacts = filmFactsSchema.parse(JSON.parse(await read("film-facts.json")));
  const needs = await readNeeds(folder);

  const { id: guideId } = await tx.guide.create({
    data: {
      slug: guide.slug,
      title: guide.title,
      standfirst: guide.standfirst,
      description: guide.description,
      author: guide.author,
      reviewStatus: guide.reviewStatus,
      disclosure: guide.commercialDisclosure,
      disclaimer: guide.disclaimerShort,
      position,
      sources: { create: sources },
      films: {
        create: films.map(({ section: _section, ...film }) => ({
          ...film,
          seconds: filmFacts[film.name]?.seconds ?? null,
        })),
      },
    },
  });
  for (const [place, topic] of guide.topics.entries()) {
    const { id: topicId } = await tx.topic.upsert({ where: { slug: topic.slug }, create: topic, update: {} });
    await tx.guideTopic.create({ data: { guideId, topicId, position: place } });
  }

  const files = (await readdir(new URL("sections/", folder))).filter((name) => name.endsWith(".md")).sort();
  for (const [place, file] of files.entries()) {
    const { facts, markdown } = splitFrontMatter(await read(`sections/${file}`));
    const { id: sectionId } = await tx.guideSection.create({
      data: { guideId, slug: facts.anchor, position: place + 1 },
    });
    await tx.guideSectionVersion.create({
      data: {
        sectionId,
        version: 1,
        title: facts.title,
        contentsLabel: facts.contents,
        markdown,
        actor: "seed",
        publishedAt: new Date(facts.updated),
      },
    });
    await seedNeeds(tx, { id: sectionId, slug: facts.anchor, markdown }, needs);
  }
}
