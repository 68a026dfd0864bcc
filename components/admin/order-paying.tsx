import type { DeskOrder } from "@/lib/orders/desk-reads";
import { Cell, DataTable, NothingYet, Row, RowHead } from "./data-table";
import { DeskLink } from "./desk-link";
import { Moment } from "./moment";

/** What the order holds or held on the shelves. */
export function OrderHolds({ holds }: Pick<DeskOrder, "holds">) {
  if (holds.length === 0) return <NothingYet>This order has held nothing.</NothingYet>;
  return (
    <DataTable
      label="Holds"
      columns={[{ name: "SKU" }, { name: "State" }, { name: "Quantity", isNumber: true }]}
    >
      {holds.map(({ sku, quantity, state }) => (
        <Row key={sku}>
          <RowHead>
            <DeskLink href={`/admin/stock/${sku}`}>{sku}</DeskLink>
          </RowHead>
          <Cell place="left">{state}</Cell>
          <Cell place="top" isNumber>
            {quantity}
          </Cell>
        </Row>
      ))}
    </DataTable>
  );
}

/** Where the buyer was sent to pay, and what became of each page. */
export function OrderAttempts({ attempts }: Pick<DeskOrder, "attempts">) {
  if (attempts.length === 0) return <NothingYet>No payment page was asked for.</NothingYet>;
  return (
    <DataTable
      label="Payment pages"
      columns={[{ name: "Opened" }, { name: "State" }, { name: "Open until" }, { name: "At Stripe" }]}
    >
      {attempts.map((attempt) => (
        <Row key={attempt.id}>
          <Cell place="left" className="text-ink-soft">
            <Moment at={attempt.createdAt} />
          </Cell>
          <Cell place="right">{attempt.state}</Cell>
          <Cell label="Open until" className="text-ink-soft">
            <Moment at={attempt.expiresAt} />
          </Cell>
          <Cell className="text-xs wrap-anywhere">
            {attempt.sessionId ?? "no answer yet"}
            {attempt.lastError !== null && <span className="block font-bold">{attempt.lastError}</span>}
          </Cell>
        </Row>
      ))}
    </DataTable>
  );
}
