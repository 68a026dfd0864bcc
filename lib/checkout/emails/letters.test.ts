import { describe, expect, test } from "vitest";
import { everyEmail, exampleOrder } from "@/app/(development)/specimen/emails/every-email";
import { cancellationTerms } from "@/lib/cancellation";
import { pence } from "@/lib/money";
import type { OrderFacts } from "@/lib/orders/orders";
import { trader } from "@/lib/trader";
import { orderCancelled, orderEmailChanged } from "./change";
import { orderConfirmation } from "./confirmation";
import { orderDispatched } from "./dispatch";
import { orderPaymentFailed } from "./payment";
import { dayText } from "./order-letter";

const letters = Object.entries(everyEmail()).flatMap(([kind, emails]) =>
  emails.map((email, at) => ({ name: `${kind} ${at + 1}`, email })),
);

/** What a reader sees of the HTML, with one blank between words. */
function words(html: string): string {
  const seen = html
    .replaceAll(
      /<style>[^]*?<\/style>|<head>[^]*?<\/head>|<!--[^]*?-->|<div style="display:none[^]*?<\/div>/g,
      " ",
    )
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");
  return seen.replaceAll(/\s+/g, " ");
}

/** The pieces of a line of text: what a rule, a bullet, a gap and a bracket are for stands otherwise in the HTML. */
function pieces(line: string): string[] {
  const said = line
    .replace(/^- /, "")
    .replace(/: https?:\S+$/, "")
    .replace(/:?\s*_*$/, "");
  const [, name = said, detail = "", amount = ""] = /^(.+?)(?: \((.+)\))? {2}(\S.*)$/.exec(said) ?? [];
  return [name, detail, amount].map((piece) => piece.replaceAll(/\s+/g, " ").trim());
}

