import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import Link from "next/link";
import { DeskNotFound } from "@/components/admin/desk-not-found";
import { DeskPage, DeskSection } from "@/components/admin/desk-page";
import { StockJournalTable } from "@/components/admin/stock-journal-table";
import { StockTable } from "@/components/admin/stock-table";
import { may } from "@/lib/auth/auth";
import { requireRole } from "@/lib/auth/viewer";
import { readOrderNumbers } from "@/lib/orders/desk-reads";
import { readStockAnswer } from "@/lib/stock/stock-answer";
import { journalPage, readStockJournal } from "@/lib/stock/stock-reads";

export const metadata: Metadata = { title: "Stock movements" };
export const instant = false;

export default async function StockJournalPage({ params, searchParams }: PageProps<"/admin/stock/[sku]">) {
  const { sku } = await params;
  const viewer = await requireRole("stock.read", `/admin/stock/${sku}`);
  const { before, answer } = await searchParams;
  const journal = await readStockJournal(sku, typeof before === "string" ? asMovementId(before) : null);
  if (!journal) return <DeskNotFound />;
  const { movements } = journal;
  const orders = may(viewer.roles, "orders.read")
    ? await readOrderNumbers(movements.map(({ reference }) => reference))
    : new Map<string, number>();
  const formIds = new Map(may(viewer.roles, "stock.write") ? [[journal.sku, randomUUID()]] : []);
  const last = movements.at(-1);
  return (
    <DeskPage title={journal.sku} remark={[journal.product, journal.options].filter(Boolean).join(", ")}>
      <StockTable rows={[journal]} formIds={formIds} page="journal" answer={await readStockAnswer(answer)} />
      <DeskSection title="Movements">
        <StockJournalTable movements={movements} orders={orders} />
        {last && movements.length === journalPage && (
          <p className="mt-6">
            <Link href={{ pathname: `/admin/stock/${sku}`, query: { before: last.id } }} className="link">
              Older movements
            </Link>
          </p>
        )}
      </DeskSection>
    </DeskPage>
  );
}

function asMovementId(text: string): bigint | null {
  return /^\d{1,18}$/.test(text) ? BigInt(text) : null;
}
