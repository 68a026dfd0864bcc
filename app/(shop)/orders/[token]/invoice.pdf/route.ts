import { awayPage, sendOn } from "@/app/api/answer";
import { isDatabaseAway } from "@/lib/db/errors";
import { invoicePdf } from "@/lib/invoices/invoice-pdf";
import { readInvoice } from "@/lib/invoices/invoice-reads";
import { readOrderByToken } from "@/lib/orders/orders-reads";
import { trader } from "@/lib/trader";

/** An order's VAT invoice as a file, for whoever holds its link; without an invoice to give, the order's page says why. */
export async function GET(_request: Request, { params }: RouteContext<"/orders/[token]/invoice.pdf">) {
  const token = decodeURIComponent((await params).token);
  try {
    const order = await readOrderByToken(token);
    const invoice = order && (await readInvoice(order));
    if (!invoice) return sendOn(`/orders/${encodeURIComponent(token)}`);
    return new Response(new Uint8Array(await invoicePdf(invoice, trader())), {
      headers: {
        "content-type": "application/pdf",
        "content-disposition": `attachment; filename="fettle-invoice-${invoice.number}.pdf"`,
        "cache-control": "no-store",
        "x-robots-tag": "noindex",
      },
    });
  } catch (error) {
    if (!isDatabaseAway(error)) throw error;
    return awayPage();
  }
}
