import { expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { basketWith, orderOf, press, withStand } from "@/scripts/testing/checkout";
import { stockShelf } from "@/scripts/testing/stock";
import { forgetOldSections } from "./forget-commands";

withStand();

test("the section of the guide is unlinked from an order after thirteen months, and not before", async () => {
  const shelf = await stockShelf(1);
  const { sku } = shelf;
  const place = { guideSlug: "hamstrings", sectionSlug: "stretches", slotSlug: "bands" };
  const { id } = await orderOf(await press(await basketWith(shelf, 1)));
  await db().orderLine.updateMany({ where: { orderId: id }, data: place });
  const sections = () =>
    db().orderLine.findMany({
      where: { orderId: id },
      select: { guideSlug: true, sectionSlug: true, slotSlug: true, sku: true },
    });
  const day = 24 * 60 * 60 * 1_000;
  await forgetOldSections(new Date(Date.now() + 390 * day));
  expect(await sections()).toEqual([{ ...place, sku }]);
  await forgetOldSections(new Date(Date.now() + 400 * day));
  expect(await sections()).toEqual([{ guideSlug: null, sectionSlug: null, slotSlug: null, sku }]);
});
