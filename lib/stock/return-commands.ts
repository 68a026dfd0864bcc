import type { Transaction } from "@/lib/db/client";
import { available } from "./stock";
import { announceCrossings, type LevelChange } from "./stock-commands";
import { levelOf, lockLevels, writeLevel, type Hold } from "./stock-levels";

/**
 * Puts sold units back on the shelf, in the transaction of what brings them back.
 * @param back `reference` names what brought them back: the same reference again is refused by the journal
 * @returns how many people are told that what they waited for is back
 */
export async function returnToShelf(
  tx: Transaction,
  back: {
    readonly reference: string;
    readonly units: readonly Hold[];
    readonly actor: string;
    readonly reason: string;
  },
): Promise<number> {
  const { reference, units, actor, reason } = back;
  if (units.length === 0) return 0;
  const levels = await lockLevels(tx, units);
  const changes: LevelChange[] = [];
  for (const { variantId, quantity } of units) {
    const level = levelOf(levels, variantId);
    const after = { onHand: level.onHand + quantity, reserved: level.reserved };
    await writeLevel(tx, variantId, after);
    changes.push({ ...level, before: level, after });
  }
  await tx.stockMovement.createMany({
    data: units.map(({ variantId, quantity }) => ({
      variantId,
      kind: "return" as const,
      deltaOnHand: quantity,
      deltaReserved: 0,
      reference,
      actor,
      reason,
    })),
  });
  return announceCrossings(tx, changes);
}

/**
 * Locks shelves and tells how many units of each are free to be taken.
 * @returns by variant, units on hand that nobody holds
 */
export async function lockFree(
  tx: Transaction,
  variantIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const levels = await lockLevels(
    tx,
    variantIds.map((variantId) => ({ variantId })),
  );
  return new Map([...levels].map(([variantId, level]) => [variantId, available(level)]));
}

/** Units of one variant that a customer sent back, by what becomes of them. */
export interface UnitsBack {
  readonly variantId: string;
  readonly shelved: number;
  readonly quarantined: number;
  readonly discarded: number;
}

/**
 * Books what a customer sent back, and what he gets in its place, in the transaction that decides about it. What is thrown away comes
 * in and goes out again, so that the journal knows of every unit.
 * @param booked `reference` names the return: the same reference again is refused by the journal; `out` must be free (`lockFree`)
 * @returns how many people are told that what they waited for is back
 */
export async function bookReturned(
  tx: Transaction,
  booked: {
    readonly reference: string;
    readonly back: readonly UnitsBack[];
    readonly out: readonly Hold[];
    readonly actor: string;
    readonly reason: string;
  },
): Promise<number> {
  const { reference, back, out, actor, reason } = booked;
  const levels = await lockLevels(tx, [...back, ...out]);
  const changes: LevelChange[] = [];
  const movements: MovementDeltas[] = [];
  for (const [variantId, level] of levels) {
    const came = back.filter((units) => units.variantId === variantId);
    const [shelved, quarantined, discarded, gone] = [
      addUp(came.map((units) => units.shelved)),
      addUp(came.map((units) => units.quarantined)),
      addUp(came.map((units) => units.discarded)),
      addUp(out.filter((units) => units.variantId === variantId).map(({ quantity }) => quantity)),
    ];
    const after = {
      onHand: level.onHand + shelved - gone,
      reserved: level.reserved,
      quarantined: level.quarantined + quarantined,
    };
    await writeLevel(tx, variantId, after);
    changes.push({ ...level, before: level, after });
    movements.push(
      { variantId, kind: "return", deltaOnHand: shelved, deltaQuarantined: quarantined + discarded },
      { variantId, kind: "discard", deltaOnHand: 0, deltaQuarantined: -discarded },
      { variantId, kind: "sale", deltaOnHand: -gone, deltaQuarantined: 0 },
    );
  }
  await tx.stockMovement.createMany({
    data: movements
      .filter(({ deltaOnHand, deltaQuarantined }) => deltaOnHand !== 0 || deltaQuarantined !== 0)
      .map((movement) => ({ ...movement, deltaReserved: 0, reference, actor, reason })),
  });
  return announceCrossings(tx, changes);
}

interface MovementDeltas {
  readonly variantId: string;
  readonly kind: "return" | "discard" | "sale";
  readonly deltaOnHand: number;
  readonly deltaQuarantined: number;
}

function addUp(units: readonly number[]): number {
  return units.reduce((sum, one) => sum + one, 0);
}
