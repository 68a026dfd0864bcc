import { describe, expect, test } from "vitest";
import { pence } from "@/lib/money";
import { lineChanges, summarise, type BasketLineFacts } from "./basket";
import { addSchema, changeSchema } from "./basket-schema";
import { hashBasketToken, isBasketToken, newBasketToken } from "./basket-token";

const line: BasketLineFacts = {
  sku: "TB-RED",
  productSlug: "band",
  productName: "Band",
  label: "Red",
  pictureName: null,
  quantity: 2,
  unitPence: pence(850),
  seenPence: pence(850),
  available: 10,
  weightGrams: 80,
  vatRate: 2000,
};

describe("a basket", () => {
  test("counts items and adds up prices", () => {
    expect(summarise([line, { ...line, quantity: 3 }])).toEqual({ itemCount: 5, subtotalPence: 4250 });
    expect(summarise([])).toEqual({ itemCount: 0, subtotalPence: 0 });
  });

  test("tells what has changed since a line was added", () => {
    expect(lineChanges(line)).toEqual([]);
    expect(lineChanges({ ...line, seenPence: pence(800) })).toEqual([
      { kind: "price", before: 800, now: 850 },
    ]);
    expect(lineChanges({ ...line, available: 1 })).toEqual([{ kind: "fewer", left: 1 }]);
    expect(lineChanges({ ...line, available: 0 })).toEqual([{ kind: "sold-out" }]);
  });
});

describe("what comes from outside", () => {
  test.each(["0", "-1", "1.5", "1e9", "abc", "", "99999999", " ", "٣"])(
    "refuses the quantity %j",
    (quantity) => {
      expect(addSchema.safeParse({ sku: "TB-RED", quantity }).success).toBe(false);
      expect(changeSchema.safeParse({ sku: "TB-RED", quantity }).success).toBe(false);
    },
  );

  test("takes one when no quantity is named, and drops prices and people", () => {
    const wanted = addSchema.parse({ sku: "TB-RED", price: "1", total: "1", userId: "1", pricePence: "1" });
    expect(wanted).toEqual({ sku: "TB-RED", quantity: 1 });
  });
});

test("a basket's name has 128 bits, and only its hash is kept", () => {
  const token = newBasketToken();
  expect(isBasketToken(token)).toBe(true);
  expect(isBasketToken(`${token}x`)).toBe(false);
  expect(isBasketToken(undefined)).toBe(false);
  expect(Buffer.from(token, "base64url")).toHaveLength(16);
  expect(hashBasketToken(token)).toHaveLength(32);
});
