import { readDepartments, readProductSlugs } from "@/lib/catalogue/catalogue-reads";
import { readGuides, readTopics } from "@/lib/guide/guide-reads";
import { readOpensOrder } from "@/lib/orders/orders-reads";
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
 * Whether a path may lead to a page: false only for a slug or an order's address that the database does not
 * know. Next has sent its 200 by the time a page finds out; here such a path never gets that far. When the
 * database is away everything may pass.
 */
export async function knownPath(path: string): Promise<boolean> {
  const match = /^\/(products|shop|guides|topics|orders)\/([^/]+)\/?$/.exec(path);
  const [, room = "", slug = ""] = match ?? [];
  if (!match) return true;
  try {
    if (room === "orders") return await readOpensOrder(slug);
    return !isRoom(room) || (await knownSlug(room, slug));
  } catch (error) {
    log.warn({ err: error }, "Whether a path is known could not be read; it may pass");
    return true;
  }
}

/** Slugs are kept in memory; one that is new is looked up, at most once a second. */
async function knownSlug(room: Room, slug: string): Promise<boolean> {
  const held = known.get(room);
  if (held?.slugs.has(slug)) return true;
  if (held && Date.now() - held.readAt < freshMilliseconds) return false;
  const slugs = new Set(await readers[room]());
  known.set(room, { slugs, readAt: Date.now() });
  return slugs.has(slug);
}
