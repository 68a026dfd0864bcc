import { describe, expect, test } from "vitest";
import type { PricedLine } from "@/lib/basket/basket-reads";
import { zoneOf } from "@/lib/delivery/delivery";
import { emailSchema } from "@/lib/email";
import { pence } from "@/lib/money";
import { orderFingerprint, orderSums, sessionFitsOrder, sessionParams, shortLine } from "./checkout";
import { postcodeSchema } from "./checkout-schema";

const line: PricedLine = {
  variantId: "01a207b9-537e-74c4-9fda-ad4de6444796",
  sku: "TB-RED",
  productSlug: "band",
  productName: "Band",
  label: "Red",
  pictureName: null,
  quantity: 2,
  unitPence: pence(850),
  seenPence: pence(850),
  vatRate: 2000,
  weightGrams: 80,
  sealedOnly: false,
  available: 5,
  guideSlug: null,
  sectionSlug: null,
  slotSlug: null,
};
const contact = { email: "ann@example.com", postcode: "LS1 4DY", delivery: "standard" } as const;

describe("a paid session", () => {
  const order = { id: "order-1", totalPence: 2095, currency: "gbp" };
  const session = { amount_total: 2095, currency: "gbp", client_reference_id: "order-1" };

  test("fits the order that it names, to the penny", () => {
    expect(sessionFitsOrder(session, order)).toBe(true);
  });

  test.each([
    ["another amount", { amount_total: 2094 }],
    ["no amount", { amount_total: null }],
    ["another currency", { currency: "eur" }],
    ["another order", { client_reference_id: "order-2" }],
    ["no order", { client_reference_id: null }],
  ])("with %s does not", (_name, change) => {
    expect(sessionFitsOrder({ ...session, ...change }, order)).toBe(false);
  });
});

describe("an order", () => {
  test("costs what the catalogue says, and delivery", () => {
    expect(orderSums([line], "standard")).toEqual({
      subtotalPence: 1700,
      deliveryPence: 395,
      totalPence: 2095,
    });
    expect(orderSums([line], "collect").totalPence).toBe(1700);
  });

  test("is the same order only with the same lines, prices and contact", () => {
    const same = orderFingerprint([line], contact);
    expect(orderFingerprint([{ ...line, available: 1 }], contact)).toBe(same);
    expect(orderFingerprint([{ ...line, quantity: 3 }], contact)).not.toBe(same);
    expect(orderFingerprint([{ ...line, unitPence: pence(851) }], contact)).not.toBe(same);
    expect(orderFingerprint([line], { ...contact, postcode: "LS2 4DY" })).not.toBe(same);
  });

  test("is stopped by the first line that is short", () => {
    expect(shortLine([line])).toBeUndefined();
    expect(shortLine([line, { ...line, sku: "MB1", available: 1 }])?.sku).toBe("MB1");
  });

  test("asks Stripe for the shop's own sums, cards only, and an address only when it delivers", () => {
    const order = {
      id: "order-1",
      attemptId: "attempt-1",
      numberText: "F10001",
      email: contact.email,
      deliveryPence: pence(395),
      lines: [line],
      expiresAt: new Date("2026-01-01T10:35:00Z"),
      successUrl: "https://fettle.example/done",
      cancelUrl: "https://fettle.example/basket",
    };
    const delivered = sessionParams({ ...order, delivery: "standard" });
    expect(delivered).toMatchObject({
      allowed_payment_method_types: ["card"],
      client_reference_id: "order-1",
      expires_at: 1767263700,
      line_items: [{ quantity: 2, price_data: { unit_amount: 850, currency: "gbp" } }],
      shipping_options: [{ shipping_rate_data: { fixed_amount: { amount: 395 } } }],
    });
    const collected = sessionParams({ ...order, delivery: "collect" });
    expect(collected).not.toHaveProperty("shipping_address_collection");
    expect(collected).not.toHaveProperty("shipping_options");
  });
});

describe("what is typed before paying", () => {
  test.each(["ls14dy", "LS1 4DY", " sw1a1aa ", "M1 1AE"])("takes the postcode %j", (typed) => {
    expect(postcodeSchema.parse(typed)).toMatch(/^[A-Z0-9]{2,4} \d[A-Z]{2}$/);
  });

  test.each(["", "LS1", "12345", "LS1 4DYX", "LS1 4CI"])("refuses the postcode %j", (typed) => {
    expect(postcodeSchema.safeParse(typed).success).toBe(false);
  });

  test.each(["", "ann", "ann@", "a b@c.de", `${"a".repeat(250)}@b.co`])("refuses the email %j", (typed) => {
    expect(emailSchema.safeParse(typed).success).toBe(false);
  });

  test("knows where the shop does not deliver", () => {
    expect(zoneOf("LS1 4DY")).toBe("uk");
    expect(zoneOf("BT1 1AA")).toBe("uk");
    expect(["JE2 3AB", "GY1 1AA", "IM1 1AA"].map(zoneOf)).toEqual([null, null, null]);
  });
});
