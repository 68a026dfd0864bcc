import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { DeskForms } from "@/components/admin/desk-forms";
import { DeskLink } from "@/components/admin/desk-link";
import { DeskNotFound } from "@/components/admin/desk-not-found";
import { DeskPage, DeskSection } from "@/components/admin/desk-page";
import { LowMarkForm } from "@/components/admin/low-mark-form";
import { StockJournalTable } from "@/components/admin/stock-journal-table";
import { StockTable } from "@/components/admin/stock-table";
import { may } from "@/lib/auth/auth";
import { readAnswer } from "@/lib/auth/desk-answer";
import { requireRole } from "@/lib/auth/viewer";
import { readOrderNumbers } from "@/lib/orders/desk-reads";
import { changeLowMarkAction } from "@/lib/stock/stock-actions";
import { readStockJournal } from "@/lib/stock/stock-reads";
import { skuSchema } from "@/lib/stock/stock-schema";

export const metadata: Metadata = { title: "Stock movements" };
export const instant = false;

export default async function StockJournalPage({ params, searchParams }: PageProps<"/admin/stock/[sku]">) {
  const { sku } = await params;
  const viewer = await requireRole("stock.read", `/admin/stock/${sku}`);
  const { before, answer } = await searchParams;
  const known = skuSchema.safeParse(sku);
  const journal = known.success ? await readStockJournal(known.data, asMovementId(before)) : null;
  if (!journal) return <DeskNotFound />;
  const { movements, older } = journal;
  const orders = may(viewer.roles, "orders.read")
    ? await readOrderNumbers(movements.map(({ reference }) => reference))
    : new Map<string, number>();
  const mayWrite = may(viewer.roles, "stock.write");
  const sent = await readAnswer(answer);
  return (
    <DeskPage
      title={journal.sku}
      up={{ href: "/admin/stock", title: "Stock" }}
      remark={[journal.product, journal.options].filter(Boolean).join(", ")}
    >
      <StockTable
        rows={[journal]}
        formIds={new Map(mayWrite ? [[journal.sku, randomUUID()]] : [])}
        place={{ page: "journal", q: "", show: "", after: "" }}
        answer={sent?.about === journal.sku ? sent : null}
      />
      {mayWrite && (
        <DeskSection title="Low mark">
          <DeskForms
            action={changeLowMarkAction}
            answer={sent?.about === `low-${journal.sku}` ? sent : null}
            shown={[`low-${journal.sku}`]}
          >
            <LowMarkForm sku={journal.sku} lowStockAt={journal.lowStockAt} formId={randomUUID()} />
          </DeskForms>
        </DeskSection>
      )}
      <DeskSection title="Movements" aside="The newest first">
        <StockJournalTable movements={movements} orders={orders} />
        {older !== null && (
          <p className="mt-4">
            <DeskLink href={{ pathname: `/admin/stock/${sku}`, query: { before: older } }}>
              Older movements
            </DeskLink>
          </p>
        )}
      </DeskSection>
    </DeskPage>
  );
}

function asMovementId(text: unknown): bigint | null {
  return typeof text === "string" && /^\d{1,18}$/.test(text) ? BigInt(text) : null;
}
