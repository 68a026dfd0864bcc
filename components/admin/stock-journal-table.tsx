import { orderNumberText } from "@/lib/orders/orders";
import { kindText, signed } from "@/lib/stock/stock-desk";
import type { MovementRow } from "@/lib/stock/stock-reads";
import { Cell, DataTable, NothingYet, Row } from "./data-table";
import { DeskLink } from "./desk-link";
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
        { name: "Reason" },
        { name: "Who" },
      ]}
    >
      {movements.map((movement) => (
        <Row key={movement.id}>
          <Cell place="right" className="text-ink-soft">
            <Moment at={movement.createdAt} />
          </Cell>
          <Cell place="left" className="font-bold md:whitespace-nowrap">
            {kindText(movement.kind)}
          </Cell>
          <Figure label="On hand" change={movement.deltaOnHand} after={movement.onHandAfter} />
          <Figure label="Reserved" change={movement.deltaReserved} after={movement.reservedAfter} />
          <Figure label="Quarantine" change={movement.deltaQuarantined} after={movement.quarantinedAfter} />
          <Cell>
            {movement.reason}
            <OrderReference number={orders.get(movement.reference)} />
          </Cell>
          <Cell className="text-ink-soft wrap-anywhere">{movement.actor}</Cell>
        </Row>
      ))}
    </DataTable>
  );
}

interface FigureProps {
  readonly label: string;
  readonly change: number;
  readonly after: number;
}

/** "−1 → 11": the change and what it left; the figure alone where nothing changed. */
function Figure({ label, change, after }: FigureProps) {
  return (
    <Cell place="third" label={label} isNumber>
      {change !== 0 && <strong className="figure">{signed(change)}</strong>}
      <span className="text-ink-soft">
        {change !== 0 && " → "}
        <span className="inline-block text-right md:min-w-[3ch]">{after}</span>
      </span>
    </Cell>
  );
}

function OrderReference({ number }: { readonly number: number | undefined }) {
  if (number === undefined) return null;
  return (
    <>
      {", "}
      <DeskLink href={`/admin/orders/${number}`} className="link figure whitespace-nowrap">
        {orderNumberText(number)}
      </DeskLink>
    </>
  );
}
