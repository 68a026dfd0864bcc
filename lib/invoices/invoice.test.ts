import { describe, expect, test } from "vitest";
import { addUp, pence, vatWithin } from "@/lib/money";
import { vatByRate } from "@/lib/orders/orders";
import { exampleOrder } from "@/scripts/testing/invoices";
import { invoiceOf, rateText, type CreditedRefund } from "./invoice";

const order = exampleOrder();
const at = new Date("2026-12-03T10:00:00Z");

function refund(parts: Partial<CreditedRefund>): CreditedRefund {
  return { id: "r1", at, isDone: true, amountPence: pence(0), deliveryPence: pence(0), lines: [], ...parts };
}

function invoice(refunds: readonly CreditedRefund[] = [], of = order) {
  const made = invoiceOf(of, refunds);
  if (!made) throw new Error("There is no invoice");
  return made;
}

describe("an invoice", () => {
  test("is there once an order is paid, and not before", () => {
    expect(invoiceOf({ ...order, paidAt: null, invoiceNumber: null }, [])).toBeNull();
    expect(invoice().number).toBe("INV-1001");
  });

  test("has rows that add up to its rates, and rates that add up to what was paid, to the penny", () => {
    const { rows, rates, netPence, vatPence, totalPence } = invoice();
    expect(rates).toEqual(vatByRate(order));
    expect(rates.map(({ rate }) => rateText(rate))).toEqual(["20%", "0%"]);
    for (const { rate, netPence: net, vatPence: vat, grossPence: gross } of rates) {
      const own = rows.filter((row) => row.rate === rate);
      expect(addUp(own.map((row) => row.netPence))).toBe(net);
      expect(addUp(own.map((row) => row.vatPence))).toBe(vat);
      expect(addUp(own.map((row) => row.grossPence))).toBe(gross);
    }
    expect(netPence + vatPence).toBe(totalPence);
    expect(totalPence).toBe(order.totalPence);
    for (const row of rows) {
      expect(row.netPence + row.vatPence).toBe(row.grossPence);
      expect(Math.abs(row.vatPence - vatWithin(row.grossPence, row.rate)), row.name).toBeLessThanOrEqual(1);
    }
  });

  test("says what the code took off each line", () => {
    expect(invoice().rows[0]?.details).toEqual(["TB-RED", "Less £1.80 with SPRING"]);
  });

  test("says why there is no VAT where there is none", () => {
    const lines = order.lines.map((line) => ({ ...line, vatRate: 0 }));
    expect(invoice([], { ...order, zone: "channel-islands", lines }).noVatWords).toContain("Channel Islands");
    expect(invoice().noVatWords).toBeNull();
  });
});

describe("a credit", () => {
  const [, second] = order.lines;
  const whole = (line: typeof second) => {
    if (!line) throw new Error("no line");
    return {
      orderLineId: line.id,
      quantity: line.quantity,
      amountPence: pence(line.totalPence - line.discountPence),
    };
  };

  test("of everything takes back all the VAT there was, in however many parts it came", () => {
    const parts = order.lines.map((line, index) => {
      const lines = [whole(line)];
      return refund({ id: `r${index}`, lines, amountPence: lines[0]?.amountPence ?? pence(0) });
    });
    const { deliveryPence } = order;
    const { creditedPence, creditedVatPence, vatPence, totalPence } = invoice([
      ...parts,
      refund({ id: "delivery", deliveryPence, amountPence: deliveryPence }),
    ]);
    expect(creditedPence).toBe(totalPence);
    expect(creditedVatPence).toBe(vatPence);
  });

  test("has rows that add up to what went back, also where it names no line", () => {
    const goodwill = invoice([refund({ amountPence: pence(501) })]).credits[0];
    expect(goodwill?.rows.map(({ name }) => name)).toEqual([
      "Reduction of the price",
      "Reduction of the price",
    ]);
    expect(addUp((goodwill?.rows ?? []).map(({ grossPence }) => grossPence))).toBe(501);
    const mixed = refund({ amountPence: pence(2000), deliveryPence: pence(395), lines: [whole(second)] });
    const [credit] = invoice([mixed]).credits;
    expect(addUp((credit?.rows ?? []).map(({ grossPence }) => grossPence))).toBe(2000);
  });
});
