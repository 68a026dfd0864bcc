import { describe, expect, test } from "vitest";
import { pence } from "@/lib/money";
import type { BasketLineFacts } from "./basket";
import { afterChanges, unitsMoved, type ShownChange } from "./basket-shown";

function line(sku: string, quantity: number): BasketLineFacts {
  return {
    sku,
    productSlug: sku.toLowerCase(),
    productName: sku,
    label: "",
    pictureName: null,
    quantity,
    unitPence: pence(900),
    seenPence: pence(800),
    available: 10,
    weightGrams: 80,
    vatRate: 2000,
  };
}

const lines = [line("A", 1), line("B", 2), line("C", 3)];
const shown = (...changes: ShownChange[]) =>
  afterChanges(lines, changes).map(({ sku, quantity }) => `${sku}${quantity}`);

describe("what is shown before the shop has answered", () => {
  test("is every press in its order, one on top of the other", () => {
    const [, b] = lines;
    if (!b) throw new Error("no line");
    expect(shown()).toEqual(["A1", "B2", "C3"]);
    expect(shown({ kind: "removed", sku: "B" })).toEqual(["A1", "C3"]);
    expect(
      shown(
        { kind: "removed", sku: "B" },
        { kind: "quantity", sku: "C", quantity: 5 },
        { kind: "restored", line: b, position: 1 },
      ),
    ).toEqual(["A1", "B2", "C5"]);
    expect(shown({ kind: "restored", line: b, position: 1 })).toEqual(["A1", "B2", "C3"]);
    expect(shown({ kind: "quantity", sku: "GONE", quantity: 5 })).toEqual(["A1", "B2", "C3"]);
  });

  test("takes an accepted price as seen", () => {
    const [first] = afterChanges(lines, [{ kind: "accepted", sku: "A", quantity: 1, pence: pence(900) }]);
    expect(first).toMatchObject({ quantity: 1, unitPence: 900, seenPence: 900 });
  });

  test("moves the count by what a press changes", () => {
    expect(unitsMoved(lines, { kind: "quantity", sku: "B", quantity: 5 })).toBe(3);
    expect(unitsMoved(lines, { kind: "removed", sku: "C" })).toBe(-3);
    expect(unitsMoved(lines, { kind: "removed", sku: "GONE" })).toBe(0);
    expect(unitsMoved(lines, { kind: "restored", line: line("D", 4), position: 3 })).toBe(4);
  });
});
