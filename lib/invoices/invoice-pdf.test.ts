import { getDocument, type PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { expect, test } from "vitest";
import { pence } from "@/lib/money";
import { trader } from "@/lib/trader";
import { exampleOrder } from "@/scripts/testing/invoices";
import { invoiceOf } from "./invoice";
import { invoicePdf } from "./invoice-pdf";
import { runsOf } from "./pdf-sheet";

async function made(more = 0, credited = false): Promise<Buffer> {
  const order = exampleOrder(more);
  const [line] = order.lines;
  const refund = {
    id: "r1",
    at: new Date("2026-12-03T10:00:00Z"),
    isDone: true,
    amountPence: pence(1620),
    deliveryPence: pence(0),
    lines: [{ orderLineId: line?.id ?? "", quantity: 2, amountPence: pence(1620) }],
  };
  const invoice = invoiceOf(order, credited ? [refund] : []);
  if (!invoice) throw new Error("There is no invoice");
  return invoicePdf(invoice, trader());
}

function opened(bytes: Buffer): Promise<PDFDocumentProxy> {
  return getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
}

async function wordsOf(pdf: PDFDocumentProxy, number: number): Promise<string> {
  const { items } = await (await pdf.getPage(number)).getTextContent();
  // Two words side by side are two items with a blank between them, also where a face changes within a word.
  return items.map((item) => ("str" in item ? item.str || " " : "")).join("");
}

test("the invoice is text that can be read, with who sells, who buys, and every sum", async () => {
  const pdf = await opened(await made(0, true));
  expect(pdf.numPages).toBe(1);
  const words = await wordsOf(pdf, 1);
  for (const expected of [
    "Invoice INV-1001",
    "Order F10023",
    // Half past eleven at night by the world's clock, and in winter by London's as well.
    "Tax point 30 November 2026",
    trader().name,
    trader().vatNumber,
    "Zoë Łukasiewicz",
    "Thera-Band Resistance Band",
    "Less £1.80 with SPRING",
    "Total, paid by card",
    "£50.15",
    "Credit of 3 December 2026",
    "Total after credits",
    "£33.95",
    "Page 1 of 1",
  ]) {
    // What is kept together on a line stands with one kind of blank here and another there.
    expect(words.replaceAll("\u00a0", " ")).toContain(expected.replaceAll("\u00a0", " "));
  }
});

test("it has a title, a language and tags, and its table has heads", async () => {
  const pdf = await opened(await made());
  const { info } = await pdf.getMetadata();
  expect(info).toMatchObject({ Title: "Invoice INV-1001", Language: "en-GB" });
  const tree = JSON.stringify(await (await pdf.getPage(1)).getStructTree());
  for (const role of ["Document", "H1", "H2", "Table", "TR", "TH", "TD"]) {
    expect(tree).toContain(`"role":"${role}"`);
  }
});

test("it goes on over further pages, each with the table's heads and its number", async () => {
  const pdf = await opened(await made(60));
  expect(pdf.numPages).toBeGreaterThan(2);
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const words = await wordsOf(pdf, number);
    expect(words).toContain("Invoice INV-1001");
    expect(words).toContain(`Page ${number} of ${pdf.numPages}`);
    expect(words.match(/Description/g) ?? [], `page ${number}`).toHaveLength(1);
  }
});

test("the same facts are the same bytes", async () => {
  const [one, other] = [await made(3, true), await made(3, true)];
  expect(one.equals(other)).toBe(true);
  expect(one.byteLength).toBeLessThan(80_000);
});

test.each([
  ["Zoë O’Neill – 2nd", [["Zoë O’Neill – 2nd", false]]],
  [
    "Zoë Łukasiewicz",
    [
      ["Zoë ", false],
      ["Ł", true],
      ["ukasiewicz", false],
    ],
  ],
  ["Ngô Thị", [["Ngô Thi", false]]],
  ["Анна", [["????", false]]],
])("%j is set in the faces that hold it", (words, runs) => {
  expect(runsOf(words).map((run) => [run.words, run.isFurther])).toEqual(runs);
});
