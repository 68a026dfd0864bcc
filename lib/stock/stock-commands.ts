import { alertDesk } from "@/lib/desk-alerts/desk-alerts-commands";
import { recordAudit } from "@/lib/audit/audit-commands";
import { announce } from "@/lib/db/announce";
import { inTransaction, type Transaction } from "@/lib/db/client";
import { wakeWorker } from "@/lib/outbox/outbox-commands";
import { err, ok, type Result } from "@/lib/result";
import { ringAlerts } from "./alert-commands";
import {
  available,
  bandOf,
  plannedChange,
  staleness,
  type ShelfFacts,
  type StockLevelFacts,
  type StockRefusal,
} from "./stock";
import { shortWords } from "./stock-desk";
import type { LowMarkForm, StockForm } from "./stock-schema";
import {
  endReservations,
  levelOf,
  lockLevelOfSku,
  lockLevels,
  lockReservations,
  writeLevel,
  type Hold,
  type LevelRow,
} from "./stock-levels";
import { stockTags } from "./stock-tags";

/** What a task left: the level, and how many units held for orders a count did not find. */
export type BookedStock = ShelfFacts & { readonly short: number };

/**
 * Carries out one task of the stock desk, with a movement and a line in the audit log. Refuses a SKU that is unknown, a
 * form that was booked before, one that speaks of a shelf as it no longer is (`staleness`), and what `plannedChange` refuses.
 * A count that does not find what is held has the desk look at what is missing.
 * @param actor who does it, as the journals name him
 */
export async function changeStock(
  actor: string,
  form: StockForm,
): Promise<Result<BookedStock, StockRefusal>> {
  let rung = 0;
  const changed = await inTransaction(async (tx): Promise<Result<BookedStock, StockRefusal>> => {
    const level = await lockLevelOfSku(tx, form.sku);
    if (!level) return err("unknown-variant");
    const { variantId, sku } = level;
    const booked = await tx.stockMovement.count({ where: { variantId, reference: form.formId } });
    if (booked > 0) return err("repeated");
    const counts = { variantId, kind: "count", id: { gt: form.seenMovement } } as const;
    const countedSince = (await tx.stockMovement.count({ where: counts })) > 0;
    const seen = { onHand: form.seenOnHand, quarantined: form.seenQuarantined };
    const stale = staleness(level, form.task, seen, countedSince);
    if (stale) return err(stale);
    const planned = plannedChange(level, form.task, form.quantity);
    if (!planned.ok) return planned;

    const { value: change } = planned;
    const after: ShelfFacts = {
      onHand: level.onHand + change.onHand,
      reserved: level.reserved,
      quarantined: level.quarantined + change.quarantined,
    };
    await writeLevel(tx, variantId, after);
    await tx.stockMovement.create({
      data: {
        variantId,
        kind: form.task,
        deltaOnHand: change.onHand,
        deltaReserved: 0,
        deltaQuarantined: change.quarantined,
        reference: form.formId,
        actor,
        reason: form.reason,
      },
      select: { id: true },
    });
    await recordAudit(tx, {
      actor,
      action: `stock.${form.task}`,
      subject: `variant:${sku}`,
      reason: form.reason,
      detail: {
        quantity: form.quantity,
        before: level.onHand,
        after: after.onHand,
        reserved: after.reserved,
        quarantined: after.quarantined,
      },
    });
    if (change.short > 0) {
      const words = shortWords({ sku, found: form.quantity, held: level.reserved });
      await alertDesk(tx, { kind: "stock-short", subject: `variant:${sku}`, words });
    }
    rung = await announceCrossings(tx, [{ ...level, before: level, after }]);
    return ok({ ...after, short: change.short });
  });
  if (rung > 0) await wakeWorker();
  return changed;
}

/**
 * Sets at how many available units a variant counts as low, with a line in the audit log; pages follow. Setting it to what it
 * is changes nothing. Refuses a SKU that is unknown.
 * @param actor who does it, as the journals name him
 */
export async function changeLowMark(
  actor: string,
  form: LowMarkForm,
): Promise<Result<void, Extract<StockRefusal, "unknown-variant">>> {
  return inTransaction(async (tx) => {
    const level = await lockLevelOfSku(tx, form.sku);
    if (!level) return err("unknown-variant");
    if (level.lowStockAt === form.lowStockAt) return ok(undefined);
    await tx.variant.update({
      where: { id: level.variantId },
      data: { lowStockAt: form.lowStockAt },
      select: { id: true },
    });
    await recordAudit(tx, {
      actor,
      action: "stock.low_mark",
      subject: `variant:${form.sku}`,
      reason: "Low mark set at the desk",
      detail: { before: level.lowStockAt, after: form.lowStockAt },
    });
    if (bandOf(level, level.lowStockAt) !== bandOf(level, form.lowStockAt)) {
      await announce(tx, [stockTags.variant(form.sku)]);
    }
    return ok(undefined);
  });
}

export interface LevelChange {
  readonly variantId: string;
  readonly sku: string;
  readonly before: StockLevelFacts;
  readonly after: StockLevelFacts;
  readonly lowStockAt: number;
}

/**
 * Has cached pages show the new bands of variants whose level crosses an edge.
 * @returns how many people are told that what they waited for is back
 */
export async function announceCrossings(tx: Transaction, changes: readonly LevelChange[]): Promise<number> {
  const crossed = changes.filter(({ before, after, lowStockAt }) => {
    return bandOf(before, lowStockAt) !== bandOf(after, lowStockAt);
  });
  await announce(
    tx,
    crossed.map(({ sku }) => stockTags.variant(sku)),
  );
  const back = crossed.filter(({ before }) => available(before) <= 0);
  return ringAlerts(
    tx,
    back.map(({ variantId }) => variantId),
  );
}

