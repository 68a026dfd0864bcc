import { describe, expect, test } from "vitest";
import type { PricedLine } from "@/lib/basket/basket-reads";
import { emailSchema } from "@/lib/email";
import { pence } from "@/lib/money";
import { orderFingerprint, sessionFitsOrder, sessionParams, shortLine } from "./checkout";
import { checkoutFormSchema, postcodeSchema } from "./checkout-schema";
import type { Place } from "@/lib/delivery/delivery";
import { orderSums } from "./order-sums";

const line: PricedLine = {
  productId: "01a207b9-537e-74c4-9fda-ad4de6444797",
  departmentId: "01a207b9-537e-74c4-9fda-ad4de6444798",
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
const place = { zone: "mainland", choice: "standard" } as const;
const contact = { email: "ann@example.com", postcode: "LS1 4DY", place } as const;

function sumsOf(lines: readonly PricedLine[], where: Place = place) {
  const sums = orderSums(lines, where);
  if (!sums.ok) throw new Error(sums.refusal);
  return sums.value;
}

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
  test("is the same order only with the same lines, prices, charge and contact", () => {
    const fingerprint = (
      change: Partial<PricedLine>,
      where: Place = place,
      to = contact.postcode as string,
    ) =>
      orderFingerprint(sumsOf([{ ...line, ...change }], where), { ...contact, postcode: to, place: where });
    const same = fingerprint({});
    expect(fingerprint({ available: 1 })).toBe(same);
    expect(fingerprint({ quantity: 3 })).not.toBe(same);
    expect(fingerprint({ unitPence: pence(851) })).not.toBe(same);
    expect(fingerprint({ weightGrams: 1_500 }), "a heavier parcel costs more").not.toBe(same);
    expect(fingerprint({}, place, "LS2 4DY")).not.toBe(same);
    expect(fingerprint({}, { zone: "mainland", choice: "express" })).not.toBe(same);
    expect(fingerprint({}, { zone: "highlands-islands", choice: "standard" })).not.toBe(same);
  });

  test("is stopped by the first line that is short", () => {
    expect(shortLine([line])).toBeUndefined();
    expect(shortLine([line, { ...line, sku: "MB1", available: 1 }])?.sku).toBe("MB1");
  });

  test("asks Stripe for the shop's own sums, cards only, and an address only when it delivers", () => {
    const asked = (where: Place, what = line) =>
      sessionParams({
        id: "order-1",
        attemptId: "attempt-1",
        numberText: "F10001",
        email: contact.email,
        place: where,
        sums: sumsOf([what], where),
        expiresAt: new Date("2026-01-01T10:35:00Z"),
        successUrl: "https://fettle.example/done",
        cancelUrl: "https://fettle.example/basket",
      });
    expect(asked(place)).toMatchObject({
      allowed_payment_method_types: ["card"],
      client_reference_id: "order-1",
      expires_at: 1767263700,
      line_items: [{ quantity: 2, price_data: { unit_amount: 850, currency: "gbp" } }],
      shipping_address_collection: { allowed_countries: ["GB"] },
      shipping_options: [{ shipping_rate_data: { display_name: "Delivery", fixed_amount: { amount: 395 } } }],
    });
    expect(asked({ zone: "mainland", choice: "express" })).toMatchObject({
      shipping_options: [
        { shipping_rate_data: { display_name: "Express delivery", fixed_amount: { amount: 695 } } },
      ],
    });
    expect(asked({ zone: "highlands-islands", choice: "standard" })).toMatchObject({
      shipping_address_collection: { allowed_countries: ["GB", "IM"] },
    });
    expect(asked({ zone: "channel-islands", choice: "standard" }), "without the VAT").toMatchObject({
      line_items: [{ quantity: 2, price_data: { unit_amount: 708 } }],
      shipping_address_collection: { allowed_countries: ["JE", "GG"] },
      shipping_options: [{ shipping_rate_data: { fixed_amount: { amount: 795 } } }],
    });
    const collected = asked({ zone: "collect", choice: "collect" });
    expect(collected).not.toHaveProperty("shipping_address_collection");
    expect(collected).not.toHaveProperty("shipping_options");
    const fromTheGuide = { guideSlug: "hamstrings", sectionSlug: "tendonitis", slotSlug: "loading-band" };
    const known = JSON.stringify(asked(place, { ...line, ...fromTheGuide }));
    for (const name of Object.values(fromTheGuide)) expect(known, "Stripe is not told").not.toContain(name);
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

  test("carries the total that was shown for the way that was chosen", () => {
    const shown = { "shown-standard": "2095", "shown-collect": "1700" };
    const read = (fields: object) => checkoutFormSchema.parse({ ...shown, ...fields }).shownPence;
    expect(read({ delivery: "standard" })).toBe(2095);
    expect(read({ delivery: "collect" })).toBe(1700);
    expect(read({ delivery: "express" })).toBeUndefined();
    expect(read({}), "no way chosen").toBeUndefined();
    expect(read({ delivery: "standard", "shown-standard": "20.95" }), "no sum fits none").toBe(-1);
  });
});
