import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { pictureSelect, readCards } from "./catalogue-reads";
import { countedTo, cutShelf, shelfPage, type ShelfGlimpse, type ShelfPage } from "./shelf";

interface Place {
  readonly position: number;
  readonly slug: string;
}

/**
 * Slugs of the live products on one side of a place, the nearest first, one more than a page at most. Written as SQL: Prisma hands
 * the state over as a parameter, and then PostgreSQL cannot tell that the index of live products will do.
 */
async function readBeside(departmentId: string, side: "before" | "after", place: Place): Promise<string[]> {
  const range =
    side === "after"
      ? Prisma.sql`(position, slug) > (${place.position}::int, ${place.slug}) ORDER BY position, slug`
      : Prisma.sql`(position, slug) <= (${place.position}::int, ${place.slug}) ORDER BY position DESC, slug DESC`;
  const rows = await db().$queryRaw<{ slug: string }[]>`
    SELECT slug FROM product WHERE department_id = ${departmentId}::uuid AND state = 'live' AND ${range}
    LIMIT ${shelfPage + 1}`;
  return rows.map(({ slug }) => slug);
}

const front: Place = { position: -1, slug: "" };

/**
 * A page of a department's live products in the shop's own order; each costs the same, however far along the shelf.
 * @param after the product behind which it begins, on sale or not; null for the first page
 * @returns null when there is no such department, or no such product in it
 */
export async function readShelfPage(department: string, after: string | null): Promise<ShelfPage | null> {
  const found = await db().department.findUnique({ where: { slug: department }, select: { id: true } });
  if (!found) return null;
  const place =
    after === null
      ? front
      : await db().product.findFirst({
          where: { slug: after, departmentId: found.id },
          select: { position: true, slug: true },
        });
  if (!place) return null;
  const following = await readBeside(found.id, "after", place);
  const preceding = after === null ? [] : await readBeside(found.id, "before", place);
  const { slugs, earlier, more } = cutShelf(following, preceding);
  return { cards: await readCards(slugs), earlier, more };
}

/** How many products at the front of a shelf are looked at for pictures, and how many pictures are shown. */
const glimpse = { products: 12, pictures: 3 } as const;

/** What stands at the front of a department's shelf, and how much there is; empty for an unknown department. */
export async function readShelfGlimpse(department: string): Promise<ShelfGlimpse> {
  const found = await db().department.findUnique({ where: { slug: department }, select: { id: true } });
  if (!found) return { pictures: [], productCount: 0 };
  const [first, [counted]] = await Promise.all([
    readBeside(found.id, "after", front),
    db().$queryRaw<{ n: number }[]>`
      SELECT count(*)::int AS n FROM (
        SELECT FROM product WHERE department_id = ${found.id}::uuid AND state = 'live' LIMIT ${countedTo}
      ) AS counted`,
  ]);
  const looked = await db().product.findMany({
    where: { slug: { in: first.slice(0, glimpse.products) } },
    select: { pictures: { select: pictureSelect, orderBy: { position: "asc" }, take: 1 } },
    orderBy: [{ position: "asc" }, { slug: "asc" }],
  });
  return {
    pictures: looked.flatMap(({ pictures }) => pictures).slice(0, glimpse.pictures),
    productCount: counted?.n ?? 0,
  };
}

/** How many of each department's first products are made before anybody asks for them. */
const madeAhead = 12;

/** The products whose pages a build makes: the front of each shelf, so that a build does not grow with the range. */
export async function readFrontSlugs(): Promise<string[]> {
  const rows = await db().$queryRaw<{ slug: string }[]>`
    SELECT front.slug FROM department CROSS JOIN LATERAL (
      SELECT slug FROM product WHERE department_id = department.id AND state = 'live'
      ORDER BY position, slug LIMIT ${madeAhead}
    ) AS front`;
  return rows.map(({ slug }) => slug);
}
