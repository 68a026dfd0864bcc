import { expect, test } from "vitest";
import { batchLimit } from "@/lib/orders/desk-schema";
import { dispatchRefusalWords, type DispatchRefusal } from "@/lib/orders/packing";
import { packRefusals, packRows, unpackRefusals, unpackRows } from "./dispatch-rows";

const rows = Array.from({ length: batchLimit }, (_, index) => ({
  number: 1_000_000 + index,
  carrier: "Parcelforce" as const,
  tracking: "AB 1234 5678 9GB",
}));
const refusals = rows.map(({ number }) => ({ number, refusal: "changed-meanwhile" as const }));

test("what was typed and what was refused come back as they were", () => {
  expect([...unpackRows(packRows(rows)).values()]).toEqual(rows);
  const all = Object.keys(dispatchRefusalWords).map(
    (refusal, index) => [index, refusal as DispatchRefusal] as const,
  );
  const packed = packRefusals(all.map(([number, refusal]) => ({ number, refusal })));
  expect([...unpackRefusals(packed)]).toEqual(all);
  expect(unpackRows("nothing\n10001 9 X\n").get(10001)?.carrier).toBe("Royal Mail");
  expect(unpackRefusals("10001 constructor").size).toBe(0);
});

test("a whole batch, refused row by row, fits into the cookie that keeps it", () => {
  const state = {
    outcome: "refused",
    about: "dispatch",
    message: "x".repeat(300),
    typed: { rows: packRows(rows) },
    errors: { rows: packRefusals(refusals) },
  };
  expect(encodeURIComponent(JSON.stringify({ formId: crypto.randomUUID(), state })).length).toBeLessThan(
    4_000,
  );
});
