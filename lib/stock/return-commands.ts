import type { Transaction } from "@/lib/db/client";
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
