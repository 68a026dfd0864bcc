import { readFile } from "node:fs/promises";
import { z } from "zod";
import type { Transaction } from "@/lib/db/client";

const variantSchema = z.strictObject({
  sku: z.string(),
  value: z.string().optional(),
  pricePence: z.int().positive(),
  /** Units received before the doors open. */
  opening: z.int().nonnegative(),
  unitQuantity: z.int().positive().optional(),
  unitMeasure: z.string().optional(),
  /** Pictures that show this variant and no other, the first in listings and baskets. */
  pictures: z.array(z.string()).default([]),
});

const catalogueSchema = z.strictObject({
  departments: z.array(z.strictObject({ slug: z.string(), title: z.string(), standfirst: z.string() })),
  products: z.array(
    z.strictObject({
      slug: z.string(),
      name: z.string(),
      maker: z.string(),
      department: z.string(),
      summary: z.string(),
      description: z.string(),
      features: z.array(z.string()),
      materials: z.string(),
      care: z.string(),
      warnings: z.array(z.string()),
      latexNotice: z.string().optional(),
      sealedOnly: z.boolean().default(false),
      option: z.string().optional(),
      vatRate: z.int(),
      weightGrams: z.int(),
      variants: z.array(variantSchema).min(1),
      pictures: z.array(z.string()),
    }),
  ),
});

const pictureSchema = z.record(
  z.string(),
  z.object({ alt: z.string(), width: z.int(), height: z.int(), placeholder: z.string() }),
);

async function readJson(name: string): Promise<unknown> {
  return JSON.parse(await readFile(new URL(name, import.meta.url), "utf8"));
}

/** Departments, products, variants, pictures and the opening stock, as catalogue.json tells them. */
export async function seedCatalogue(tx: Transaction): Promise<void> {
  const { departments, products } = catalogueSchema.parse(await readJson("catalogue.json"));
  const pictureFacts = pictureSchema.parse(await readJson("pictures.json"));
  for (const [position, department] of departments.entries()) {
    await tx.department.create({ data: { ...department, position } });
  }
  for (const [position, product] of products.entries()) {
    const { department, option, vatRate, weightGrams, variants, pictures, latexNotice, ...facts } = product;
    const { id: productId } = await tx.product.create({
      data: {
        ...facts,
        position,
        state: "live",
        latexNotice: latexNotice ?? null,
        department: { connect: { slug: department } },
      },
    });
    const optionId =
      option && (await tx.productOption.create({ data: { productId, name: option, position: 0 } })).id;
    const ofVariant = new Map<string, string>();
    for (const [place, variant] of variants.entries()) {
      const { id: variantId } = await tx.variant.create({
        data: {
          productId,
          sku: variant.sku,
          pricePence: variant.pricePence,
          vatRate,
          weightGrams,
          unitQuantity: variant.unitQuantity ?? null,
          unitMeasure: variant.unitMeasure ?? null,
          position: place,
        },
      });
      if (optionId && variant.value) {
        await tx.variantValue.create({ data: { variantId, optionId, value: variant.value } });
      }
      for (const name of variant.pictures) {
        if (ofVariant.has(name)) throw new Error(`${name} is said to show two variants`);
        ofVariant.set(name, variantId);
      }
      if (variant.opening > 0) {
        await tx.stockLevel.update({ where: { variantId }, data: { onHand: variant.opening } });
        await tx.stockMovement.create({
          data: {
            variantId,
            kind: "receive",
            deltaOnHand: variant.opening,
            deltaReserved: 0,
            reference: "opening-stock",
            actor: "seed",
            reason: "Opening stock",
          },
        });
      }
    }
    const names = [...new Set([...pictures, ...variants.flatMap((variant) => variant.pictures)])];
    for (const [place, name] of names.entries()) {
      const facts = pictureFacts[name];
      if (!facts) throw new Error(`pictures.json does not know ${name}`);
      await tx.picture.create({
        data: { productId, variantId: ofVariant.get(name) ?? null, name, ...facts, position: place },
      });
    }
  }
}
