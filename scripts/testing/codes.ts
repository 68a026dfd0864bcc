import { randomUUID } from "node:crypto";
import { rememberCode } from "@/lib/basket/basket-commands";
import { readBasket } from "@/lib/basket/basket-reads";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { basketWith, form } from "./checkout";
import type { Shelf } from "./stock";

/** A code that runs: 10 % off anything, as often as one likes, unless told otherwise. Tells its name; codes are for good, so it stays. */
export async function runningCode(
  terms: Partial<Omit<Prisma.DiscountCodeCreateInput, "code">> = {},
): Promise<string> {
  const code = `T-${randomUUID().slice(0, 8).toUpperCase()}`;
  const kind = terms.kind ?? "percentage";
  await db().discountCode.create({
    data: {
      code,
      kind,
      percent: kind === "percentage" ? 10 : null,
      startsAt: new Date(0),
      note: "Test",
      actor: "test",
      ...terms,
    },
    select: { id: true },
  });
  return code;
}

/** Types a code for a basket, as its page does. */
export async function typeCode(token: string, code: string | null): Promise<void> {
  const basket = await readBasket(token);
  if (!basket) throw new Error("There is no such basket");
  await rememberCode(basket.id, code);
}

/** How a code's uses stand: its count, and the states of the orders that have had it. */
export async function usesOf(code: string): Promise<{ used: number; states: string[] }> {
  const { used, redemptions } = await db().discountCode.findUniqueOrThrow({
    where: { code },
    select: { used: true, redemptions: { select: { state: true }, orderBy: { createdAt: "asc" } } },
  });
  return { used, states: redemptions.map(({ state }) => state) };
}

/** A basket for which a code has been typed. */
export async function basketWithCode(shelf: Shelf, quantity: number, code: string): Promise<string> {
  const token = await basketWith(shelf, quantity);
  await typeCode(token, code);
  return token;
}

/** A buyer whom no other test has. */
export const someone = () => ({ ...form, email: `someone-${randomUUID().slice(0, 8)}@example.com` });
