import type { ReactNode } from "react";
import { fullName } from "@/lib/catalogue/catalogue";
import { formatPence } from "@/lib/money";
import type { DeskOrder } from "@/lib/orders/desk-reads";
import { Cell, DataTable, Row, RowHead } from "./data-table";
import { serviceWords } from "./queue-table";

/** What was ordered, at the prices of that day, and what it came to. */
export function OrderLines({ order }: { readonly order: DeskOrder }) {
  return (
    <DataTable
      label="Lines"
      columns={[
        { name: "SKU" },
        { name: "Product" },
        { name: "Quantity", isNumber: true },
        { name: "Each", isNumber: true },
        { name: "Sum", isNumber: true },
      ]}
      foot={
        <>
          <Sum term="Goods">{formatPence(order.subtotalPence)}</Sum>
          {order.discountPence > 0 && (
            <Sum term={discountWords(order)}>−{formatPence(order.discountPence)}</Sum>
          )}
          <Sum term={`${serviceWords[order.deliveryMethod]} delivery`}>
            {formatPence(order.deliveryPence)}
          </Sum>
          <Sum term="Total">
            <strong className="price text-xl">{formatPence(order.totalPence)}</strong>
          </Sum>
        </>
      }
    >
      {order.lines.map((line) => (
        <Row key={line.sku}>
          <RowHead>{line.sku}</RowHead>
          <Cell>{fullName(line.productName, line.optionText)}</Cell>
          <Cell place="left" label="Quantity" isNumber>
            {line.quantity}
          </Cell>
          <Cell place="right" label="Each" isNumber className="text-ink-soft">
            {formatPence(line.unitPence)}
          </Cell>
          <Cell place="top" isNumber className="font-bold">
            {formatPence(line.totalPence)}
          </Cell>
        </Row>
      ))}
    </DataTable>
  );
}

function Sum({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <tr role="row">
      <th role="rowheader" scope="row" colSpan={4} className="font-normal text-ink-soft md:text-right!">
        {term}
      </th>
      <td role="cell" className="figure">
        {children}
      </td>
    </tr>
  );
}

function discountWords({ discountCode, discountWords: words }: DeskOrder): string {
  if (discountCode === null) return "Discount";
  return words === null ? `Discount, code ${discountCode}` : `${words}, code ${discountCode}`;
}
