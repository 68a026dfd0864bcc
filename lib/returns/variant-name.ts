import { fullName } from "@/lib/catalogue/catalogue";
import type { Prisma } from "@/lib/db/generated/client";

/** What `variantName` needs. */
export const variantNameSelect = {
  values: { select: { value: true }, orderBy: { option: { position: "asc" } } },
  product: { select: { name: true } },
} as const satisfies Prisma.VariantSelect;

/** "Compression Tights, M" */
export function variantName(variant: {
  readonly values: readonly { readonly value: string }[];
  readonly product: { readonly name: string };
}): string {
  return fullName(variant.product.name, variant.values.map(({ value }) => value).join(", "));
}
