import { DeskAlertList } from "@/components/admin/desk-alert-list";
import { NothingYet } from "@/components/admin/data-table";
import { DeskLink } from "@/components/admin/desk-link";
import { DeskPage, DeskSection } from "@/components/admin/desk-page";
import { Figures, type FigureFacts } from "@/components/admin/figures";
import { LowStockTable } from "@/components/admin/low-stock-table";
import { ToSendTable } from "@/components/admin/queue-table";
import { Today } from "@/components/admin/moment";
import { may } from "@/lib/auth/auth";
import { readAnswer } from "@/lib/auth/desk-answer";
import { requireRole } from "@/lib/auth/viewer";
import { readDeskAlerts } from "@/lib/desk-alerts/desk-alerts-reads";
import { countText, type QueueCounts } from "@/lib/orders/queue";
import { readQueue, readQueueCounts } from "@/lib/orders/queue-reads";
import { bandOf } from "@/lib/stock/stock";
import { readLowStock } from "@/lib/stock/stock-reads";

export const instant = false;

export default async function OverviewPage({ searchParams }: PageProps<"/admin">) {
  const viewer = await requireRole("desk.enter", "/admin");
  const { answer } = await searchParams;
  const now = new Date();
  const mayOrders = may(viewer.roles, "orders.read");
  const [alerts, orders, counts, low] = await Promise.all([
    may(viewer.roles, "alerts.settle") ? readDeskAlerts() : null,
    mayOrders ? readQueue({ show: "to-send" }) : null,
    mayOrders ? readQueueCounts(now) : null,
    may(viewer.roles, "stock.read") ? readLowStock() : null,
  ]);
  const soldOut = low?.filter((row) => bandOf(row, row.lowStockAt) === "sold-out").length ?? 0;
  const figures: FigureFacts[] = [
    ...(alerts ? [count(alerts.length, "to settle", "#alerts")] : []),
    ...(counts ? queueFigures(counts) : []),
    ...(low
      ? [
          count(soldOut, "sold out", "/admin/stock?show=sold-out"),
          count(low.length - soldOut, "running low", "/admin/stock?show=low"),
        ]
      : []),
  ];
  const isAllDone = figures.length > 0 && figures.every(({ isNothing }) => isNothing);
  return (
    <DeskPage title="Overview" remark={<Today />}>
      {figures.length === 0 && <p>Choose where to go above.</p>}
      {figures.length > 0 && <Figures label="What waits" figures={figures} />}
      {isAllDone && <p className="mt-6 text-lg">All done. Nothing waits for anybody.</p>}
      <div className="mt-9 grid gap-x-14 gap-y-9 xl:grid-cols-[minmax(0,1.55fr)_minmax(0,1fr)]">
        <div className="min-w-0">
          {alerts && (
            <div id="alerts">
              <DeskSection title="Needs somebody">
                <DeskAlertList alerts={alerts} answer={await readAnswer(answer)} />
              </DeskSection>
            </div>
          )}
          {orders && (
            <div className="mt-9 first:mt-0">
              <PaidOrders orders={orders} now={now} />
            </div>
          )}
        </div>
        {low && (
          <div className="min-w-0">
            <DeskSection
              title="Low or sold out"
              aside={
                low.length > 0 && (
                  <DeskLink href={{ pathname: "/admin/stock", query: { show: "low" } }}>
                    All of it, in the stock table
                  </DeskLink>
                )
              }
            >
              {low.length > 0 ? (
                <LowStockTable rows={low} />
              ) : (
                <NothingYet>Everything on sale is above its mark.</NothingYet>
              )}
            </DeskSection>
          </div>
        )}
      </div>
    </DeskPage>
  );
}

function count(found: number, words: string, href: FigureFacts["href"]): FigureFacts {
  return { figure: countText(found), words, isNothing: found === 0, ...(href && { href }) };
}

/** What waits in the queue; what is late, in question or in trouble only where there is any. */
function queueFigures(counts: QueueCounts): FigureFacts[] {
  const { late, address, problems } = counts;
  return [
    count(counts["to-send"], "to send", "/admin/orders"),
    ...(late > 0 ? [count(late, "of them late", "/admin/orders")] : []),
    ...(address > 0 ? [count(address, "addresses in question", "/admin/orders?show=address")] : []),
    ...(counts["to-collect"] > 0
      ? [count(counts["to-collect"], "to be collected", "/admin/orders?show=to-collect")]
      : []),
    ...(problems > 0 ? [count(problems, "in trouble", "/admin/orders?show=problems")] : []),
  ];
}

function PaidOrders({
  orders: { rows, next },
  now,
}: {
  readonly orders: Awaited<ReturnType<typeof readQueue>>;
  readonly now: Date;
}) {
  return (
    <DeskSection title="Paid and waiting to be sent">
      {rows.length > 0 ? (
        <ToSendTable rows={rows} isTicked={false} now={now} />
      ) : (
        <NothingYet>No order is waiting. Everything paid for is on its way.</NothingYet>
      )}
      {next !== null && (
        <p className="mt-4">
          <DeskLink href={{ pathname: "/admin/orders", query: { show: "to-send", after: next } }}>
            The rest
          </DeskLink>
        </p>
      )}
    </DeskSection>
  );
}
