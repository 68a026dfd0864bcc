import "server-only";
import { cacheLife, cacheTag } from "next/cache";
import { catalogueTags } from "@/lib/catalogue/catalogue-tags";
import type { GuideCard, GuideDetails, GuideUse, TopicFacts } from "./guide";
import { readGuide, readGuides, readTopic, readTopics, readUses } from "./guide-reads";
import { guideTags } from "./guide-tags";

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
