import pg from "pg";
import { shelfPath } from "@/lib/catalogue/shelf";
import { makers, things } from "../../synthetic/names";
import { bringProductsTo } from "../../synthetic/products";
import { scale as budgets } from "../budgets";
import { weighHtml } from "../page-weight";
import type { Row } from "../row";
import { dropPages, pickSample, visit } from "../scale-visits";
import type { ShopUnderMeasure } from "../shop";
import { percentile } from "../statistics";
import type { Line } from "../table";

const rounds = 3;
const sampled = 100;

interface Figures {
  readonly size: number;
  /** On the first visit ever. */
  readonly product: readonly number[];
  readonly listing: readonly number[];
  /** After what they show has changed: another way through Next than a first visit. */
  readonly productAgain: readonly number[];
  readonly listingAgain: readonly number[];
  readonly searchPage: readonly number[];
  readonly search: readonly number[];
  readonly homeBytes: number;
  readonly listingBytes: number;
}

/** The same visits with few, some and very many products; made-up products come and go with this shop. */
export const scale: Row = {
  name: "scale",
  title: `From ${budgets.sizes[0]} to ${budgets.sizes.at(-1)?.toLocaleString("en-GB")} products`,
  needsOwnShop: true,
  async measure({ shop, say }) {
    const figures: Figures[] = [];
    for (const size of budgets.sizes) {
      say(`making ${size.toLocaleString("en-GB")} products`);
      await bringProductsTo(shop.env["DATABASE_URL"] ?? "", size, {
        progress: (live) => say(`${live} products`),
      });
      say(`visiting a shop of ${size.toLocaleString("en-GB")}`);
      figures.push(await measureAt(shop, size));
    }
    say("building again");
    const before = shop.own?.seconds.get("Building the pages") ?? Number.NaN;
    const after = (await shop.own?.rebuild())?.get("Building the pages") ?? Number.NaN;
    return [...figures.flatMap(linesOf), ...growth(figures), buildLine(before, after)];
  },
};

async function measureAt(shop: ShopUnderMeasure, size: number): Promise<Figures> {
  const client = new pg.Client({ connectionString: shop.env["DATABASE_URL"] });
  await client.connect();
  try {
    const product: number[] = [];
    const listing: number[] = [];
    const productAgain: number[] = [];
    const listingAgain: number[] = [];
    // Plans, pool and compiled code: what is cold would be counted to the smallest size.
    await visit(shop, searches().slice(0, 40).map(searchPath));
    for (let round = 0; round < rounds; round += 1) {
      const sample = await pickSample(client, size, sampled, round);
      const products = sample.products.map((slug) => `/products/${slug}`);
      const shelves = sample.places.map(({ department, slug }) => shelfPath(department, { after: slug }));
      const first = [await visit(shop, products), await visit(shop, shelves)] as const;
      // In a small shop every later round meets the same products.
      if (round === 0) product.push(...first[0]);
      if (round === 0) listing.push(...first[1]);
      await dropPages(client, sample);
      productAgain.push(...(await visit(shop, products)));
      listingAgain.push(...(await visit(shop, shelves)));
    }
    const queries = searches();
    await visit(shop, queries.slice(0, 20).map(searchPath));
    const searchPage = await visit(shop, queries.map(searchPath));
    const home = await weighHtml(shop.address, "/");
    const shelf = await weighHtml(shop.address, "/shop/massage-aids");
    return {
      size,
      product,
      listing,
      productAgain,
      listingAgain,
      searchPage,
      search: await timeSearches(shop, queries),
      homeBytes: home.html,
      listingBytes: shelf.html,
    };
  } finally {
    await client.end();
  }
}

/** What people type: a thing, a maker and a thing, a beginning, a slip of the finger, a word that most names have. */
function searches(): string[] {
  const all = Object.values(things).flat();
  return all.flatMap((thing, index) => {
    const maker = makers[(index * 5) % makers.length] ?? "";
    const lower = thing.toLowerCase();
    const slip = lower.replace(/(.)(.)(.)$/, "$1$3$2");
    return [
      lower,
      `${maker} ${lower}`,
      lower.slice(0, 4),
      slip,
      `${lower} k${(index * 97) % 1000}`,
      "trail firm",
    ];
  });
}

const searchPath = (query: string): string => `/search?q=${encodeURIComponent(query)}`;

/** The search itself, in this process: found words, candidates, and the cards of what was found. */
async function timeSearches(shop: ShopUnderMeasure, queries: readonly string[]): Promise<number[]> {
  Object.assign(process.env, shop.env);
  const { searchProducts } = await import("@/lib/catalogue/search-reads");
  const { closeDatabase } = await import("@/lib/db/client");
  try {
    for (const query of queries.slice(0, 20)) await searchProducts(query);
    const times: number[] = [];
    for (const query of queries) {
      const startedAt = performance.now();
      await searchProducts(query);
      times.push(performance.now() - startedAt);
    }
    return times;
  } finally {
    await closeDatabase();
  }
}

function linesOf(figures: Figures, index: number): Line[] {
  const { size, product, listing, searchPage, search, homeBytes, listingBytes } = figures;
  const name = size.toLocaleString("en-GB");
  const timed = (what: string, times: readonly number[], note?: string): Line => ({
    what: `${name}: ${what}, p99`,
    measured: percentile(times, 99),
    unit: "ms",
    budget: null,
    note: [`p50 ${percentile(times, 50).toFixed(1)} ms, ${times.length} visits`, note]
      .filter(Boolean)
      .join("; "),
  });
  const isLast = index === budgets.sizes.length - 1;
  return [
    timed("product, first visit", product),
    timed("listing of 24, first visit", listing),
    timed("product, made again", figures.productAgain),
    timed("listing of 24, made again", figures.listingAgain),
    timed("search page", searchPage),
    { ...timed("search itself", search), budget: isLast ? budgets.search : null },
    {
      what: `${name}: listing of 24, HTML`,
      measured: listingBytes,
      unit: "kB",
      budget: budgets.listingBytes,
    },
    { what: `${name}: home, HTML`, measured: homeBytes, unit: "kB", budget: null },
  ];
}

function growth(figures: readonly Figures[]): Line[] {
  const first = figures[0];
  const final = figures.at(-1);
  if (!first || !final) return [];
  const grown = (what: string, key: "product" | "listing" | "productAgain" | "listingAgain"): Line => {
    const times = (percent: number) => percentile(final[key], percent) / percentile(first[key], percent);
    const note = `p50 grew ${times(50).toFixed(2)} times`;
    return { what: `${what}: growth of p99`, measured: times(99), unit: "×", budget: budgets.growth, note };
  };
  return [
    grown("product, first visit", "product"),
    grown("listing, first visit", "listing"),
    grown("product, made again", "productAgain"),
    grown("listing, made again", "listingAgain"),
    {
      what: "home: growth of HTML",
      measured: final.homeBytes / first.homeBytes,
      unit: "×",
      budget: budgets.homeBytesGrowth,
    },
  ];
}

function buildLine(before: number, after: number): Line {
  const note = `${before.toFixed(1)} s with the seed, ${after.toFixed(1)} s with the last size`;
  return { what: "build: growth", measured: after / before, unit: "×", budget: budgets.buildGrowth, note };
}
