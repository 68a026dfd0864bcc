import { setTimeout as delay } from "node:timers/promises";
import type pg from "pg";
import { catalogueTags } from "@/lib/catalogue/catalogue-tags";
import { ask } from "./load";
import type { ShopUnderMeasure } from "./shop";

/** Longer than an announcement takes to reach the server, and than a page is kept without asking. */
const dropMilliseconds = 2_500;

/** Products and places on shelves, none of them looked at often, spread over the whole range. */
export interface Sample {
  readonly products: readonly string[];
  readonly places: readonly { readonly department: string; readonly slug: string }[];
}

/** So many products of a range of this size, evenly spread; each round another part of it when there is more. */
export async function pickSample(
  client: pg.Client,
  size: number,
  count: number,
  round: number,
): Promise<Sample> {
  const step = size / count;
  const numbers = Array.from({ length: count }, (_, index) => Math.floor(index * step + (round * step) / 8));
  const slugs = numbers.map((number) => `synthetic-${number}`);
  const { rows } = await client.query<{ slug: string; department: string }>(
    `SELECT product.slug, department.slug AS department FROM product JOIN department ON department.id = department_id
     WHERE product.slug = ANY($1)`,
    [slugs],
  );
  return { products: rows.map(({ slug }) => slug), places: rows };
}

/** Has the server forget the pages of a sample, so that each is made again as on its first visit. */
export async function dropPages(client: pg.Client, { products, places }: Sample): Promise<void> {
  const departments = new Set(places.map(({ department }) => catalogueTags.department(department)));
  const tags = [...products.map((slug) => catalogueTags.product(slug)), ...departments];
  for (let from = 0; from < tags.length; from += 50) {
    await client.query("INSERT INTO announcement (tags) VALUES ($1)", [tags.slice(from, from + 50)]);
  }
  await delay(dropMilliseconds);
}

/** Visits addresses one after the other; the milliseconds that each took. */
export async function visit(shop: ShopUnderMeasure, paths: readonly string[]): Promise<number[]> {
  const times: number[] = [];
  for (const path of paths) {
    const answer = await ask(`${shop.address}${path}`, { headers: { "accept-encoding": "br, gzip" } });
    if (answer.status !== 200) throw new Error(`${path} was answered ${answer.status}`);
    times.push(answer.milliseconds);
  }
  return times;
}
