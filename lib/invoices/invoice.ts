import { fullName } from "@/lib/catalogue/catalogue";
import { deliveryTitles } from "@/lib/delivery/delivery";
import { addUp, formatPence, pence, sharesOf, vatWithin, type Pence } from "@/lib/money";
import { orderNumberText, vatByRate, type OrderFacts, type VatRow } from "@/lib/orders/orders";

/** "INV-1001": what tax offices ask for. */
function invoiceNumberText(number: number): string {
  return `INV-${number}`;
}

/** "20%": a rate as it stands on paper. */
export function rateText(rate: number): string {
  return `${rate / 100}%`;
}

/** One row of an invoice, its VAT taken out of what was paid; all three add up. */
export interface InvoiceRow {
  readonly key: string;
  readonly name: string;
  /** What is said of it in small type. */
  readonly details: readonly string[];
  /** How many, and what each cost with VAT; null for what is not counted. */
  readonly quantity: number | null;
  readonly unitPence: Pence | null;
  /** Hundredths of a per cent. */
  readonly rate: number;
  readonly netPence: Pence;
  readonly vatPence: Pence;
  readonly grossPence: Pence;
}

/** The figures of a row, in the order of the invoice's columns behind its name. */
export function rowFigures(row: InvoiceRow): readonly string[] {
  return [
    row.quantity === null ? "" : String(row.quantity),
    row.unitPence === null ? "" : formatPence(row.unitPence),
    rateText(row.rate),
    formatPence(row.netPence),
    formatPence(row.vatPence),
    formatPence(row.grossPence),
  ];
}

/** Money that went back, or is on its way, as the rows it is for. */
export interface InvoiceCredit {
  readonly id: string;
  readonly at: Date;
  readonly isDone: boolean;
  readonly rows: readonly InvoiceRow[];
  readonly totalPence: Pence;
}

export interface Invoice {
  readonly number: string;
  readonly order: string;
  /** The day of payment, which is the day of supply for VAT. */
  readonly taxPoint: Date;
  readonly email: string;
  readonly address: readonly string[];
  readonly rows: readonly InvoiceRow[];
  readonly rates: readonly VatRow[];
  readonly netPence: Pence;
  readonly vatPence: Pence;
  readonly totalPence: Pence;
  readonly credits: readonly InvoiceCredit[];
  /** What has gone back or is on its way, and the VAT within it. */
  readonly creditedPence: Pence;
  readonly creditedVatPence: Pence;
  /** Why nothing carries VAT; null where something does. */
  readonly noVatWords: string | null;
}

/** A refund as an invoice credits it. */
export interface CreditedRefund {
  readonly id: string;
  readonly at: Date;
  readonly isDone: boolean;
  readonly amountPence: Pence;
  readonly deliveryPence: Pence;
  readonly lines: readonly {
    readonly orderLineId: string;
    readonly quantity: number;
    readonly amountPence: Pence;
  }[];
}

/**
 * The VAT invoice of a paid order, from its own figures alone; null for one that has none.
 * @param refunds the oldest first; those that failed left out
 */
export function invoiceOf(order: OrderFacts, refunds: readonly CreditedRefund[]): Invoice | null {
  if (order.invoiceNumber === null || order.paidAt === null) return null;
  const rates = vatByRate(order);
  const rows = taxed([...order.lines.map((line) => goodsRow(order, line)), ...deliveryRows(order, rates)]);
  const creditRows = taxed(refunds.flatMap((refund) => creditedRows(order, rates, refund)));
  const credits = refunds.map(({ id, at, isDone, amountPence }) => ({
    id,
    at,
    isDone,
    rows: creditRows.filter(({ key }) => key.startsWith(`${id}:`)),
    totalPence: amountPence,
  }));
  return {
    number: invoiceNumberText(order.invoiceNumber),
    order: orderNumberText(order.number),
    taxPoint: order.paidAt,
    email: order.email,
    address: order.address,
    rows,
    rates,
    netPence: addUp(rates.map(({ netPence }) => netPence)),
    vatPence: addUp(rates.map(({ vatPence }) => vatPence)),
    totalPence: order.totalPence,
    credits,
    creditedPence: addUp(credits.map(({ totalPence }) => totalPence)),
    creditedVatPence: addUp(creditRows.map(({ vatPence }) => vatPence)),
    noVatWords:
      order.zone === "channel-islands"
        ? "No UK VAT is charged: the goods leave the United Kingdom for the Channel Islands."
        : null,
  };
}

