import { readFile } from "node:fs/promises";
import { z } from "zod";
import { cautionSchema } from "@/lib/catalogue/cautions";
import type { Transaction } from "@/lib/db/client";

const factsSchema = z.record(
  z.string(),
  z.strictObject({
    /** Why, by caution. */
    reasons: z.partialRecord(cautionSchema, z.string().min(1)),
    /** Products that answer the same need, the best first. */
    instead: z.array(z.string()),
    /** What does as well, and is safe with every caution there is. */
    otherwise: z.string().min(1),
  }),
);

/** What cautions.json tells of each product; one that the shop does not have is passed over. */
export async function seedCautions(tx: Transaction): Promise<void> {
  const text = await readFile(new URL("cautions.json", import.meta.url), "utf8");
  for (const [slug, { reasons, instead, otherwise }] of Object.entries(factsSchema.parse(JSON.parse(text)))) {
    const product = await tx.product.findUnique({ where: { slug }, select: { id: true } });
    if (!product) continue;
    await tx.product.update({ where: { slug }, data: { instead, otherwise } });
    await tx.productCaution.createMany({
      data: cautionSchema.options.flatMap((caution) => {
        const reason = reasons[caution];
        return reason ? [{ productId: product.id, caution, reason }] : [];
      }),
    });
  }
}
