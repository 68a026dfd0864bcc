import Link from "next/link";
import type { ReactNode } from "react";
import { fullName } from "@/lib/catalogue/catalogue";
import { formatPence } from "@/lib/money";
import type { DeskOrder } from "@/lib/orders/desk-reads";
import { stateWords } from "@/lib/orders/orders";
import { cellClass, DataTable, NothingYet, numberClass, rowClass, rowHeadClass } from "./data-table";
import { Moment } from "./moment";

/** What was ordered, at the prices of that day. */
export function OrderLines({ order }: { readonly order: DeskOrder }) {
  return (
    <>
      <DataTable
        label="Lines"
        columns={[
          { name: "SKU" },
          { name: "Product" },
          { name: "Quantity", isNumber: true },
          { name: "Each", isNumber: true },
          { name: "Sum", isNumber: true },
        ]}
      >
        {order.lines.map((line) => (
          <tr key={line.sku} className={rowClass}>
            <th scope="row" className={rowHeadClass}>
              {line.sku}
            </th>
            <td className={`${cellClass} min-w-48`}>{fullName(line.productName, line.optionText)}</td>
            <td className={numberClass}>{line.quantity}</td>
            <td className={numberClass}>{formatPence(line.unitPence)}</td>
            <td className={numberClass}>{formatPence(line.totalPence)}</td>
          </tr>
        ))}
      </DataTable>
      <dl className="text-sm">
        <Fact term="Goods">{formatPence(order.subtotalPence)}</Fact>
        {order.discountPence > 0 && <Fact term="Discount">−{formatPence(order.discountPence)}</Fact>}
        <Fact term={order.deliveryMethod === "collect" ? "Collection" : "Delivery"}>
          {formatPence(order.deliveryPence)}
        </Fact>
        <Fact term="Total">
          <strong>{formatPence(order.totalPence)}</strong>
        </Fact>
      </dl>
    </>
  );
}

/** Who gets it and where; the postcode is what delivery was charged for, the address what was given when paying. */
export function OrderAddress({ order }: { readonly order: DeskOrder }) {
  return (
    <>
      <dl className="border-t border-ink text-sm">
        <Fact term="Email">
          <a href={`mailto:${order.email}`} className="link">
            {order.email}
          </a>
        </Fact>
        <Fact term="By">{order.deliveryMethod === "collect" ? "Collection" : "Delivery"}</Fact>
        <Fact term="Postcode charged for">{order.postcode}</Fact>
      </dl>
      {order.address.length > 0 && (
        <address className="mt-3 text-sm not-italic">
          {order.address.map((line, index) => (
            <span key={index} className="block">
              {line}
            </span>
          ))}
        </address>
      )}
    </>
  );
}

/** What was paid and given back. */
export function OrderMoney({ order: { payment, refunds } }: { readonly order: DeskOrder }) {
  if (!payment) return <NothingYet>Nothing has been paid.</NothingYet>;
  return (
    <dl className="border-t border-ink text-sm">
      <Fact term={<Moment at={payment.createdAt} />}>Paid {formatPence(payment.amountPence)}</Fact>
      <Fact term="Payment">{payment.intentId}</Fact>
      {refunds.map((refund) => (
        <Fact key={refund.createdAt.toISOString()} term={<Moment at={refund.createdAt} />}>
          Refund {formatPence(refund.amountPence)}, {refund.state}: {refund.reason} ({refund.actor})
        </Fact>
      ))}
    </dl>
  );
}

/** Every state the order has been in, and since when. */
export function OrderHistory({ transitions }: Pick<DeskOrder, "transitions">) {
  return (
    <ol className="border-t border-ink text-sm">
      {transitions.map(({ to, createdAt }) => (
        <li
          key={createdAt.toISOString() + to}
          className="flex flex-wrap justify-between gap-x-6 border-b border-line py-2"
        >
          <span>{stateWords[to]}</span>
          <span className="text-ink-soft">
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
      columns={[{ name: "SKU" }, { name: "Quantity", isNumber: true }, { name: "State" }]}
    >
      {holds.map(({ sku, quantity, state }) => (
        <tr key={sku} className={rowClass}>
          <th scope="row" className={rowHeadClass}>
            <Link href={`/admin/stock/${sku}`} prefetch={false} className="link">
              {sku}
            </Link>
          </th>
          <td className={numberClass}>{quantity}</td>
          <td className={cellClass}>{state}</td>
        </tr>
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
        <tr key={attempt.id} className={rowClass}>
          <td className={cellClass}>
            <Moment at={attempt.createdAt} />
          </td>
          <td className={cellClass}>{attempt.state}</td>
          <td className={cellClass}>
            <Moment at={attempt.expiresAt} />
          </td>
          <td className={`${cellClass} min-w-64 break-all`}>
            {attempt.sessionId ?? "no answer yet"}
            {attempt.lastError !== null && <span className="block">{attempt.lastError}</span>}
          </td>
        </tr>
      ))}
    </DataTable>
  );
}

const emailWords: Readonly<Record<string, string>> = {
  "order-confirmation": "Confirmation",
  "order-unfulfillable": "Sold out, money on its way back",
};

/** What was written to the buyer about this order, and what still waits. */
export function OrderEmails({ emails }: Pick<DeskOrder, "emails">) {
  if (emails.length === 0) return <NothingYet>Nothing has been written to the buyer.</NothingYet>;
  return (
    <ol className="border-t border-ink text-sm">
      {emails.map((email) => (
        <li key={email.id} className="flex flex-wrap justify-between gap-x-6 border-b border-line py-2">
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

function Fact({ term, children }: { readonly term: ReactNode; readonly children: ReactNode }) {
  return (
    <div className="flex flex-wrap justify-between gap-x-6 border-b border-line py-2">
      <dt className="text-ink-soft">{term}</dt>
      <dd className="min-w-0 tabular-nums">{children}</dd>
    </div>
  );
}
