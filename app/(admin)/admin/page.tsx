import Link from "next/link";
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
import { may } from "@/lib/auth/auth";
import { requireRole } from "@/lib/auth/viewer";
import { readOrderList } from "@/lib/orders/desk-reads";
import { available } from "@/lib/stock/stock";
import { readLowStock } from "@/lib/stock/stock-reads";

export const instant = false;

export default async function OverviewPage() {
  const viewer = await requireRole("desk.enter", "/admin");
  return (
    <DeskPage title="Overview">
      {may(viewer.roles, "orders.read") && <PaidOrders />}
      {may(viewer.roles, "stock.read") && <LowStock />}
      {!may(viewer.roles, "stock.read") && <p>Choose where to go above.</p>}
    </DeskPage>
  );
}

async function PaidOrders() {
  const orders = await readOrderList({ state: "paid" });
  return (
    <DeskSection title="Paid and waiting to be sent">
      {orders.length > 0 ? (
        <OrderTable label="Paid orders" orders={orders} />
      ) : (
        <NothingYet>No order is waiting.</NothingYet>
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
    </DeskSection>
  );
}
