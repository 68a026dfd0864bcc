import { randomUUID } from "node:crypto";
import { putAddressRight } from "@/lib/checkout/address-commands";
import { requestRefund } from "@/lib/checkout/refund-commands";
import { db } from "@/lib/db/client";
import { changeStock } from "@/lib/stock/stock-commands";
import { stockForm } from "@/scripts/testing/stock";
import { buyerAt, outside, type Act, type ActKind } from "./act";
import type { Seen, SeenOrder } from "./seen";
import type { Shop } from "./shop";

const stockKinds = { receive: "receive stock", count: "count stock", write_off: "write stock off" } as const;

export function stock(task: keyof typeof stockKinds, index: number, units: number): Act {
  const shelfOf = (shop: Shop) => {
    const shelf = shop.shelves[index % shop.shelves.length];
    if (!shelf) throw new Error("There are no shelves");
    return shelf;
  };
  return {
    kind: stockKinds[task] satisfies ActKind,
    words: `the desk says ${task} ${units} of shelf ${index}`,
    applies: () => true,
    async run(shop, before) {
      const { sku, variantId } = shelfOf(shop);
      const seenOnHand = before.levels.get(variantId)?.onHand ?? 0;
      const form = stockForm(sku, { task, quantity: units, seenOnHand });
      const unsure = { formId: form.formId };
      shop.unsureAtDesk.add(unsure);
      const booked = await changeStock("desk", form);
      shop.unsureAtDesk.delete(unsure);
      if (!booked.ok) return `refused: ${booked.refusal}`;
      const counted = booked.value.onHand - seenOnHand;
      const change = { receive: units, write_off: -units, count: counted }[task];
      shop.putOnShelf(variantId, change);
      return "booked";
    },
    expect(ledger, shop) {
      const level = ledger.level(shelfOf(shop).variantId);
      if (task === "write_off" && units > level.onHand - level.reserved) return "refused: more-than-there";
      if (task === "receive") level.onHand += units;
      else if (task === "write_off") level.onHand -= units;
      else level.onHand = Math.max(units, level.reserved);
      return "booked";
    },
  };
}

export function editPrice(index: number, pence: number): Act {
  return {
    kind: "edit a price",
    words: `shelf ${index} costs ${pence} from now on`,
    applies: () => true,
    async run(shop) {
      const shelf = shop.shelves[index % shop.shelves.length];
      if (shelf) await shop.setPrice(shelf, pence);
      return "edited";
    },
    expect: () => "edited",
  };
}

/** An order that suits, of the first buyer from the one at `index` on who has one; the newest of his. */
function orderOf(
  shop: Shop,
  seen: Seen,
  index: number,
  suits: (order: SeenOrder) => boolean,
): SeenOrder | undefined {
  const orders = [...seen.orders.values()].toReversed().filter(suits);
  for (let next = index; next < index + shop.buyers.length; next += 1) {
    const own = orders.find(({ buyer }) => buyer === buyerAt(shop, next).name);
    if (own) return own;
  }
  return undefined;
}

function isPaid({ paidPence }: SeenOrder): boolean {
  return paidPence !== null;
}