describe.each(letters)("$name", ({ email }) => {
  test("says the same in its text as in its HTML", () => {
    const seen = words(email.html);
    const lines = email.text.split("\n").filter((line) => !/^-+$|^Fettle, a running shop/.test(line));
    for (const piece of lines.flatMap(pieces)) expect(seen).toContain(piece);
  });

  test("has no hole in its words, and stays far below what Gmail clips", () => {
    for (const form of [email.text, words(email.html), email.subject])
      expect(form).not.toMatch(/undefined|null|NaN|\[object|Invalid Date|£-|\$\{/);
    expect(Buffer.byteLength(email.html)).toBeLessThan(102 * 1024 * 0.5);
    expect(email.subject.length).toBeLessThan(90);
    expect(email.messageId).toMatch(/^[\w.-]+$/);
  });
});

test("no two letters bear one name", () => {
  const names = Object.values(everyEmail()).map(([email]) => email?.messageId);
  expect(new Set(names).size).toBe(names.length);
});

describe("how to use what was bought", () => {
  const use = {
    guideSlug: "hamstrings",
    guideTitle: "Hamstrings and running",
    sectionSlug: "stretches",
    sectionTitle: "Stretching them gently",
    moves: [{ film: "lying-band-stretch", title: "Lying band stretch" }],
  };

  test("is a link to the sections of the guide that use it, and to the films of what is done with it", () => {
    const { text } = orderConfirmation({ ...exampleOrder, state: "paid", cancelledAt: null }, [use]);
    expect(text).toMatch(
      /How to use it\n-+\n+Stretching them gently: \S+\/guides\/hamstrings#stretches\n+Film: Lying band stretch: \S+#film-lying-band-stretch/,
    );
  });

  test.each(["refunded", "partially_refunded", "disputed", "cancelled"] as const)(
    "is not told to the buyer of an order that is %s",
    (state) => {
      expect(orderConfirmation({ ...exampleOrder, state }, [use]).text).not.toContain("How to use it");
    },
  );

  test("is not told after a cancellation", () => {
    const cancelled = { ...exampleOrder, state: "paid" as const, cancelledAt: new Date() };
    expect(orderConfirmation(cancelled, [use]).text).not.toContain("How to use it");
  });
});

describe("a confirmation", () => {
  const { text } = orderConfirmation(exampleOrder);

  test.each([
    ["what was bought", "Thera-Band Resistance Band, Red, medium, 1.5 m"],
    ["the price with all taxes", "Total, VAT included  £82.85"],
    ["VAT by rate", "VAT at 20% (on £69.04)  £13.81"],
    ["the charge for delivery", "Delivery  £0.00"],
    ["when it leaves", "It leaves us by Wednesday 25 November"],
    ["when it arrives at the latest", "within 30 days of your order"],
    ["the right to cancel and its time", `until ${cancellationTerms.tellDays} days after the day`],
    ["how to cancel", "Tell us clearly"],
    ["when things go back", `within ${cancellationTerms.sendDays} days of telling us`],
    ["who bears the postage", "The postage back is yours to pay"],
    ["when money goes back", `within ${cancellationTerms.refundDays} days of the things reaching us`],
    ["what loses the right", "once the seal is broken on: Recovery Cream <150 ml>"],
    [
      "the duty to supply what was agreed",
      "We are under a legal duty to supply things that are as described",
    ],
    ["complaints", "A complaint goes to the address below"],
    ["disputes out of court", "We belong to no scheme that settles disputes out of court"],
    ["who sells", `${trader().name}, trading as Fettle`],
    ["where", trader().address.join("\n  ")],
    ["in which register", "Registered in England and Wales, company number 00000000"],
    ["the VAT number", `VAT number ${trader().vatNumber}`],
    [
      "the form",
      "I/We* hereby give notice that I/We* cancel my/our* contract of sale of the following goods:",
    ],
    ["the order, filled in", "Ordered on*/received on*: 24 November 2026, order F10023"],
    ["the invoice", "/invoice"],
  ])("tells %s", (_what, wanted) => {
    expect(text).toContain(wanted);
  });

  test("says nothing of seals where nothing is sealed", () => {
    const lines = exampleOrder.lines.map((line) => ({ ...line, sealedOnly: false }));
    expect(orderConfirmation({ ...exampleOrder, lines }).text).not.toContain("hygiene");
  });

  test("parts the VAT by rate, each with its share of discount and delivery", () => {
    const [first, second, third] = exampleOrder.lines;
    if (!first || !second || !third) throw new Error("The example has three lines");
    const mixed: OrderFacts = {
      ...exampleOrder,
      lines: [first, second, { ...third, vatRate: 500 }],
      discountPence: pence(828),
      discountCode: "FELL10",
      discountWords: "10% off",
      totalPence: pence(7457),
    };
    const told = orderConfirmation(mixed).text;
    expect(told).toContain("Code FELL10 (10% off)  −£8.28");
    expect(told).toMatch(/VAT at 20% \(on £[\d.]+\)/);
    expect(told).toMatch(/VAT at 5% \(on £[\d.]+\)/);
  });

  test("says that no VAT is charged where none is", () => {
    const lines = exampleOrder.lines.map((line) => ({ ...line, vatRate: 0 }));
    const told = orderConfirmation({ ...exampleOrder, zone: "channel-islands", lines }).text;
    expect(told).toContain("Total, no UK VAT in it  £82.85");
    expect(told).toContain("No UK VAT is charged on what goes to the Channel Islands");
    expect(told).not.toContain("VAT at");
    expect(told).toContain("3 to 6 working days");
  });
});

test("whatever a stranger typed stays words, in every letter that repeats it", () => {
  const hostile = `"><img src=x onerror=alert(1)>'&amp;\u202E</table>`;
  const order: OrderFacts = {
    ...exampleOrder,
    address: [hostile, hostile, "LS1 4DY"],
    discountCode: "X",
    discountWords: hostile,
    lines: exampleOrder.lines.map((line) => ({ ...line, productName: hostile, sku: hostile })),
  };
  const parcel = {
    id: exampleOrder.id,
    carrier: hostile,
    trackingNumber: hostile,
    deliveredAt: null,
    units: [{ name: hostile, quantity: 1 }],
  };
  for (const { html, text } of [
    orderConfirmation(order),
    orderDispatched(order, parcel),
    orderPaymentFailed(order),
    orderCancelled(order, {
      id: order.id,
      amountPence: order.totalPence,
      deliveryPence: pence(0),
      lines: [{ name: hostile, quantity: 1, amountPence: order.totalPence }],
    }),
  ]) {
    expect(html).not.toMatch(/<img|onerror=alert\(1\)>(?!&)/);
    expect(html).toContain("&quot;&gt;&lt;img src=x onerror=alert(1)&gt;&#39;&amp;amp;");
    expect(text).toContain("<img src=x");
  }
});

test("the old address learns nothing of the order but its number", () => {
  const { text, html, to } = orderEmailChanged(exampleOrder, "old@example.com", "x");
  expect(to).toBe("old@example.com");
  for (const form of [text, html])
    for (const secret of [exampleOrder.email, "Robin", "Mill Lane", "£", "/orders/"])
      expect(form).not.toContain(secret);
});

test("days are told as they stand in the calendar", () => {
  expect(dayText(new Date("2026-11-25"))).toBe("Wednesday 25 November");
});
