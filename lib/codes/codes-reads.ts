import { db, type Transaction } from "@/lib/db/client";
import { pence } from "@/lib/money";
import type { CodeTerms } from "./codes";

/** A code as the database has it. */
export interface KnownCode extends CodeTerms {
  readonly id: string;
  /** Uses that the asking basket's own unfinished orders hold. */
  readonly ownUses: number;
}

/**
 * The code that was typed on a basket page; null when there is none of that name.
 * @param basketId the basket that asks: what its own unfinished orders hold of the code is told apart
 */
export async function readCode(
  tx: Transaction,
  code: string,
  basketId: string | null = null,
): Promise<KnownCode | null> {
  const row = await tx.discountCode.findUnique({
    where: { code },
    select: {
      id: true,
      code: true,
      kind: true,
      percent: true,
      amountPence: true,
      minimumPence: true,
      firstOrderOnly: true,
      singleUse: true,
      startsAt: true,
      endsAt: true,
      stoppedAt: true,
      redemptionLimit: true,
      used: true,
      excludedDepartmentIds: true,
      excludedProductIds: true,
    },
  });
  if (!row) return null;
  const ownUses = basketId
    ? await tx.codeRedemption.count({
        where: {
          codeId: row.id,
          state: "held",
          order: { OR: [{ basketId }, { basket: { joinedId: basketId } }] },
        },
      })
    : 0;
  return {
    ...row,
    amountPence: row.amountPence === null ? null : pence(row.amountPence),
    minimumPence: pence(row.minimumPence),
    ownUses,
  };
}

/** Whether a mailbox has an order that is paid, or may still be, other than the one that asks. */
export async function readHasOrdered(tx: Transaction, email: string, orderId: string): Promise<boolean> {
  const [found] = await tx.$queryRaw<[{ isThere: boolean }]>`
    SELECT EXISTS (
      SELECT FROM shop_order
      WHERE lower(email) = lower(${email}) AND id <> ${orderId}::uuid
        AND (paid_at IS NOT NULL OR state IN ('pending_payment', 'payment_processing', 'payment_failed'))
    ) AS "isThere"`;
  return found.isThere;
}

/** A code for the desk's list, with what came of it. */
export interface CodeRow extends CodeTerms {
  readonly id: string;
  readonly note: string;
  readonly actor: string;
  readonly createdAt: Date;
  /** Orders that wait to be paid with it. */
  readonly held: number;
  /** Orders that were paid with it. */
  readonly redeemed: number;
  /** What it has given to paid orders, off goods and off delivery, in pence. */
  readonly givenPence: number;
  /** What is left out, by title and name. */
  readonly excluded: readonly string[];
}

/** The newest codes first, so many at the most, from before a moment. */
export async function readCodeRows(limit: number, before: Date | null = null): Promise<CodeRow[]> {
  const codes = await db().discountCode.findMany({
    ...(before && { where: { createdAt: { lt: before } } }),
    orderBy: { createdAt: "desc" },
    take: limit,
  });
  const sums = await db().codeRedemption.groupBy({
    by: ["codeId", "state"],
    where: { codeId: { in: codes.map(({ id }) => id) }, state: { in: ["held", "redeemed"] } },
    _count: true,
    _sum: { discountPence: true, deliveryPence: true },
  });
  const names = await readNames(codes);
  return codes.map((code) => {
    const of = (state: "held" | "redeemed") =>
      sums.find((sum) => sum.codeId === code.id && sum.state === state);
    const given = of("redeemed")?._sum;
    return {
      ...code,
      amountPence: code.amountPence === null ? null : pence(code.amountPence),
      minimumPence: pence(code.minimumPence),
      held: of("held")?._count ?? 0,
      redeemed: of("redeemed")?._count ?? 0,
      givenPence: (given?.discountPence ?? 0) + (given?.deliveryPence ?? 0),
      excluded: [...code.excludedDepartmentIds, ...code.excludedProductIds].map((id) => names.get(id) ?? id),
    };
  });
}

async function readNames(
  codes: readonly Pick<CodeTerms, "excludedDepartmentIds" | "excludedProductIds">[],
): Promise<Map<string, string>> {
  const departments = await db().department.findMany({
    where: { id: { in: codes.flatMap(({ excludedDepartmentIds }) => [...excludedDepartmentIds]) } },
    select: { id: true, title: true },
  });
  const products = await db().product.findMany({
    where: { id: { in: codes.flatMap(({ excludedProductIds }) => [...excludedProductIds]) } },
    select: { id: true, name: true },
  });
  return new Map([
    ...departments.map(({ id, title }) => [id, title] as const),
    ...products.map(({ id, name }) => [id, name] as const),
  ]);
}

/** The departments that a code may leave out, in the shop's order. */
export async function readDepartments(): Promise<{ slug: string; title: string }[]> {
  return db().department.findMany({ select: { slug: true, title: true }, orderBy: { position: "asc" } });
}
