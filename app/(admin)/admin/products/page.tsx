import type { Metadata } from "next";
import Link from "next/link";
import {
  cellClass,
  DataTable,
  NothingYet,
  numberClass,
  rowClass,
  rowHeadClass,
} from "@/components/admin/data-table";
import { DeskPage } from "@/components/admin/desk-page";
import { requireRole } from "@/lib/auth/viewer";
import { productPage, readProductList } from "@/lib/catalogue/desk-reads";
import { formatPence } from "@/lib/money";

export const metadata: Metadata = { title: "Products" };
export const instant = false;

export default async function ProductsPage({ searchParams }: PageProps<"/admin/products">) {
  await requireRole("products.read", "/admin/products");
  const { after } = await searchParams;
  const products = await readProductList(typeof after === "string" ? after : "");
  const last = products.at(-1);
  return (
    <DeskPage
      title="Products"
      remark="What the catalogue holds, drafts and retired goods as well. Prices include VAT."
    >
      {products.length === 0 && <NothingYet>There are no products here.</NothingYet>}
      {products.length > 0 && (
        <DataTable
          label="Products"
          columns={[
            { name: "SKU" },
            { name: "Product" },
            { name: "Department" },
            { name: "State" },
            { name: "Price", isNumber: true },
            { name: "VAT", isNumber: true },
          ]}
        >
          {products.flatMap((product) =>
            product.variants.map((variant) => (
              <tr key={variant.sku} className={rowClass}>
                <th scope="row" className={rowHeadClass}>
                  {variant.sku}
                </th>
                <td className={`${cellClass} min-w-48`}>
                  {product.name}
                  {variant.label && <span className="text-ink-soft">, {variant.label}</span>}
                </td>
                <td className={cellClass}>{product.department}</td>
                <td className={cellClass}>{product.state}</td>
                <td className={numberClass}>{formatPence(variant.pricePence)}</td>
                <td className={numberClass}>{variant.vatRate / 100} %</td>
              </tr>
            )),
          )}
        </DataTable>
      )}
      {last && products.length === productPage && (
        <p className="mt-6">
          <Link href={{ pathname: "/admin/products", query: { after: last.slug } }} className="link">
            After {last.name}
          </Link>
        </p>
      )}
    </DeskPage>
  );
}
