import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import Link from "next/link";
import { NothingYet } from "@/components/admin/data-table";
import { DeskPage } from "@/components/admin/desk-page";
import { StockTable } from "@/components/admin/stock-table";
import { may } from "@/lib/auth/auth";
import { requireRole } from "@/lib/auth/viewer";
import { readStockAnswer } from "@/lib/stock/stock-answer";
import { readStockTable } from "@/lib/stock/stock-reads";

export const metadata: Metadata = { title: "Stock" };
export const instant = false;

const rowsShown = 100;

export default async function StockPage({ searchParams }: PageProps<"/admin/stock">) {
  const viewer = await requireRole("stock.read", "/admin/stock");
  const { after: asked, answer } = await searchParams;
  const after = typeof asked === "string" ? asked : "";
  const rows = await readStockTable(after, rowsShown);
  const skus = may(viewer.roles, "stock.write") ? rows.map(({ sku }) => sku) : [];
  const last = rows.at(-1);
  return (
    <DeskPage
      title="Stock"
      remark="Available is what is on hand less what is held for orders being paid for."
    >
      {rows.length > 0 ? (
        <StockTable
          rows={rows}
          formIds={new Map(skus.map((sku) => [sku, randomUUID()]))}
          page="table"
          after={after}
          answer={await readStockAnswer(answer)}
        />
      ) : (
        <NothingYet>There are no variants here.</NothingYet>
      )}
      {last && rows.length === rowsShown && (
        <p className="mt-6">
          <Link href={{ pathname: "/admin/stock", query: { after: last.sku } }} className="link">
            After {last.sku}
          </Link>
        </p>
      )}
    </DeskPage>
  );
}
