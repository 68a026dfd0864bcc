import Link from "next/link";
import { DeskAlertList } from "@/components/admin/desk-alert-list";
import {
  DataTable,
  NothingYet,
  cellClass,
  numberClass,
  rowClass,
  rowHeadClass,
} from "@/components/admin/data-table";
import { DeskPage, DeskSection } from "@/components/admin/desk-page";
import { OrderTable } from "@/components/admin/order-table";
import { readDeskAlerts } from "@/lib/desk-alerts/desk-alerts-reads";
import { may } from "@/lib/auth/auth";
import { readAnswer } from "@/lib/auth/desk-answer";
import type { DeskFormState } from "@/lib/auth/desk-form";
import { requireRole } from "@/lib/auth/viewer";
import { readOrderList } from "@/lib/orders/desk-reads";
import { available } from "@/lib/stock/stock";
import { readLowStock } from "@/lib/stock/stock-reads";

export const instant = false;

export default async function OverviewPage({ searchParams }: PageProps<"/admin">) {
  const viewer = await requireRole("desk.enter", "/admin");
  const { answer } = await searchParams;
  return (
    <DeskPage title="Overview">
      {may(viewer.roles, "alerts.settle") && <Alerts answer={await readAnswer(answer)} />}
      {may(viewer.roles, "orders.read") && <PaidOrders />}
      {may(viewer.roles, "stock.read") && <LowStock />}
      {!may(viewer.roles, "stock.read") && <p>Choose where to go above.</p>}
    </DeskPage>
  );
}

async function Alerts({ answer }: { readonly answer: DeskFormState | null }) {
  return (
    <DeskSection title="Needs somebody">
      <DeskAlertList alerts={await readDeskAlerts()} answer={answer} />
    </DeskSection>
  );
}

async function PaidOrders() {
  const { rows: orders, next } = await readOrderList({ state: "paid" });
  return (
    <DeskSection title="Paid and waiting to be sent">
      {orders.length > 0 ? (
        <OrderTable label="Paid orders" orders={orders} />
      ) : (
        <NothingYet>No order is waiting.</NothingYet>
      )}
      {next !== null && (
        <p className="mt-4">
          <Link href={{ pathname: "/admin/orders", query: { state: "paid", before: next } }} className="link">
            The rest
          </Link>
        </p>
      )}
    </DeskSection>
  );
}

async function LowStock() {
  const rows = await readLowStock();
  return (
    <DeskSection title="Low or sold out">
      {rows.length > 0 ? (
        <DataTable
          label="Low stock"
          columns={[
            { name: "SKU" },
            { name: "Product" },
            { name: "On hand", isNumber: true },
            { name: "Reserved", isNumber: true },
            { name: "Available", isNumber: true },
            { name: "Low at", isNumber: true },
          ]}
        >
          {rows.map((row) => (
            <tr key={row.sku} className={rowClass}>
              <th scope="row" className={rowHeadClass}>
                <Link href={`/admin/stock/${row.sku}`} className="link">
                  {row.sku}
                </Link>
              </th>
              <td className={`${cellClass} min-w-48`}>
                {[row.product, row.options].filter(Boolean).join(", ")}
              </td>
              <td className={numberClass}>{row.onHand}</td>
              <td className={numberClass}>{row.reserved}</td>
              <td className={`${numberClass} font-bold`}>{available(row)}</td>
              <td className={numberClass}>{row.lowStockAt}</td>
            </tr>
          ))}
        </DataTable>
      ) : (
        <NothingYet>Everything on sale is above its mark.</NothingYet>
      )}
      {rows.length > 0 && (
        <p className="mt-4">
          <Link href={{ pathname: "/admin/stock", query: { show: "low" } }} className="link">
            All of it, in the stock table
          </Link>
        </p>
      )}
    </DeskSection>
  );
}