type Untaxed = Omit<InvoiceRow, "netPence" | "vatPence">;

/**
 * Takes the VAT out of each row. It is worked out once for all rows of a rate and handed on to them, so that they add up to it to the
 * penny, whatever each would be rounded to by itself.
 */
function taxed(rows: readonly Untaxed[]): InvoiceRow[] {
  const soFar = new Map<number, number>();
  return rows.map((row) => {
    const before = soFar.get(row.rate) ?? 0;
    const after = before + row.grossPence;
    soFar.set(row.rate, after);
    const vatPence = pence(vatWithin(pence(after), row.rate) - vatWithin(pence(before), row.rate));
    return { ...row, vatPence, netPence: pence(row.grossPence - vatPence) };
  });
}

function goodsRow(order: OrderFacts, line: OrderFacts["lines"][number]): Untaxed {
  const { id, sku, productName, optionText, quantity, unitPence, totalPence, discountPence, vatRate } = line;
  const code = order.discountCode === null ? "" : ` with ${order.discountCode}`;
  return {
    key: id,
    name: fullName(productName, optionText),
    details: [sku, ...(discountPence > 0 ? [`Less ${formatPence(discountPence)}${code}`] : [])],
    quantity,
    unitPence,
    rate: vatRate,
    grossPence: pence(totalPence - discountPence),
  };
}

/** Delivery is taxed as the goods it carries: one row for each of their rates. */
function deliveryRows(order: OrderFacts, rates: readonly VatRow[]): Untaxed[] {
  return deliveryByRate(order, rates).flatMap((grossPence, index) => {
    const rate = rates[index]?.rate ?? 0;
    if (grossPence === 0) return [];
    const name = order.deliveryMethod === "collect" ? "Collection" : deliveryTitles[order.deliveryMethod];
    return [
      { key: `delivery-${rate}`, name, details: [], quantity: null, unitPence: null, rate, grossPence },
    ];
  });
}

/** What of the charge for delivery falls to each rate: all of the rate less its goods. */
function deliveryByRate({ lines }: OrderFacts, rates: readonly VatRow[]): Pence[] {
  return rates.map(({ rate, grossPence }) => {
    const goods = lines.filter(({ vatRate }) => vatRate === rate);
    return pence(grossPence - addUp(goods.map((line) => pence(line.totalPence - line.discountPence))));
  });
}

/** What a refund gives back, by line; what it says of no line is shared over the rates as the order's money is. */
function creditedRows(order: OrderFacts, rates: readonly VatRow[], refund: CreditedRefund): Untaxed[] {
  const goods = refund.lines.flatMap(({ orderLineId, quantity, amountPence }): Untaxed[] => {
    const line = order.lines.find(({ id }) => id === orderLineId);
    if (!line) return [];
    const name = fullName(line.productName, line.optionText);
    const key = `${refund.id}:${orderLineId}`;
    return [
      { key, name, details: [], quantity, unitPence: null, rate: line.vatRate, grossPence: amountPence },
    ];
  });
  const other = pence(
    refund.amountPence - refund.deliveryPence - addUp(goods.map(({ grossPence }) => grossPence)),
  );
  const shared = (name: string, amount: Pence, weights: readonly number[]): Untaxed[] =>
    sharesOf(amount, weights).flatMap((grossPence, index) => {
      const rate = rates[index]?.rate ?? 0;
      const key = `${refund.id}:${name}:${rate}`;
      return grossPence === 0
        ? []
        : [{ key, name, details: [], quantity: null, unitPence: null, rate, grossPence }];
    });
  const all = rates.map(({ grossPence }) => grossPence);
  const delivery = deliveryByRate(order, rates);
  return [
    ...goods,
    ...shared("Delivery", refund.deliveryPence, order.deliveryPence > 0 ? delivery : all),
    ...shared("Reduction of the price", other, all),
  ];
}
