import { db } from "@/lib/db/client";
import type { CautionedProduct } from "./cautions";

/** Said where a product has a caution and nobody has written what does instead. */
const askFirst = "Ask a pharmacist or your doctor what would suit you.";

/** Every live product that is left out for somebody, in the shop's order. */
export async function readCautioned(): Promise<CautionedProduct[]> {
  const rows = await db().product.findMany({
    where: { state: "live", cautions: { some: {} } },
    select: {
      slug: true,
      name: true,
      instead: true,
      otherwise: true,
      cautions: { select: { caution: true, reason: true }, orderBy: { caution: "asc" } },
    },
    orderBy: [{ department: { position: "asc" } }, { position: "asc" }, { slug: "asc" }],
  });
  const others = await db().product.findMany({
    where: { state: "live", slug: { in: rows.flatMap(({ instead }) => instead) } },
    select: { slug: true, name: true, cautions: { select: { caution: true }, orderBy: { caution: "asc" } } },
  });
  const named = new Map(
    others.map(({ cautions, ...other }) => [
      other.slug,
      { ...other, has: cautions.map(({ caution }) => caution) },
    ]),
  );
  return rows.map(({ slug, name, instead, otherwise, cautions }) => ({
    slug,
    name,
    reasons: Object.fromEntries(cautions.map(({ caution, reason }) => [caution, reason])),
    instead: instead.flatMap((other) => named.get(other) ?? []),
    otherwise: otherwise ?? askFirst,
  }));
}
