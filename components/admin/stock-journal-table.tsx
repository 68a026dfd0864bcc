import Link from "next/link";
import { orderNumberText } from "@/lib/orders/orders";
import { kindText, signed } from "@/lib/stock/stock-desk";
import type { MovementRow } from "@/lib/stock/stock-reads";
import { cellClass, DataTable, NothingYet, numberClass, rowClass } from "./data-table";
import { Moment } from "./moment";

interface StockJournalTableProps {
  readonly movements: readonly MovementRow[];
  /** Numbers of the orders among the references, by the orders' ids. */
  readonly orders: ReadonlyMap<string, number>;
}

/** What moved one variant, the newest first, with the level that each movement left. */
export function StockJournalTable({ movements, orders }: StockJournalTableProps) {
  if (movements.length === 0) return <NothingYet>Nothing has moved yet.</NothingYet>;
  return (
    <DataTable
      label="Movements"
      columns={[
        { name: "When" },
        { name: "Kind" },
        { name: "On hand", isNumber: true },
        { name: "Reserved", isNumber: true },
        { name: "On hand after", isNumber: true },
        { name: "Reserved after", isNumber: true },
        { name: "Who" },
        { name: "Reason" },
      ]}
    >
      {movements.map((movement) => (
        <tr key={movement.id} className={rowClass}>
          <td className={cellClass}>
            <Moment at={movement.createdAt} />
          </td>
          <td className={`${cellClass} font-bold whitespace-nowrap`}>{kindText(movement.kind)}</td>
          <td className={numberClass}>{signed(movement.deltaOnHand)}</td>
          <td className={numberClass}>{signed(movement.deltaReserved)}</td>
          <td className={numberClass}>{movement.onHandAfter}</td>
          <td className={numberClass}>{movement.reservedAfter}</td>
          <td className={cellClass}>{movement.actor}</td>
          <td className={`${cellClass} min-w-48`}>
            {movement.reason}
            <OrderReference number={orders.get(movement.reference)} />
          </td>
        </tr>
      ))}
    </DataTable>
  );
}

function OrderReference({ number }: { readonly number: number | undefined }) {
  if (number === undefined) return null;
  return (
    <>
      {", "}
      <Link href={`/admin/orders/${number}`} prefetch={false} className="link whitespace-nowrap">
        {orderNumberText(number)}
      </Link>
    </>
  );
}
