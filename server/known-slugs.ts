import { readDepartments, readProductSlugs } from "@/lib/catalogue/catalogue-reads";
import { readGuides, readTopics } from "@/lib/guide/guide-reads";
import { log } from "./log";

type Room = "products" | "shop" | "guides" | "topics";

const readers: Record<Room, () => Promise<string[]>> = {
  products: readProductSlugs,
  shop: async () => (await readDepartments()).map(({ slug }) => slug),
  guides: async () => (await readGuides()).map(({ slug }) => slug),
  topics: async () => (await readTopics()).map(({ slug }) => slug),
};

const known = new Map<Room, { slugs: Set<string>; readAt: number }>();
const freshMilliseconds = 1_000;

function isRoom(name: string): name is Room {
  return Object.hasOwn(readers, name);
}

/**
 * Whether a path may lead to a page: false only for a slug that the database does not know. Next answers such
 * a slug with 200 on its first visit; here it never gets that far. A slug that is new is looked up at most once
 * a second, and when the database is away every slug may pass.
 */
export async function knownPath(path: string): Promise<boolean> {
  const match = /^\/(products|shop|guides|topics)\/([^/]+)\/?$/.exec(path);
  const [, room = "", slug = ""] = match ?? [];
  if (!isRoom(room)) return true;
  const held = known.get(room);
  if (held?.slugs.has(slug)) return true;
  if (held && Date.now() - held.readAt < freshMilliseconds) return false;
  try {
    const slugs = new Set(await readers[room]());
    known.set(room, { slugs, readAt: Date.now() });
    return slugs.has(slug);
  } catch (error) {
    log.warn({ err: error }, "Slugs could not be read; all may pass");
    return true;
  }
}
