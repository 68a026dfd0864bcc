import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { batchLimit } from "@/lib/orders/desk-schema";
import { dispatchFormSchema } from "./dispatch-schema";

const formId = randomUUID();

test("rows are read by their order's number; an empty one is left out, an unreadable one is told", () => {
  const parsed = dispatchFormSchema.parse({
    formId,
    "carrier-10001": "DPD",
    "tracking-10001": " 1550 1234 5678 90 ",
    "seen-10001": "0a1b2c3d",
    "carrier-10002": "DPD",
    "tracking-10002": "",
    "carrier-10003": "Pigeon",
    "tracking-10003": "AB1",
    "carrier-10004": "Evri",
    "tracking-10004": "no/<b>",
    "ready-10005": "on",
    "carrier-x": "DPD",
  });
  expect(parsed).toEqual({
    orders: [
      { number: 10001, carrier: "DPD", trackingNumber: "15501234567890", seen: "0a1b2c3d" },
      { number: 10005, carrier: null, trackingNumber: null, seen: undefined },
    ],
    misread: [
      { number: 10003, refusal: "no-tracking" },
      { number: 10004, refusal: "no-number" },
    ],
  });
});

test("an empty form and one of more than a batch are refused in words", () => {
  const words = (fields: Record<string, string>) =>
    dispatchFormSchema.safeParse({ formId, ...fields }).error?.issues[0]?.message;
  expect(words({ "tracking-10001": "" })).toMatch(/nothing was sent/);
  const many = Array.from({ length: batchLimit + 1 }, (_, index) => [`ready-${index}`, "on"]);
  expect(words(Object.fromEntries(many))).toMatch(/At most/);
});
