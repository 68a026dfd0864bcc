import { randomUUID } from "node:crypto";
import { addToBasket } from "@/lib/basket/basket-commands";
import { dispatchOrders } from "@/lib/checkout/dispatch-commands";
import { settle } from "@/lib/checkout/settle-commands";
import { db } from "@/lib/db/client";
import { askReturn } from "@/lib/returns/ask-commands";
import type { FoundLine } from "@/lib/returns/receipt";
import type { AskedReturnLine, ReturnForm } from "@/lib/returns/returns-schema";
import { changeStock } from "@/lib/stock/stock-commands";
import type { Stand } from "@/sandbox/stripe/testing/stand";
import { orderOf, press } from "./checkout";
import { typeCode } from "./codes";
import { stockForm, stockShelf, type Shelf } from "./stock";

export interface SentOrder {
  readonly id: string;
  readonly number: number;
  readonly sessionId: string;
  /** The ids of its lines, in the order in which they were put into the basket. */
  readonly lineIds: readonly string[];
}

interface Sent {
  readonly card?: Record<string, string>;
  readonly dispatchedAt?: Date;
  readonly isDelivered?: boolean;
  /** A code that is typed before the press. */
  readonly code?: string;
}

/** Buys units of some shelves and pays; the parcel left and came on the same day, unless told otherwise. */
export async function sentOrder(
  stand: Stand,
  units: readonly (readonly [Shelf, number])[],
  how: Sent = {},
): Promise<SentOrder> {
  let token: string | undefined;
  for (const [{ sku }, quantity] of units) {
    const added = await addToBasket(token, { sku, quantity, place: null });
    if (!added.ok) throw new Error(added.refusal);
    token = added.value.token;
  }
  return sentBasket(
    stand,
    token ?? "",
    units.map(([shelf]) => shelf),
    how,
  );
}

/** The same for a basket that is filled already; the ids of its lines stand in the order of the shelves. */
export async function sentBasket(
  stand: Stand,
  token: string,
  shelves: readonly Shelf[],
  how: Sent = {},
): Promise<SentOrder> {
  if (how.code !== undefined) await typeCode(token, how.code);
  const sessionId = await press(token);
  await stand.pay({ id: sessionId }, how.card ?? {});
  await settle(sessionId);
  const { id, number } = await orderOf(sessionId);
  await markSent(id, number, how);
  const lines = await db().orderLine.findMany({
    where: { orderId: id },
    select: { id: true, variantId: true },
  });
  const lineIds = shelves.map(
    ({ variantId }) => lines.find((line) => line.variantId === variantId)?.id ?? "",
  );
  return { id, number, sessionId, lineIds };
}

async function markSent(
  id: string,
  number: number,
  { dispatchedAt, isDelivered = true }: { dispatchedAt?: Date; isDelivered?: boolean },
): Promise<void> {
  const [answer] = await dispatchOrders("test", [
    { number, carrier: "Royal Mail", trackingNumber: "AB123456785GB" },
  ]);
  if (!answer?.result.ok) throw new Error(`Order ${number} could not be sent`);
  const at = dispatchedAt ?? new Date();
  await db().shipment.updateMany({
    where: { orderId: id },
    data: {
      ...(dispatchedAt && { dispatchedAt }),
      deliveredAt: isDelivered ? new Date(at.getTime() + 1000) : null,
    },
  });
}

/** A second variant of the product on a shelf, with units of its own. */
export async function besideShelf(
  { variantId }: Shelf,
  units: number,
  { pricePence = 1000 }: { pricePence?: number } = {},
): Promise<Shelf> {
  const { productId } = await db().variant.findUniqueOrThrow({
    where: { id: variantId },
    select: { productId: true },
  });
  const sku = `T-${randomUUID().slice(0, 8).toUpperCase()}`;
  const { id } = await db().variant.create({
    data: { productId, sku, pricePence, vatRate: 2000, weightGrams: 100, position: 1 },
    select: { id: true },
  });
  if (units > 0) await changeStock("test", stockForm(sku, { quantity: units }));
  return { sku, variantId: id };
}

/** A buyer's form for some units of lines. */
export function returnForm(
  lines: readonly (Partial<AskedReturnLine> & { readonly lineId: string })[],
): ReturnForm {
  return {
    formId: randomUUID(),
    words: null,
    lines: lines.map((line) => ({
      units: 1,
      reason: "changed_mind",
      exchangeVariantId: null,
      sealed: false,
      ...line,
    })),
  };
}

/** A receipt of a return in which all that was asked for came as new, unless told otherwise. */
export async function receiptOf(number: number, parts: Partial<FoundLine> = {}) {
  const { lines } = await db().returnRequest.findUniqueOrThrow({
    where: { number },
    select: { lines: { select: { id: true, quantity: true, wish: true } } },
  });
  const found = lines.map(({ id, quantity, wish }): [string, FoundLine] => [
    id,
    {
      units: quantity,
      condition: "as_new",
      decision: wish,
      keptPence: 0,
      place: "shelf",
      note: "",
      ...parts,
    },
  ]);
  return { number, lines: Object.fromEntries(found) };
}

/** One line of so many units, bought, sent and arrived. */
export async function sentLine(stand: Stand, units: number, how: Parameters<typeof sentOrder>[2] = {}) {
  const shelf = await stockShelf(10);
  const order = await sentOrder(stand, [[shelf, units]], how);
  return { shelf, ...order, lineId: order.lineIds[0] ?? "" };
}

/** Asks for a return as its buyer does; tells its number. */
export async function askFor(orderId: string, ...lines: Parameters<typeof returnForm>[0]): Promise<number> {
  const asked = await askReturn(orderId, returnForm(lines));
  if (!asked.ok) throw new Error(asked.refusal);
  return asked.value;
}

export const requestOf = (number: number) => db().returnRequest.findUniqueOrThrow({ where: { number } });
