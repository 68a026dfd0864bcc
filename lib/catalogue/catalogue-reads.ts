import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { pence, unitPriceText } from "@/lib/money";
import type { DepartmentFacts, PictureFacts, ProductCard, ProductDetails, VariantFacts } from "./catalogue";

const pictureSelect = {
  name: true,
  alt: true,
  width: true,
  height: true,
  placeholder: true,
} as const satisfies Prisma.PictureSelect;

const variantSelect = {
  sku: true,
  pricePence: true,
  unitQuantity: true,
  unitMeasure: true,
  values: { select: { value: true }, orderBy: { option: { position: "asc" } } },
  pictures: { select: { name: true }, orderBy: { position: "asc" }, take: 1 },
} as const satisfies Prisma.VariantSelect;

const cardSelect = {
  slug: true,
  name: true,
  maker: true,
  summary: true,
  latexNotice: true,
  department: { select: { slug: true, title: true } },
  options: { select: { name: true }, orderBy: { position: "asc" } },
  pictures: { select: pictureSelect, orderBy: { position: "asc" }, take: 1 },
  variants: { select: variantSelect, orderBy: { position: "asc" } },
} as const satisfies Prisma.ProductSelect;

const detailsSelect = {
  ...cardSelect,
  description: true,
  features: true,
  materials: true,
  care: true,
  warnings: true,
  pictures: { select: pictureSelect, orderBy: { position: "asc" } },
} as const satisfies Prisma.ProductSelect;

type VariantRow = Prisma.VariantGetPayload<{ select: typeof variantSelect }>;
type CardRow = Prisma.ProductGetPayload<{ select: typeof cardSelect }>;

function toVariant(row: VariantRow): VariantFacts {
  const price = pence(row.pricePence);
  return {
    sku: row.sku,
    label: row.values.map(({ value }) => value).join(", "),
    pricePence: price,
    unitPrice: unitPriceText(price, row.unitQuantity, row.unitMeasure),
    pictureName: row.pictures[0]?.name ?? null,
  };
}

function toCard(row: CardRow): ProductCard {
  return {
    slug: row.slug,
    name: row.name,
    maker: row.maker,
    summary: row.summary,
    latexNotice: row.latexNotice,
    department: row.department,
    optionNames: row.options.map(({ name }) => name),
    picture: row.pictures[0] ?? null,
    variants: row.variants.map(toVariant),
  };
}

export async function readDepartments(): Promise<DepartmentFacts[]> {
  return db().department.findMany({
    select: { slug: true, title: true, standfirst: true },
    orderBy: { position: "asc" },
  });
}

/** The live products of a department in the shop's own order; empty for an unknown one. */
export async function readDepartmentProducts(slug: string): Promise<ProductCard[]> {
  const rows = await db().product.findMany({
    where: { state: "live", department: { slug } },
    select: cardSelect,
    orderBy: [{ position: "asc" }, { slug: "asc" }],
    take: 96,
  });
  return rows.map(toCard);
}

/** Cards of the named products that are live, in the order of the names. */
export async function readCards(slugs: readonly string[]): Promise<ProductCard[]> {
  const rows = await db().product.findMany({
    where: { state: "live", slug: { in: [...slugs] } },
    select: cardSelect,
  });
  const cards = new Map(rows.map((row) => [row.slug, toCard(row)]));
  return slugs.flatMap((slug) => cards.get(slug) ?? []);
}

export async function readProduct(slug: string): Promise<ProductDetails | null> {
  const row = await db().product.findFirst({ where: { slug, state: "live" }, select: detailsSelect });
  if (!row) return null;
  const pictures: PictureFacts[] = row.pictures;
  return {
    ...toCard(row),
    description: row.description,
    features: row.features,
    materials: row.materials,
    care: row.care,
    warnings: row.warnings,
    pictures,
  };
}

export async function readProductSlugs(): Promise<string[]> {
  const rows = await db().product.findMany({ where: { state: "live" }, select: { slug: true } });
  return rows.map(({ slug }) => slug);
}

/**
 * Live products whose name is like the query, the likest first, at most 24. Trigram similarity
 * (pg_trgm) forgives a slip of the finger; a name that contains the query always counts.
 */
export async function searchProducts(query: string): Promise<ProductCard[]> {
  if (query === "") return [];
  const folded = query.toLowerCase();
  const pattern = `%${folded.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  const found = await db().$queryRaw<{ slug: string }[]>`
    SELECT slug FROM product
    WHERE state = 'live' AND (lower(name) LIKE ${pattern} OR ${folded} <% lower(name))
    ORDER BY (lower(name) LIKE ${pattern}) DESC, word_similarity(${folded}, lower(name)) DESC, position, slug
    LIMIT 24`;
  return readCards(found.map(({ slug }) => slug));
}