/**
 * Holds units for an order that is about to be paid for, in variant order so that two buyers never wait for
 * each other. Refuses with the first variant that has too few and how many are left; what was taken
 * before it stays taken, so the caller must roll back.
 */
export async function takeHolds(
  tx: Transaction,
  order: { readonly orderId: string; readonly lines: readonly Hold[]; readonly actor: string },
): Promise<Result<void, { variantId: string; left: number }>> {
  const { orderId, actor } = order;
  const holds = perVariant(order.lines);
  const changes: LevelChange[] = [];
  for (const { variantId, quantity } of holds) {
    const [level] = await tx.$queryRaw<LevelRow[]>`
      UPDATE stock_level AS level SET reserved = reserved + ${quantity}::int, updated_at = now()
      FROM variant
      WHERE level.variant_id = ${variantId}::uuid AND variant.id = level.variant_id
        AND on_hand - reserved >= ${quantity}::int
      RETURNING variant.id AS "variantId", sku, low_stock_at AS "lowStockAt", on_hand AS "onHand", reserved`;
    if (!level) return err({ variantId, left: await readLeft(tx, variantId, quantity) });
    const before = { onHand: level.onHand, reserved: level.reserved - quantity };
    changes.push({ ...level, before, after: level });
  }
  await tx.reservation.createMany({ data: holds.map((hold) => ({ orderId, ...hold })) });
  await tx.stockMovement.createMany({
    data: holds.map(({ variantId, quantity }) => ({
      variantId,
      kind: "hold" as const,
      deltaOnHand: 0,
      deltaReserved: quantity,
      reference: orderId,
      actor,
      reason: "Held for order",
    })),
  });
  await announceCrossings(tx, changes);
  return ok(undefined);
}

/** Gives back what an order still holds; does nothing when it holds nothing. */
export async function releaseHolds(
  tx: Transaction,
  order: { readonly orderId: string; readonly actor: string; readonly reason: string },
): Promise<void> {
  const { orderId, actor, reason } = order;
  const holds = (await lockReservations(tx, orderId)).filter(({ state }) => state === "held");
  if (holds.length === 0) return;
  const levels = await lockLevels(tx, holds);
  const changes: LevelChange[] = [];
  for (const { variantId, quantity } of holds) {
    const level = levelOf(levels, variantId);
    const after = { onHand: level.onHand, reserved: level.reserved - quantity };
    await writeLevel(tx, variantId, after);
    changes.push({ ...level, before: level, after });
  }
  await endReservations(tx, orderId, "held", "released");
  await tx.stockMovement.createMany({
    data: holds.map(({ variantId, quantity }) => ({
      variantId,
      kind: "release" as const,
      deltaOnHand: 0,
      deltaReserved: -quantity,
      reference: orderId,
      actor,
      reason,
    })),
  });
  await announceCrossings(tx, changes);
}

/**
 * Turns what an order holds into a sale; does nothing when that has happened. Units whose hold was given back are
 * taken from what is free, all of them or none: refuses with "not-held", having written nothing, when they are gone.
 */
export async function commitHolds(
  tx: Transaction,
  order: { readonly orderId: string; readonly actor: string },
): Promise<Result<void, "not-held">> {
  const { orderId, actor } = order;
  const reservations = await lockReservations(tx, orderId);
  if (reservations.length === 0) return err("not-held");
  const open = reservations.filter(({ state }) => state !== "committed");
  if (open.length === 0) return ok(undefined);
  const levels = await lockLevels(tx, open);
  const sales = open.map(({ variantId, quantity, state }) => {
    const level = levelOf(levels, variantId);
    const deltaReserved = state === "held" ? -quantity : 0;
    const after = { onHand: level.onHand - quantity, reserved: level.reserved + deltaReserved };
    return { variantId, quantity, state, level, after, deltaReserved };
  });
  if (sales.some(({ state, level, quantity }) => state === "released" && available(level) < quantity)) {
    return err("not-held");
  }

  for (const { variantId, after } of sales) await writeLevel(tx, variantId, after);
  await endReservations(tx, orderId, "held", "committed");
  await endReservations(tx, orderId, "released", "committed");
  await tx.stockMovement.createMany({
    data: sales.map(({ variantId, quantity, deltaReserved, state }) => ({
      variantId,
      kind: "sale" as const,
      deltaOnHand: -quantity,
      deltaReserved,
      reference: orderId,
      actor,
      reason: state === "held" ? "Sold" : "Sold after its hold had ended",
    })),
  });
  await announceCrossings(
    tx,
    sales.map(({ level, after }) => ({ ...level, before: level, after })),
  );
  return ok(undefined);
}

function perVariant(lines: readonly Hold[]): Hold[] {
  const sums = new Map<string, number>();
  for (const { variantId, quantity } of lines) sums.set(variantId, (sums.get(variantId) ?? 0) + quantity);
  return [...sums]
    .map(([variantId, quantity]) => ({ variantId, quantity }))
    .sort((one, other) => (one.variantId < other.variantId ? -1 : 1));
}

/** Units may have come back between the refusal and this look; "left" must still say fewer than were asked for. */
async function readLeft(tx: Transaction, variantId: string, asked: number): Promise<number> {
  const level = await tx.stockLevel.findUnique({
    where: { variantId },
    select: { onHand: true, reserved: true },
  });
  return level ? Math.min(available(level), asked - 1) : 0;
}
