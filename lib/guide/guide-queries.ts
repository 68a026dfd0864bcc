import "server-only";
import { cacheLife, cacheTag } from "next/cache";
import { catalogueTags } from "@/lib/catalogue/catalogue-tags";
import type { GuideCard, GuideDetails, GuideUse, TopicFacts } from "./guide";
import { parseGuide } from "./guide-markdown";
import { readGuide, readGuides, readGuidesWithKit, readTopic, readTopics, readUses } from "./guide-reads";
import { guideTags } from "./guide-tags";
import { movesOf, type Move } from "./moves";

export async function getGuides(): Promise<GuideCard[]> {
  "use cache";
  cacheLife("hours");
  cacheTag(guideTags.all);
  return readGuides();
}

export async function getGuide(slug: string): Promise<GuideDetails | null> {
  "use cache";
  cacheLife("hours");
  cacheTag(guideTags.guide(slug));
  return readGuide(slug);
}

/** The moves of each section that has any, by its slug. */
export async function getMoves(slug: string): Promise<Readonly<Record<string, readonly Move[]>>> {
  "use cache";
  cacheLife("hours");
  cacheTag(guideTags.guide(slug));
  const guide = await readGuide(slug);
  const moves = parseGuide(guide?.sections ?? [], []).sections.map(
    (section) => [section.slug, movesOf(section.blocks)] as const,
  );
  return Object.fromEntries(moves.filter(([, each]) => each.length > 0));
}

/** Slugs of the guides that call for kit. */
export async function getGuidesWithKit(): Promise<string[]> {
  "use cache";
  cacheLife("hours");
  cacheTag(guideTags.all);
  return readGuidesWithKit();
}

export async function getTopics(): Promise<TopicFacts[]> {
  "use cache";
  cacheLife("hours");
  cacheTag(guideTags.all);
  return readTopics();
}

export async function getTopic(slug: string): Promise<(TopicFacts & { guides: GuideCard[] }) | null> {
  "use cache";
  cacheLife("hours");
  cacheTag(guideTags.all);
  return readTopic(slug);
}

export async function getUses(productSlug: string): Promise<GuideUse[]> {
  "use cache";
  cacheLife("hours");
  cacheTag(guideTags.all, catalogueTags.product(productSlug));
  return readUses(productSlug);
}
