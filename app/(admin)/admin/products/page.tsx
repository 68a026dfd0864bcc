import type { Metadata } from "next";
import { Cell, DataTable, NothingYet, Row, RowHead } from "@/components/admin/data-table";
import { DeskLink } from "@/components/admin/desk-link";
import { DeskPage } from "@/components/admin/desk-page";
import { ProductStateWords } from "@/components/admin/state";
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
    <DeskPage title="Products" remark="What the catalogue holds, drafts and retired goods as well.">
      {products.length === 0 && <NothingYet>There are no products here.</NothingYet>}
      {products.length > 0 && (
        <DataTable
          label="Products"
          columns={[
            { name: "SKU" },
            { name: "Product" },
            { name: "Department" },
            { name: "State" },
            { name: "VAT", isNumber: true },
            { name: "Price", isNumber: true },
          ]}
        >
          {products.flatMap((product) =>
            product.variants.map((variant) => (
              <Row key={variant.sku}>
                <RowHead>{variant.sku}</RowHead>
                <Cell>
                  {product.name}
                  {variant.label && <span className="text-ink-soft">, {variant.label}</span>}
                </Cell>
                <Cell className="text-ink-soft">{product.department}</Cell>
                <Cell place="left">
                  <ProductStateWords state={product.state} />
                </Cell>
                <Cell place="right" label="VAT" isNumber className="text-ink-soft">
                  {variant.vatRate / 100} %
                </Cell>
                <Cell place="top" isNumber className="font-bold">
                  {formatPence(variant.pricePence)}
                </Cell>
              </Row>
            )),
          )}
        </DataTable>
      )}
      {last && products.length === productPage && (
        <p className="mt-4">
          <DeskLink href={{ pathname: "/admin/products", query: { after: last.slug } }}>
            After {last.name}
          </DeskLink>
        </p>
      )}
    </DeskPage>
  );
}
