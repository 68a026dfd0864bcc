import { expect, test } from "vitest";
import { pence } from "@/lib/money";
import { orderHistory, type HistoryFacts } from "./history";

const at = (minute: number) => new Date(Date.UTC(2026, 10, 29, 12, minute));

test("all journals of an order are told in one line of time, each with who and why", () => {
  const facts: HistoryFacts = {
    transitions: [
      { to: "paid", createdAt: at(1) },
      { to: "fulfilled", createdAt: at(5) },
    ],
    audit: [
      { actor: "ann@example.com", action: "order.dispatch", reason: "With DPD, 1550", createdAt: at(5) },
      { actor: "ann@example.com", action: "order.something-new", reason: "", createdAt: at(9) },
    ],
    notes: [{ actor: "bob@example.com", words: "Rang", createdAt: at(3) }],
    emails: [
      { kind: "order-confirmation", createdAt: at(1), sentAt: at(2), givenUpAt: null, lastError: null },
      {
        kind: "order-dispatched",
        createdAt: at(5),
        sentAt: null,
        givenUpAt: null,
        lastError: "no such mailbox",
      },
      { kind: "refund", createdAt: at(6), sentAt: at(6), givenUpAt: null, lastError: null },
    ],
    refunds: [
      { actor: "ann@example.com", amountPence: pence(100), reason: "in the audit log", createdAt: at(6) },
      { actor: "stripe", amountPence: pence(250), reason: "requested_by_customer", createdAt: at(7) },
    ],
    disputes: [{ amountPence: pence(1000), reason: "product_not_received", createdAt: at(8) }],
  };
  expect(
    orderHistory(facts).map(({ what, who, words }) => [what, who, words].filter(Boolean).join(" / ")),
  ).toEqual([
    "Paid",
    "Letter: Confirmation",
    "Note / bob@example.com / Rang",
    "Sent",
    "Parcel packed / ann@example.com / With DPD, 1550",
    "Letter, not sent yet: Dispatched, or ready to collect / no such mailbox",
    "£2.50 given back / stripe / requested_by_customer",
    "The buyer’s bank asks £10.00 back / product not received",
    "Order something new / ann@example.com",
  ]);
});
