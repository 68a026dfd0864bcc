import type { ReactNode } from "react";
import { fullName } from "@/lib/catalogue/catalogue";
import { formatPence } from "@/lib/money";
import type { DeskOrder, RefundState } from "@/lib/orders/desk-reads";
import { Cell, DataTable, NothingYet, Row, RowHead } from "./data-table";
import { DeskLink } from "./desk-link";
import { Fact, Facts } from "./facts";
import { Moment } from "./moment";
import { OrderStateWords } from "./state";

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
          {order.discountPence > 0 && <Sum term="Discount">−{formatPence(order.discountPence)}</Sum>}
          <Sum term={deliveryWord(order)}>{formatPence(order.deliveryPence)}</Sum>
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

const deliveryWord = ({ deliveryMethod }: DeskOrder) =>
  deliveryMethod === "collect" ? "Collection" : "Delivery";

/** Who gets it and where; the postcode is what delivery was charged for, the address what was given when paying. */
export function OrderAddress({ order }: { readonly order: DeskOrder }) {
  return (
    <Facts>
      {order.address.length > 0 && (
        <Fact term="To">
          <address className="not-italic">
            {order.address.map((line, index) => (
              <span key={index} className="block first:font-bold">
                {line}
              </span>
            ))}
          </address>
        </Fact>
      )}
      <Fact term="Email">
        <a href={`mailto:${order.email}`} className="link">
          {order.email}
        </a>
      </Fact>
      <Fact term="By">{deliveryWord(order)}</Fact>
      <Fact term="Postcode charged for">{order.postcode}</Fact>
    </Facts>
  );
}

const refundWords: Readonly<Record<RefundState, string>> = {
  requested: "being asked for",
  pending: "on its way",
  succeeded: "done",
  failed: "failed",
};

/** What was paid, what went back, and what the buyer's bank asks. */
export function OrderMoney({ order: { payment, refunds, disputes } }: { readonly order: DeskOrder }) {
  if (!payment) return <NothingYet>Nothing has been paid.</NothingYet>;
  return (
    <Facts>
      <Fact term={<Moment at={payment.createdAt} />}>
        Paid <span className="price">{formatPence(payment.amountPence)}</span>
      </Fact>
      <Fact term="Payment">
        <span className="text-xs wrap-anywhere">{payment.intentId}</span>
      </Fact>
      {refunds.map((refund) => (
        <Fact key={refund.id} term={<Moment at={refund.createdAt} />}>
          Refund <span className="price">{formatPence(refund.amountPence)}</span>, {refundWords[refund.state]}
          : {refund.reason} ({refund.actor})
          {refund.units.length > 0 && (
            <span className="block text-ink-soft">
              {refund.units.map(({ sku, quantity }) => `${quantity} × ${sku}`).join(", ")}
              {refund.restockedAt !== null && ", back on the shelf"}
            </span>
          )}
          {refund.lastError !== null && <span className="block font-bold">{refund.lastError}</span>}
        </Fact>
      ))}
      {disputes.map((dispute) => (
        <Fact key={dispute.id} term={<Moment at={dispute.createdAt} />}>
          Dispute over <span className="price">{formatPence(dispute.amountPence)}</span>,{" "}
          {dispute.status.replaceAll("_", " ")}: {dispute.reason.replaceAll("_", " ")}
          {dispute.evidenceDueAt !== null && (
            <span className="block text-ink-soft">
              Evidence due by <Moment at={dispute.evidenceDueAt} />
            </span>
          )}
        </Fact>
      ))}
    </Facts>
  );
}

/** Every state the order has been in, and since when; the present one in bold. */
export function OrderHistory({ transitions }: Pick<DeskOrder, "transitions">) {
  return (
    <ol className="border-t-2 border-ink">
      {transitions.map(({ to, createdAt }, index) => (
        <li
          key={createdAt.toISOString() + to}
          className={`flex min-h-(--desk-row) flex-wrap items-baseline justify-between gap-x-6 border-b border-line py-2 leading-snug ${
            index === transitions.length - 1 ? "font-bold" : ""
          }`}
        >
          <OrderStateWords state={to} />
          <span className="font-normal text-ink-soft">
            <Moment at={createdAt} />
          </span>
        </li>
      ))}
    </ol>
  );
}

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

const emailWords: Readonly<Record<string, string>> = {
  "order-confirmation": "Confirmation",
  "order-unfulfillable": "Sold out, money on its way back",
  "order-refunded": "Money on its way back",
  refund: "Refund, asked for at Stripe",
};

/** What was written to the buyer about this order, and what still waits. */
export function OrderEmails({ emails }: Pick<DeskOrder, "emails">) {
  if (emails.length === 0) return <NothingYet>Nothing has been written to the buyer.</NothingYet>;
  return (
    <ol className="border-t-2 border-ink">
      {emails.map((email) => (
        <li
          key={email.id}
          className="flex min-h-(--desk-row) flex-wrap items-baseline justify-between gap-x-6 border-b border-line py-2 leading-snug"
        >
          <span>{emailWords[email.kind] ?? email.kind.replaceAll("-", " ")}</span>
          <span className="text-ink-soft">
            {email.sentAt ? (
              <>
                sent <Moment at={email.sentAt} />
              </>
            ) : (
              `waiting, tried ${email.attempts} times`
            )}
          </span>
          {email.lastError !== null && !email.sentAt && <span className="w-full">{email.lastError}</span>}
        </li>
      ))}
    </ol>
  );
}