/** The desk gives money back: all that is left, or so many units of the first line, with or without the delivery. */
export function giveBack(who: number, units: number | "rest", delivery: boolean, restock: boolean): Act {
  const what = units === "rest" ? "all that is left" : `${units} of the first line`;
  const extra = `${delivery ? " and the delivery" : ""}${restock ? ", back on the shelf" : ""}`;
  return {
    kind: units === "rest" ? "give all of it back" : "give a part back",
    words: `the desk gives buyer ${who} back ${what}${extra}`,
    applies: (shop, seen) => orderOf(shop, seen, who, isPaid) !== undefined,
    async run(shop, before) {
      const order = orderOf(shop, before, who, isPaid);
      const [line] = order?.desk.lines ?? [];
      if (!order || !line) return "there was none";
      const formId = randomUUID();
      const unsure = { formId };
      shop.unsureAtDesk.add(unsure);
      const booked = await requestRefund("desk", {
        number: order.number,
        what: units === "rest" ? "rest" : "chosen",
        units: units === "rest" ? {} : { [line.id]: units },
        delivery,
        restock,
        reason: "Asked for",
        seenBackPence: order.refundsAskedPence,
        formId,
      });
      shop.unsureAtDesk.delete(unsure);
      if (!booked.ok) return `refused: ${booked.refusal}`;
      for (const { orderLineId, quantity } of restock ? booked.value.lines : []) {
        const back = order.desk.lines.find(({ id }) => id === orderLineId);
        if (back) shop.putOnShelf(back.variantId, quantity);
      }
      return `gives ${booked.value.amountPence} pence back`;
    },
    expect(ledger, shop, before) {
      const order = orderOf(shop, before, who, isPaid);
      const [line] = order?.desk.lines ?? [];
      if (!order || !line) return "there was none";
      if (order.disputes.some(({ status }) => status === "needs_response")) return "refused: disputed";
      if (restock && order.phase === "unfulfillable") return "refused: not-sold";
      if (units !== "rest" && units > line.left) return "refused: more-than-ordered";
      // How a part of a discounted line is shared is for the refunds' own tests.
      if (order.hasCode && units !== "rest") return undefined;
      const lines = units === "rest" ? order.desk.lines : [{ ...line, left: units }];
      if (restock && lines.some(({ left, offShelf }) => left > offShelf)) return "refused: shelved-already";
      const lost = order.disputes.reduce(
        (sum, { status, pence }) => sum + (status === "lost" ? pence : 0),
        0,
      );
      const left = (order.paidPence ?? 0) - order.refundsAskedPence - lost;
      const goods = lines.reduce((sum, { left: some, unit }) => sum + some * unit, 0);
      const asked = units === "rest" ? left : goods + (delivery ? order.desk.deliveryLeftPence : 0);
      if (asked <= 0) return "refused: nothing-asked";
      if (asked > left) return "refused: more-than-paid";
      for (const { variantId, left: some } of restock ? lines : []) ledger.level(variantId).onHand += some;
      return `gives ${asked} pence back`;
    },
  };
}

/** The desk puts right an address that the delivery paid for does not reach. */
export function mendAddress(who: number): Act {
  const isAsked = ({ state }: SeenOrder): boolean => state === "address_query";
  return {
    kind: "put an address right",
    words: `the desk puts the address of buyer ${who} right`,
    applies: (shop, seen) => orderOf(shop, seen, who, isAsked) !== undefined,
    async run(shop, before) {
      const order = orderOf(shop, before, who, isAsked);
      const mended = await putAddressRight("desk", {
        number: order?.number ?? 0,
        recipient: "Ann Runner",
        addressLine1: "1 Track Lane",
        addressLine2: "",
        town: "Leeds",
        county: "",
        // As he typed it when he ordered: email, postcode and way stand in one line.
        addressPostcode: order?.contact.split(" ").slice(1, 3).join(" ") ?? "",
        reason: "The buyer answered",
      });
      return mended.ok ? "put right" : `refused: ${mended.refusal}`;
    },
    expect: () => "put right",
  };
}

/** Somebody changes an order's sum past the shop's code: what is paid for it must not be booked while it does not fit. */
export function tamper(who: number): Act {
  const isOpen = ({ id, phase }: SeenOrder, shop: Shop): boolean =>
    phase === "unfinished" && !shop.tampered.has(id);
  return {
    kind: "change a sum by hand",
    words: `the sum of buyer ${who} is changed by hand`,
    applies: (shop, seen) => orderOf(shop, seen, who, (order) => isOpen(order, shop)) !== undefined,
    async run(shop, before) {
      const id = orderOf(shop, before, who, (order) => isOpen(order, shop))?.id ?? "";
      return outside("changes a sum", async () => {
        const { count } = await db().order.updateMany({
          where: { id, payment: null },
          data: { deliveryPence: { increment: 1 }, totalPence: { increment: 1 } },
        });
        if (count > 0) shop.tampered.set(id, 1);
        return count > 0 ? "changed" : "too late";
      });
    },
    expect: () => "changed",
  };
}

/** Gives every order its own sum again. */
export async function mendSums(shop: Shop): Promise<void> {
  for (const [id, pence] of shop.tampered) {
    await db().order.update({
      where: { id },
      data: { deliveryPence: { decrement: pence }, totalPence: { decrement: pence } },
      select: { id: true },
    });
  }
  shop.tampered.clear();
}
