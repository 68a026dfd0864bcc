import { readDepartments, readProductIsIn, readProductIsLive } from "@/lib/catalogue/catalogue-reads";
import { env } from "@/lib/env";
import { isCareFlag } from "@/lib/guide/care";
import { hasFinder, laterQuestions } from "@/lib/guide/finder";
import { readGuides, readGuidesWithKit, readTopics } from "@/lib/guide/guide-reads";
import { readOrderLink } from "@/lib/orders/orders-reads";
import { KnownPaths } from "./known-paths";
import { log } from "./log";

type Look = (slug: string) => Promise<boolean>;

function among(read: () => Promise<readonly { readonly slug: string }[]>): Look {
  return async (slug) => (await read()).some((row) => row.slug === slug);
}

const isDepartment = among(readDepartments);
const isGuide = among(readGuides);
const isFound: Look = async (guide) => hasFinder(guide) && isGuide(guide);

/** Paths that lead to a page only when the database knows their slugs, and how to ask it. */
const rooms: readonly { readonly path: RegExp; readonly look: (...slugs: string[]) => Promise<boolean> }[] = [
  { path: /^\/products\/([^/]+)\/?$/, look: readProductIsLive },
  { path: /^\/shop\/([^/]+)\/?$/, look: isDepartment },
  { path: /^\/shop\/([^/]+)\/after\/([^/]+)\/?$/, look: readProductIsIn },
  { path: /^\/guides\/([^/]+)\/?$/, look: isGuide },
  {
    path: /^\/guides\/([^/]+)\/kit\/?$/,
    look: async (guide) => (await readGuidesWithKit()).includes(guide),
  },
  { path: /^\/guides\/([^/]+)\/finder\/?$/, look: isFound },
  {
    path: /^\/guides\/([^/]+)\/finder\/([^/]+)\/?$/,
    look: async (guide, question) => laterQuestions.some((key) => key === question) && isFound(guide),
  },
  {
    path: /^\/guides\/([^/]+)\/care\/([^/]+)\/?$/,
    look: async (guide, flag) => isCareFlag(flag) && isFound(guide),
  },
  { path: /^\/topics\/([^/]+)\/?$/, look: among(readTopics) },
  { path: /^\/cards\/products\/([^/]+)\.jpg$/, look: readProductIsLive },
  { path: /^\/cards\/shop\/([^/]+)\.jpg$/, look: isDepartment },
  { path: /^\/cards\/guides\/([^/]+)\.jpg$/, look: isGuide },
  { path: /^(\/specimen(?:\/emails)?)\/?$/, look: async () => env().SHOW_SPECIMEN },
];

const known = new KnownPaths({ most: 20_000, freshMilliseconds: 60_000, unknownMilliseconds: 1_000 });

/**
 * Whether a path may lead to a page: false only for a slug or an order's address that the database does not
 * know. Next has sent its 200 by the time a page finds out; here such a path never gets that far. When the
 * database is away everything may pass.
 */
export async function knownPath(path: string): Promise<boolean> {
  try {
    const order = /^\/orders\/([^/]+)(?:\/.*)?$/.exec(path)?.[1];
    // An order's address is a key, and stays out of memory that outlives its request.
    if (order !== undefined) return (await readOrderLink(order)) !== "unknown";
    for (const room of rooms) {
      const match = room.path.exec(path);
      if (match) return await known.isKnown(path, () => room.look(...match.slice(1)));
    }
    return true;
  } catch (error) {
    log.warn({ err: error }, "Whether a path is known could not be read; it may pass");
    return true;
  }
}
