import { db } from "@/lib/db/client";
import type { ProductState } from "@/lib/db/generated/enums";
import { pence, type Pence } from "@/lib/money";

export interface ProductRow {
  readonly slug: string;
  readonly name: string;
  readonly maker: string;
  readonly department: string;
  readonly state: ProductState;
  readonly variants: readonly {
    readonly sku: string;
    readonly label: string;
    readonly pricePence: Pence;
    /** Hundredths of a per cent. */
    readonly vatRate: number;
  }[];
}

/** How many products one page of the desk's list shows. */
export const productPage = 100;

/** Products in every state, in the order of their slugs after `after`. */
export async function readProductList(after = ""): Promise<ProductRow[]> {
  const rows = await db().product.findMany({
    where: { slug: { gt: after } },
    select: {
      slug: true,
      name: true,
      maker: true,
      state: true,
      department: { select: { title: true } },
      variants: {
        select: {
          sku: true,
          pricePence: true,
          vatRate: true,
          values: { select: { value: true }, orderBy: { option: { position: "asc" } } },
        },
        orderBy: { position: "asc" },
      },
    },
    orderBy: { slug: "asc" },
    take: productPage,
  });
  return rows.map(({ department, variants, ...row }) => ({
    ...row,
    department: department.title,
    variants: variants.map(({ values, pricePence, ...variant }) => ({
      ...variant,
      label: values.map(({ value }) => value).join(", "),
      pricePence: pence(pricePence),
    })),
  }));
}
