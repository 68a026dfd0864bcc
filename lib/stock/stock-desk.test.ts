import { expect, test } from "vitest";
import { changesSince, kindText, shortWords, signed } from "./stock-desk";

test("changes carry their sign", () => {
  expect([3, 0, -2].map(signed)).toEqual(["+3", "0", "−2"]);
  expect(kindText("write_off")).toBe("write off");
  expect(kindText("reshelve")).toBe("back to shelf");
});

test("changes since a count are named back to what was seen, holds left out", () => {
  const movements = [
    { kind: "sale", deltaOnHand: -1, deltaQuarantined: 0 },
    { kind: "hold", deltaOnHand: 0, deltaQuarantined: 0 },
    { kind: "receive", deltaOnHand: 5, deltaQuarantined: 0 },
    { kind: "quarantine", deltaOnHand: -2, deltaQuarantined: 2 },
  ];
  expect(changesSince(10, 14, movements)).toBe("sale −1, receive +5");
  expect(changesSince(14, 14, movements)).toBe("");
  expect(changesSince(0, 2, movements, "deltaQuarantined")).toBe("into quarantine +2");
});

test("an alert of a short count says how many are missing", () => {
  expect(shortWords({ sku: "MB1", found: 3, held: 5 })).toContain("2 short");
});
