import { expect, test } from "vitest";
import { changesSince, kindText, signed } from "./stock-desk";

test("changes carry their sign", () => {
  expect([3, 0, -2].map(signed)).toEqual(["+3", "0", "−2"]);
  expect(kindText("write_off")).toBe("write off");
});

test("changes since a count are named back to what was seen, holds left out", () => {
  const movements = [
    { kind: "sale", deltaOnHand: -1 },
    { kind: "hold", deltaOnHand: 0 },
    { kind: "receive", deltaOnHand: 5 },
    { kind: "write_off", deltaOnHand: -2 },
  ];
  expect(changesSince(10, 14, movements)).toBe("sale −1, receive +5");
  expect(changesSince(14, 14, movements)).toBe("");
});
