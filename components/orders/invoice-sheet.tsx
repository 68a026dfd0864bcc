import { Fragment, type ReactNode } from "react";
import { formatPence, pence } from "@/lib/money";
import { rateText, rowFigures, type Invoice, type InvoiceRow } from "@/lib/invoices/invoice";
import { longDay } from "@/lib/invoices/invoice-words";
import type { Trader } from "@/lib/trader";

interface InvoiceSheetProps {
  readonly invoice: Invoice;
  readonly trader: Trader;
}

/** Who sells, who buys, every row with its VAT, and what has gone back since: what tax law asks of an invoice. */
export function InvoiceSheet({ invoice, trader }: InvoiceSheetProps) {
  const day = longDay(invoice.taxPoint);
  return (
    <>
      <div className="grid gap-x-12 gap-y-6 border-t-2 border-ink py-6 sm:grid-cols-3 print:grid-cols-3 print:gap-x-6">
        <Party title="From">
          {[trader.name, ...trader.address, trader.email].map((line) => (
            <Line key={line}>{line}</Line>
          ))}
          <Line>VAT number {trader.vatNumber}</Line>
          <Line>Company number {trader.companyNumber}</Line>
        </Party>
        <Party title="To">
          {[...invoice.address, invoice.email].map((line, index) => (
            <Line key={index}>{line}</Line>
          ))}
        </Party>
        <Party title="About">
          <Line>Order {invoice.order}</Line>
          <Line>Date of invoice {day}</Line>
          <Line>Tax point {day}</Line>
          <Line>Paid by card on {day}</Line>
        </Party>
      </div>
      <Rows label="What was bought" rows={invoice.rows} />
      <dl className="ml-auto pt-3 sm:max-w-sm print:max-w-xs">
        {invoice.rates.map(({ rate, netPence, vatPence }) => (
          <Fragment key={rate}>
            <Sum name={`Net at ${rateText(rate)}`} amount={formatPence(netPence)} />
            <Sum name={`VAT at ${rateText(rate)}`} amount={formatPence(vatPence)} />
          </Fragment>
        ))}
        <Sum name="Total, paid by card" amount={formatPence(invoice.totalPence)} strong />
      </dl>
      {invoice.noVatWords !== null && <p className="text-sm text-ink-soft">{invoice.noVatWords}</p>}
      {invoice.credits.map((credit) => (
        <section key={credit.id} aria-label={`Credit of ${longDay(credit.at)}`} className="mt-10 print:mt-4">
          <h2 className="text-2xl print:text-lg">Credit of {longDay(credit.at)}</h2>
          <p className="mb-3 text-sm text-ink-soft">
            {credit.isDone ? "Paid back to the card." : "On its way back to the card."}
          </p>
          <Rows label={`Credit of ${longDay(credit.at)}`} rows={credit.rows} />
        </section>
      ))}
      {invoice.credits.length > 0 && (
        <dl className="ml-auto pt-3 sm:max-w-sm print:max-w-xs">
          <Sum name="VAT credited" amount={`−${formatPence(invoice.creditedVatPence)}`} />
          <Sum name="Credited" amount={`−${formatPence(invoice.creditedPence)}`} />
          <Sum
            name="Total after credits"
            amount={formatPence(pence(invoice.totalPence - invoice.creditedPence))}
            strong
          />
        </dl>
      )}
    </>
  );
}

function Party({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div>
      <h2 className="text-base font-bold">{title}</h2>
      <ul className="mt-1 text-sm">{children}</ul>
    </div>
  );
}

function Line({ children }: { readonly children: ReactNode }) {
  return <li className="wrap-anywhere">{children}</li>;
}

const heads = ["Quantity", "Each", "VAT rate", "Net", "VAT", "Total"] as const;

/** On a phone each row is a slip of its own, with its figures under the words; where there is room, and on paper, a table. */
function Rows({ label, rows }: { readonly label: string; readonly rows: readonly InvoiceRow[] }) {
  return (
    <table role="table" className="block w-full border-t-2 border-ink text-sm sm:table print:table">
      <caption className="sr-only">{label}</caption>
      <thead role="rowgroup" className="hidden sm:table-header-group print:table-header-group">
        <tr role="row" className="border-b border-ink align-bottom">
          <th role="columnheader" scope="col" className="py-2 text-left">
            Description
          </th>
          {heads.map((head) => (
            <th key={head} role="columnheader" scope="col" className="py-2 pl-4 text-right">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup" className="block sm:table-row-group print:table-row-group">
        {rows.map((row) => (
          <Row key={row.key} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ row }: { readonly row: InvoiceRow }) {
  const figures = rowFigures(row);
  return (
    <tr
      role="row"
      className="grid grid-cols-2 gap-x-6 border-b border-line py-3 align-top sm:table-row print:table-row print:break-inside-avoid"
    >
      <th role="rowheader" scope="row" className="col-span-2 text-left font-normal sm:py-3 print:py-1">
        <span className="font-bold">{row.name}</span>
        {row.details.map((detail) => (
          <span key={detail} className="block text-ink-soft">
            {detail}
          </span>
        ))}
      </th>
      {heads.map((head, index) => (
        <td
          key={head}
          role="cell"
          className={`justify-between whitespace-nowrap sm:table-cell sm:py-3 sm:pl-4 sm:text-right print:table-cell print:py-1 print:pl-4 print:text-right ${
            figures[index] === "" ? "hidden" : "flex"
          } ${head === "Total" ? "font-bold" : ""}`}
        >
          <span aria-hidden="true" className="font-normal text-ink-soft sm:hidden print:hidden">
            {head}
          </span>
          {figures[index]}
        </td>
      ))}
    </tr>
  );
}

interface SumProps {
  readonly name: string;
  readonly amount: string;
  readonly strong?: boolean;
}

function Sum({ name, amount, strong = false }: SumProps) {
  return (
    <div
      className={`flex items-baseline justify-between ${strong ? "my-2 border-y border-line py-2 font-bold" : "py-1"}`}
    >
      <dt>{name}</dt>
      <dd className={`price ${strong ? "text-2xl" : "font-normal tracking-normal"}`}>{amount}</dd>
    </div>
  );
}
