import { formatPence } from "@/lib/money";
import type { QueueRow } from "@/lib/orders/queue";
import { orderNumberText } from "@/lib/orders/orders";
import { Cell, DataTable, Row, RowHead } from "./data-table";
import { DeskLink } from "./desk-link";
import { Moment } from "./moment";
import { OrderStateWords } from "./state";

interface OrderTableProps {
  readonly label: string;
  readonly orders: readonly QueueRow[];
}

/** Orders, a row each. */
export function OrderTable({ label, orders }: OrderTableProps) {
  return (
    <DataTable
      label={label}
      columns={[
        { name: "Order" },
        { name: "Placed" },
        { name: "Name" },
        { name: "Email" },
        { name: "State" },
        { name: "Total", isNumber: true },
      ]}
    >
      {orders.map((order) => (
        <Row key={order.number}>
          <RowHead>
            <DeskLink href={`/admin/orders/${order.number}`} className="link figure font-bold">
              {orderNumberText(order.number)}
            </DeskLink>
          </RowHead>
          <Cell place="top" className="text-ink-soft">
            <Moment at={order.createdAt} />
          </Cell>
          <Cell>{order.recipient}</Cell>
          <Cell className="wrap-anywhere">{order.email}</Cell>
          <Cell place="left">
            <OrderStateWords state={order.state} />
          </Cell>
          <Cell place="right" isNumber className="font-bold">
            {formatPence(order.totalPence)}
          </Cell>
        </Row>
      ))}
    </DataTable>
  );
}
