import type { Transaction } from "@/lib/db/client";
import type { GuidePlace } from "./basket";
import type { LinkEntry, PlannedEntry } from "./basket-link";
import { basketExpiry, lockBasket } from "./basket-locks";
import { pressesKept } from "./basket-press";
import { hashBasketToken, newBasketToken } from "./basket-token";
import { readPlan } from "./link-reads";

interface Entry extends LinkEntry {
  readonly place?: GuidePlace | null;
}

interface PlanAdded {
  /** The cookie's value to set. */
  readonly token: string;
  /** What was added; null for a press that has added before, and adds nothing again. */
  readonly plan: readonly PlannedEntry[] | null;
}

/**
 * Adds several things to the basket that the cookie names, or to a new one, under its lock: of each as much as can be had.
 * @param press the name of this press
 * @param judge throws when what can be had is not enough, before anything is written
 */
export async function addPlanned(
  tx: Transaction,
  token: string | undefined,
  entries: readonly Entry[],
  press: string | undefined,
  judge: (plan: readonly PlannedEntry[]) => void,
): Promise<PlanAdded> {
  const found = token ? await lockBasket(tx, token) : null;
  const presses = found
    ? (await tx.basket.findUniqueOrThrow({ where: { id: found.id }, select: { presses: true } })).presses
    : [];
  if (token && press && presses.includes(press)) return { token, plan: null };
  const plan = await readPlan(tx, found?.id ?? null, entries);
  judge(plan);

  const kept = press ? [press, ...presses].slice(0, pressesKept) : presses;
  const basketId = found?.id ?? (await tx.basket.create({ data: { expiresAt: basketExpiry() } })).id;
  const name = found && token ? token : newBasketToken();
  if (!found) await tx.basketName.create({ data: { tokenHash: hashBasketToken(name), basketId } });
  await tx.basket.update({
    where: { id: basketId },
    data: { presses: kept, expiresAt: basketExpiry() },
    select: { id: true },
  });
  for (const { sku, adding: units } of plan) {
    if (units === 0) continue;
    const place = entries.find((entry) => entry.sku === sku)?.place;
    await tx.$executeRaw`
      INSERT INTO basket_line (id, basket_id, variant_id, quantity, seen_pence, guide_slug, section_slug, slot_slug)
      SELECT uuidv7(), ${basketId}::uuid, id, ${units}::int, price_pence,
        ${place?.guide ?? null}, ${place?.section ?? null}, ${place?.slot ?? null}
      FROM variant WHERE sku = ${sku}
      ON CONFLICT (basket_id, variant_id) DO UPDATE SET quantity = basket_line.quantity + excluded.quantity`;
  }
  return { token: name, plan };
}
