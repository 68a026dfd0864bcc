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

/** What moved one variant, the newest first: each change with the level it left. */
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
        { name: "Quarantine", isNumber: true },
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
          <Figure change={movement.deltaOnHand} after={movement.onHandAfter} />
          <Figure change={movement.deltaReserved} after={movement.reservedAfter} />
          <Figure change={movement.deltaQuarantined} after={movement.quarantinedAfter} />
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

/** "−1 → 11": the change and what it left; the figure alone where nothing changed. */
function Figure({ change, after }: { readonly change: number; readonly after: number }) {
  return (
    <td className={`${numberClass} whitespace-nowrap`}>
      {change !== 0 && `${signed(change)} `}
      <span className="text-ink-soft">
        {change !== 0 && "→ "}
        {after}
      </span>
    </td>
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
