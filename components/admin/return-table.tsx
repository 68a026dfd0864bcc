import type { ReturnRow } from "@/lib/returns/desk-reads";
import { returnNumberText } from "@/lib/orders/return-reasons";
import { orderNumberText } from "@/lib/orders/orders";
import { Cell, DataTable, Row, RowHead } from "./data-table";
import { DeskLink } from "./desk-link";
import { Moment } from "./moment";
import { ReturnStateWords } from "./return-parts";

/** Returns, a row each. */
export function ReturnTable({ returns }: { readonly returns: readonly ReturnRow[] }) {
  return (
    <DataTable
      label="Returns"
      columns={[
        { name: "Return" },
        { name: "Asked for" },
        { name: "Order" },
        { name: "Email" },
        { name: "State" },
        { name: "Units", isNumber: true },
      ]}
    >
      {returns.map(({ number, state, orderNumber, email, units, createdAt }) => (
        <Row key={number}>
          <RowHead>
            <DeskLink href={`/admin/returns/${number}`} className="link figure font-bold">
              {returnNumberText(number)}
            </DeskLink>
          </RowHead>
          <Cell place="top" className="text-ink-soft">
            <Moment at={createdAt} />
          </Cell>
          <Cell place="left" className="figure">
            {orderNumberText(orderNumber)}
          </Cell>
          <Cell place="line" className="wrap-anywhere">
            {email}
          </Cell>
          <Cell place="left">
            <ReturnStateWords state={state} />
          </Cell>
          <Cell place="right" label="Units" isNumber>
            {units}
          </Cell>
        </Row>
      ))}
    </DataTable>
  );
}
