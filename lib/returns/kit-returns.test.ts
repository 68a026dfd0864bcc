import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { addKit } from "@/lib/basket/kit-commands";
import { db } from "@/lib/db/client";
import { withStand } from "@/scripts/testing/checkout";
import { runningCode } from "@/scripts/testing/codes";
import { workOffRefunds } from "@/scripts/testing/refunds";
import { askFor, receiptOf, sentBasket } from "@/scripts/testing/returns";
import { levelOf, stockShelf } from "@/scripts/testing/stock";
import { receiveReturn } from "./receive-commands";

const { stand } = withStand();

test("a kit is sold from the stock of its parts, and a part that comes back is paid its fair share", async () => {
  const shelves = [
    await stockShelf(5, { pricePence: 2000 }),
    await stockShelf(5, { pricePence: 950 }),
    await stockShelf(5, { pricePence: 795 }),
  ] as const;
  const onHand = () => Promise.all(shelves.map(async (shelf) => (await levelOf(shelf)).onHand));
  const slots = ["roller", "band", "ball"];
  const added = await addKit(
    undefined,
    shelves.map(({ sku }, index) => ({ sku, place: { guide: "g", section: "s", slot: slots[index] ?? "" } })),
    randomUUID(),
  );
  const code = await runningCode({ kind: "amount", amountPence: 1001 });
  const { id, lineIds } = await sentBasket(stand(), added.ok ? added.value.token : "", shelves, { code });
  expect(await onHand()).toEqual([4, 4, 4]);
  const order = await db().order.findUniqueOrThrow({ where: { id }, include: { lines: true } });
  expect(order).toMatchObject({ subtotalPence: 3745, discountPence: 1001 });
  const places = order.lines.map(
    ({ guideSlug, sectionSlug, slotSlug }) => `${guideSlug}/${sectionSlug}/${slotSlug}`,
  );
  expect(places.toSorted()).toEqual(["g/s/ball", "g/s/band", "g/s/roller"]);

  const comeBack = async (lineId: string | undefined) => {
    const received = await receiveReturn("desk", await receiptOf(await askFor(id, { lineId: lineId ?? "" })));
    return received.ok ? received.value.refundPence : null;
  };
  // £10.01 off £37.45: the shares are 534.6, 253.9 and 212.5 pence, and the two pence that rounding leaves go to the first two.
  expect(await comeBack(lineIds[1])).toBe(950 - 254);
  expect(await onHand()).toEqual([4, 5, 4]);
  await workOffRefunds(id);
  expect((await db().order.findUniqueOrThrow({ where: { id } })).state).toBe("partially_refunded");
  expect(await comeBack(lineIds[2])).toBe(795 - 212);
  expect(await comeBack(lineIds[0]), "with the last part the delivery comes back too").toBe(
    2000 - 535 + order.deliveryPence,
  );
  await workOffRefunds(id);
  expect((await db().order.findUniqueOrThrow({ where: { id } })).state).toBe("refunded");
  expect(await onHand()).toEqual([5, 5, 5]);
});
