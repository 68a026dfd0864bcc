import { randomUUID } from "node:crypto";
import { db } from "@/lib/db/client";
import { changeStock } from "@/lib/stock/stock-commands";

export interface Shelf {
  readonly sku: string;
  readonly variantId: string;
}

/** A live product with one variant, received through the shop's own command. */
export async function stockShelf(units: number, pricePence = 1000): Promise<Shelf> {
  const mark = randomUUID().slice(0, 8);
  const department = await db().department.upsert({
    where: { slug: "test" },
    create: { slug: "test", title: "Test", standfirst: "", position: 99 },
    update: {},
  });
  const sku = `T-${mark.toUpperCase()}`;
  const product = await db().product.create({
    data: {
      slug: `test-${mark}`,
      name: `Test ${mark}`,
      maker: "Test",
      state: "live",
      departmentId: department.id,
      summary: "",
      description: "",
      materials: "",
      care: "",
      position: 99,
      variants: { create: { sku, pricePence, vatRate: 2000, weightGrams: 100, position: 0 } },
    },
    select: { variants: { select: { id: true } } },
  });
  const variantId = product.variants[0]?.id ?? "";
  if (units > 0) {
    const form = {
      sku,
      task: "receive",
      quantity: units,
      reason: "Test",
      seenOnHand: 0,
      formId: randomUUID(),
    } as const;
    await changeStock("test", form);
  }
  return { sku, variantId };
}
