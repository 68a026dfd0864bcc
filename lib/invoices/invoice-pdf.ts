import { formatPence, pence, type Pence } from "@/lib/money";
import type { Trader } from "@/lib/trader";
import { rateText, rowFigures, type Invoice, type InvoiceCredit, type InvoiceRow } from "./invoice";
import { longDay } from "./invoice-words";
import { Sheet, sheetWidth, type SetWords } from "./pdf-sheet";

type Structure = ReturnType<Sheet["part"]>;

const small = { size: 8.5, ink: "soft" } as const;

/** Columns of the table of rows, from the left edge: what, how many, each, rate, net, VAT, gross. */
const columns = [
  { name: "Description", left: 0, width: 190, align: "left" },
  { name: "Quantity", left: 194, width: 44, align: "right" },
  { name: "Each", left: 242, width: 52, align: "right" },
  { name: "VAT rate", left: 298, width: 42, align: "right" },
  { name: "Net", left: 344, width: 48, align: "right" },
  { name: "VAT", left: 396, width: 46, align: "right" },
  { name: "Total", left: 446, width: sheetWidth - 446, align: "right" },
] as const;

/** An invoice as a PDF of A4 pages: real text in the shop's own faces, tagged for screen readers, the same bytes for the same facts. */
export async function invoicePdf(invoice: Invoice, trader: Trader): Promise<Buffer> {
  const date = invoice.credits.at(-1)?.at ?? invoice.taxPoint;
  const sheet = new Sheet({ title: `Invoice ${invoice.number}`, author: trader.name, date });
  head(sheet, invoice);
  parties(sheet, invoice, trader);
  rowTable(sheet, invoice, "Rows", invoice.rows);
  sums(sheet, invoice);
  for (const credit of invoice.credits) creditPart(sheet, invoice, credit);
  if (invoice.credits.length > 0) balance(sheet, invoice);
  return sheet.end((page, pages) => [
    `${trader.name}, trading as Fettle. VAT number ${trader.vatNumber}. Company number ${trader.companyNumber}.`,
    `Page ${page} of ${pages}`,
  ]);
}

function head(sheet: Sheet, { number }: Invoice): void {
  sheet.set("fettle", "P", { face: "display", size: 20 });
  sheet.line(`Invoice ${number}`, "H1", {
    face: "display",
    size: 20,
    left: 180,
    width: sheetWidth - 180,
    align: "right",
  });
  sheet.at += 10;
  sheet.rule(2, "ink");
  sheet.at += 14;
}

/** Who sells, who buys, and the facts of the invoice, side by side. */
function parties(sheet: Sheet, invoice: Invoice, trader: Trader): void {
  const day = longDay(invoice.taxPoint);
  const facts = [
    `Invoice number ${invoice.number}`,
    `Order ${invoice.order}`,
    `Date of invoice ${day}`,
    `Tax point ${day}`,
    `Paid by card on ${day}`,
  ];
  const blocks = [
    {
      title: "From",
      lines: [trader.name, ...trader.address, trader.email, `VAT number ${trader.vatNumber}`],
    },
    { title: "To", lines: [...invoice.address, invoice.email] },
    { title: "About", lines: facts },
  ];
  const gap = 16;
  const width = (sheetWidth - 2 * gap) / 3;
  const top = sheet.at;
  let deepest = top;
  for (const [index, { title, lines }] of blocks.entries()) {
    const set = { left: index * (width + gap), width };
    sheet.at = top;
    sheet.line(title, "H2", { ...set, face: "bold" });
    sheet.at += 3;
    for (const line of lines) sheet.line(line, "P", { ...set, size: 9 });
    deepest = Math.max(deepest, sheet.at);
  }
  sheet.at = deepest + 22;
}

function runningHead(sheet: Sheet, { number, order }: Invoice): void {
  sheet.turnOver();
  sheet.line(`Invoice ${number}, order ${order}`, "P", { face: "bold", size: 9 });
  sheet.at += 12;
}

/** Rows of money under their heads, which stand again at the top of each further page. */
function rowTable(sheet: Sheet, invoice: Invoice, title: string, rows: readonly InvoiceRow[]): void {
  let table = openTable(sheet);
  for (const row of rows) {
    const height = rowHeight(sheet, row);
    if (!sheet.hasRoom(height)) {
      table.end();
      runningHead(sheet, invoice);
      sheet.line(`${title}, continued`, "P", small);
      sheet.at += 6;
      table = openTable(sheet);
    }
    tableRow(sheet, table, row);
  }
  table.end();
}

