import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { NothingYet } from "@/components/admin/data-table";
import { DeskLink } from "@/components/admin/desk-link";
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
        found={foundWords(rows.length, next !== null)}
        isAsked={q !== "" || show !== "all"}
      />
      <div className="mt-4">
        <StockTable
          rows={rows}
          formIds={new Map(skus.map((sku) => [sku, randomUUID()]))}
          place={{ page: "table", ...filter }}
          answer={await readAnswer(asked["answer"])}
        />
        {rows.length === 0 && (
          <NothingYet>
            {show === "all" ? "There is no such variant." : `Nothing here is “${stockViewWords[show]}”.`}
          </NothingYet>
        )}
      </div>
      {next !== null && (
        <p className="mt-4">
          <DeskLink
            href={{
              pathname: "/admin/stock",
              query: { ...(q !== "" && { q }), ...(show !== "all" && { show }), after: next },
            }}
          >
            After {next}
          </DeskLink>
        </p>
      )}
    </DeskPage>
  );
}

function foundWords(count: number, areThereMore: boolean): string {
  if (count === 0) return "No variants";
  if (count === 1) return "1 variant";
  return areThereMore ? `${count} variants, and more` : `${count} variants`;
}
