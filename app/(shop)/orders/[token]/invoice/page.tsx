import type { Metadata, Route } from "next";
import { InvoiceSheet } from "@/components/orders/invoice-sheet";
import { OrderUnopened } from "@/components/orders/order-unopened";
import { Notice } from "@/components/ui/notice";
import { ShortPage } from "@/components/ui/short-page";
import { SiteLink } from "@/components/ui/site-link";
import { orAway } from "@/app/or-away";
import { readInvoice } from "@/lib/invoices/invoice-reads";
import { orderNumberText } from "@/lib/orders/orders";
import { trader } from "@/lib/trader";
import { linkedOrder } from "../../linked-order";

export const metadata: Metadata = { title: "Invoice", robots: { index: false }, referrer: "no-referrer" };
export const instant = false;

/** The VAT invoice of an order that was paid, ready to print. */
export default async function InvoicePage({ params }: PageProps<"/orders/[token]/invoice">) {
  const linked = await linkedOrder(params);
  if (linked.kind !== "order") return <OrderUnopened kind={linked.kind} />;
  const { order, token } = linked;
  const invoice = await orAway(readInvoice(order));
  if (invoice === "away") return <OrderUnopened kind="away" />;
  const own = `/orders/${encodeURIComponent(token)}` as Route;
  const number = orderNumberText(order.number);
  if (!invoice) {
    return (
      <ShortPage title="No invoice yet" on={[{ href: own, title: `Back to order ${number}` }]}>
        <Notice tone="plain">An order gets its invoice when it is paid.</Notice>
      </ShortPage>
    );
  }
  return (
    <div className="page-width print:text-sm">
      <header className="pt-10 pb-8 sm:pt-16 print:pt-0">
        <p className="mb-4 text-sm print:hidden">
          <SiteLink href={own} className="link">
            Back to order {number}
          </SiteLink>
        </p>
        <h1 className="text-4xl print:text-2xl">Invoice {invoice.number}</h1>
        <p className="mt-4 print:hidden">
          <a href={`${own}/invoice.pdf`} className="link">
            Download it as a PDF
          </a>
        </p>
      </header>
      <InvoiceSheet invoice={invoice} trader={trader()} />
    </div>
  );
}
