import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import Link from "next/link";
import { NothingYet } from "@/components/admin/data-table";
import { DeskPage } from "@/components/admin/desk-page";
import { ListFilter } from "@/components/admin/list-filter";
import { StockTable } from "@/components/admin/stock-table";
import { may } from "@/lib/auth/auth";
import { readAnswer } from "@/lib/auth/desk-answer";
import { requireRole } from "@/lib/auth/viewer";
import { stockViewWords } from "@/lib/stock/stock-desk";
import { readStockTable } from "@/lib/stock/stock-reads";
import { stockTableSchema } from "@/lib/stock/stock-schema";

export const metadata: Metadata = { title: "Stock" };
export const instant = false;

const rowsShown = 100;

export default async function StockPage({ searchParams }: PageProps<"/admin/stock">) {
  const viewer = await requireRole("stock.read", "/admin/stock");
  const asked = await searchParams;
  const filter = stockTableSchema.parse(asked);
  const { rows, next } = await readStockTable(filter, rowsShown);
  const skus = may(viewer.roles, "stock.write") ? rows.map(({ sku }) => sku) : [];
  const { q, show } = filter;
  return (
    <DeskPage
      title="Stock"
      remark="Available is what is on hand less what is held for orders being paid for. What is in quarantine is not on hand."
    >
      <ListFilter
        page="/admin/stock"
        label="SKU or product"
        words={q}
        choiceLabel="Which"
        choiceName="show"
        choice={show}
        choices={stockViewWords}
      />
      <div className="mt-6">
        <StockTable
          rows={rows}
          formIds={new Map(skus.map((sku) => [sku, randomUUID()]))}
          place={{ page: "table", ...filter }}
          answer={await readAnswer(asked["answer"])}
        />
        {rows.length === 0 && <NothingYet>There is no such variant.</NothingYet>}
      </div>
      {next !== null && (
        <p className="mt-6">
          <Link
            href={{
              pathname: "/admin/stock",
              query: { ...(q !== "" && { q }), ...(show !== "all" && { show }), after: next },
            }}
            className="link"
          >
            After {next}
          </Link>
        </p>
      )}
    </DeskPage>
  );
}
