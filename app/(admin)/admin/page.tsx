import { DeskAlertList } from "@/components/admin/desk-alert-list";
import { NothingYet } from "@/components/admin/data-table";
import { DeskLink } from "@/components/admin/desk-link";
import { DeskPage, DeskSection } from "@/components/admin/desk-page";
import { Figures, type FigureFacts } from "@/components/admin/figures";
import { LowStockTable } from "@/components/admin/low-stock-table";
import { OrderTable } from "@/components/admin/order-table";
import { Today } from "@/components/admin/moment";
import { may } from "@/lib/auth/auth";
import { readAnswer } from "@/lib/auth/desk-answer";
import { requireRole } from "@/lib/auth/viewer";
import { readDeskAlerts } from "@/lib/desk-alerts/desk-alerts-reads";
import { readOrderList } from "@/lib/orders/desk-reads";
import { bandOf } from "@/lib/stock/stock";
import { readLowStock } from "@/lib/stock/stock-reads";

export const instant = false;

export default async function OverviewPage({ searchParams }: PageProps<"/admin">) {
  const viewer = await requireRole("desk.enter", "/admin");
  const { answer } = await searchParams;
  const [alerts, orders, low] = await Promise.all([
    may(viewer.roles, "alerts.settle") ? readDeskAlerts() : null,
    may(viewer.roles, "orders.read") ? readOrderList({ toSend: true }) : null,
    may(viewer.roles, "stock.read") ? readLowStock() : null,
  ]);
  const soldOut = low?.filter((row) => bandOf(row, row.lowStockAt) === "sold-out").length ?? 0;
  const figures: FigureFacts[] = [
    ...(alerts ? [count(alerts.length, "to settle", "#alerts")] : []),
    ...(orders
      ? [count(orders.rows.length, "to send", "/admin/orders?state=paid", orders.next !== null)]
      : []),
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
              <PaidOrders orders={orders} />
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

/** @param isAtLeast true when only the first ones were counted */
function count(found: number, words: string, href: FigureFacts["href"], isAtLeast = false): FigureFacts {
  return { figure: `${found}${isAtLeast ? "+" : ""}`, words, isNothing: found === 0, ...(href && { href }) };
}

function PaidOrders({
  orders: { rows, next },
}: {
  readonly orders: Awaited<ReturnType<typeof readOrderList>>;
}) {
  return (
    <DeskSection title="Paid and waiting to be sent">
      {rows.length > 0 ? (
        <OrderTable label="Paid orders" orders={rows} hasStates={false} />
      ) : (
        <NothingYet>No order is waiting. Everything paid for is on its way.</NothingYet>
      )}
      {next !== null && (
        <p className="mt-4">
          <DeskLink href={{ pathname: "/admin/orders", query: { state: "paid", before: next } }}>
            The rest
          </DeskLink>
        </p>
      )}
    </DeskSection>
  );
}