function openTable(sheet: Sheet): Structure {
  const table = sheet.part("Table");
  const heads = sheet.part("TR", table);
  for (const { name, ...place } of columns)
    sheet.set(name, "TH", { ...place, face: "bold", size: 8.5 }, heads);
  heads.end();
  sheet.at += 14;
  sheet.rule(1, "ink");
  return table;
}

function rowHeight(sheet: Sheet, { name, details }: InvoiceRow): number {
  const { width } = columns[0];
  return sheet.heightOf(name, { width }) + details.length * sheet.heightOf("x", small) + 12;
}

function tableRow(sheet: Sheet, table: Structure, row: InvoiceRow): void {
  const height = rowHeight(sheet, row);
  const tr = sheet.part("TR", table);
  const top = sheet.at + 6;
  sheet.at = top;
  const [what, ...others] = columns;
  const cell = sheet.part("TD", tr);
  sheet.line(row.name, "P", what, cell);
  for (const detail of row.details) sheet.line(detail, "P", { ...what, ...small }, cell);
  cell.end();
  sheet.at = top;
  const figures = rowFigures(row);
  for (const [index, { name: _name, ...place }] of others.entries()) {
    sheet.set(figures[index] ?? "", "TD", place, tr);
  }
  tr.end();
  sheet.at = top - 6 + height;
  sheet.rule();
}

interface SumLine {
  readonly words: string;
  readonly amount: Pence;
  readonly sign?: string;
  readonly isTotal?: boolean;
}

function sumLines(sheet: Sheet, invoice: Invoice, lines: readonly SumLine[]): void {
  if (!sheet.hasRoom(lines.length * 16 + 10)) runningHead(sheet, invoice);
  sheet.at += 8;
  const table = sheet.part("Table");
  for (const { words, amount, sign = "", isTotal = false } of lines) {
    const set: SetWords = isTotal ? { face: "bold", size: 11 } : {};
    const row = sheet.part("TR", table);
    sheet.set(words, "TD", { ...set, left: 200, width: 236, align: "right" }, row);
    sheet.set(
      `${sign}${formatPence(amount)}`,
      "TD",
      { ...set, left: 440, width: sheetWidth - 440, align: "right" },
      row,
    );
    row.end();
    sheet.at += isTotal ? 18 : 15;
  }
  table.end();
}

function sums(sheet: Sheet, invoice: Invoice): void {
  const byRate = invoice.rates.flatMap(({ rate, netPence, vatPence }): SumLine[] => [
    { words: `Net at ${rateText(rate)}`, amount: netPence },
    { words: `VAT at ${rateText(rate)}`, amount: vatPence },
  ]);
  sumLines(sheet, invoice, [
    ...byRate,
    { words: "Total, paid by card", amount: invoice.totalPence, isTotal: true },
  ]);
  if (invoice.noVatWords !== null) sheet.line(invoice.noVatWords, "P", small);
}

function creditPart(sheet: Sheet, invoice: Invoice, credit: InvoiceCredit): void {
  const first = credit.rows[0];
  const needed = 60 + (first ? rowHeight(sheet, first) : 0);
  if (sheet.hasRoom(needed)) sheet.at += 22;
  else runningHead(sheet, invoice);
  const title = `Credit of ${longDay(credit.at)}`;
  sheet.line(title, "H2", { face: "bold", size: 11 });
  sheet.line(credit.isDone ? "Paid back to the card." : "On its way back to the card.", "P", small);
  sheet.at += 8;
  rowTable(sheet, invoice, title, credit.rows);
}

function balance(sheet: Sheet, invoice: Invoice): void {
  sheet.at += 6;
  sumLines(sheet, invoice, [
    { words: "VAT credited", amount: invoice.creditedVatPence, sign: "−" },
    { words: "Credited", amount: invoice.creditedPence, sign: "−" },
    {
      words: "Total after credits",
      amount: pence(invoice.totalPence - invoice.creditedPence),
      isTotal: true,
    },
  ]);
}
