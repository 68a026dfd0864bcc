import { inTransaction } from "@/lib/db/client";
import type { Result } from "@/lib/result";
import type { BasketRefusal } from "./basket";
import type { LinkEntry } from "./basket-link";
import { basketExpiry, lockBasket } from "./basket-locks";
import { pressesKept } from "./basket-press";
import { Refused, refusing } from "./basket-refused";
import { hashBasketToken, newBasketToken } from "./basket-token";
import { readPlan } from "./link-reads";

export interface LinkAdded {
  /** The cookie's value to set. */
  readonly token: string;
  /** Whether everything that the link asks for was added. */
  readonly isWhole: boolean;
}

/**
 * Adds what a link asks for to the basket that the cookie names, or to a new one: of each entry as much as can be had.
 * Refuses when that is nothing.
 * @param press the name of this press; one that has added before adds nothing again
 */
export async function addLink(
  token: string | undefined,
  entries: readonly LinkEntry[],
  press: string | undefined,
): Promise<Result<LinkAdded, BasketRefusal>> {
  return refusing(() =>
    inTransaction(async (tx) => {
      if (entries.length === 0) throw new Refused("empty-link");
      const found = token ? await lockBasket(tx, token) : null;
      const presses = found
        ? (await tx.basket.findUniqueOrThrow({ where: { id: found.id }, select: { presses: true } })).presses
        : [];
      if (token && press && presses.includes(press)) return { token, isWhole: true };
      const plan = await readPlan(tx, found?.id ?? null, entries);
      const adding = plan.filter((entry) => entry.adding > 0);
      if (adding.length === 0) throw new Refused("nothing-to-add");

      const kept = press ? [press, ...presses].slice(0, pressesKept) : presses;
      const basketId = found?.id ?? (await tx.basket.create({ data: { expiresAt: basketExpiry() } })).id;
      const name = found && token ? token : newBasketToken();
      if (!found) await tx.basketName.create({ data: { tokenHash: hashBasketToken(name), basketId } });
      await tx.basket.update({
        where: { id: basketId },
        data: { presses: kept, expiresAt: basketExpiry() },
        select: { id: true },
      });
      for (const { sku, adding: units } of adding) {
        await tx.$executeRaw`
          INSERT INTO basket_line (id, basket_id, variant_id, quantity, seen_pence)
          SELECT uuidv7(), ${basketId}::uuid, id, ${units}::int, price_pence FROM variant WHERE sku = ${sku}
          ON CONFLICT (basket_id, variant_id) DO UPDATE SET quantity = basket_line.quantity + excluded.quantity`;
      }
      return { token: name, isWhole: plan.every(({ shortfall }) => shortfall === null) };
    }),
  );
}
