import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { pence, unitPriceText } from "@/lib/money";
import type { DepartmentFacts, ProductCard, ProductDetails, VariantFacts } from "./catalogue";

export const pictureSelect = {
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
  cautions: { select: { caution: true }, orderBy: { caution: "asc" } },
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
  sealedOnly: true,
  variants: { select: { ...variantSelect, weightGrams: true }, orderBy: { position: "asc" } },
  pictures: {
    select: { ...pictureSelect, variant: { select: { sku: true } } },
    orderBy: { position: "asc" },
  },
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
    cautions: row.cautions.map(({ caution }) => caution),
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
  return {
    ...toCard(row),
    description: row.description,
    features: row.features,
    materials: row.materials,
    care: row.care,
    warnings: row.warnings,
    sealedOnly: row.sealedOnly,
    heaviestGrams: Math.max(0, ...row.variants.map(({ weightGrams }) => weightGrams)),
    pictures: row.pictures.map(({ variant, ...picture }) => ({ ...picture, sku: variant?.sku ?? null })),
  };
}

/** Whether a product of this slug is on sale. */
export async function readProductIsLive(slug: string): Promise<boolean> {
  return (await db().product.findFirst({ where: { slug, state: "live" }, select: { id: true } })) !== null;
}

/** Whether a product of this slug is in the department, on sale or not: a place on its shelf. */
export async function readProductIsIn(department: string, slug: string): Promise<boolean> {
  const found = await db().product.findFirst({
    where: { slug, department: { slug: department } },
    select: { id: true },
  });
  return found !== null;
}
