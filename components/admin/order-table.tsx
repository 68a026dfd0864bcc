import Link from "next/link";
import { formatPence } from "@/lib/money";
import type { OrderRow } from "@/lib/orders/desk-reads";
import { orderNumberText, stateWords } from "@/lib/orders/orders";
import { cellClass, DataTable, numberClass, rowClass, rowHeadClass } from "./data-table";
import { Moment } from "./moment";

interface OrderTableProps {
  readonly label: string;
  readonly orders: readonly OrderRow[];
}

/** Orders, a row each. */
export function OrderTable({ label, orders }: OrderTableProps) {
  return (
    <DataTable
      label={label}
      columns={[
        { name: "Order" },
        { name: "State" },
        { name: "Email" },
        { name: "Name" },
        { name: "Total", isNumber: true },
        { name: "Placed" },
      ]}
    >
      {orders.map((order) => (
        <tr key={order.number} className={rowClass}>
          <th scope="row" className={rowHeadClass}>
            <Link href={`/admin/orders/${order.number}`} prefetch={false} className="link">
              {orderNumberText(order.number)}
            </Link>
          </th>
          <td className={`${cellClass} whitespace-nowrap`}>{stateWords[order.state]}</td>
          <td className={cellClass}>{order.email}</td>
          <td className={cellClass}>{order.recipient}</td>
          <td className={numberClass}>{formatPence(order.totalPence)}</td>
          <td className={cellClass}>
            <Moment at={order.createdAt} />
          </td>
        </tr>
      ))}
    </DataTable>
  );
}
