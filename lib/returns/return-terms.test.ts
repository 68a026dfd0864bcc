import { expect, test } from "vitest";
import { standardDeliveryPence, workingDayAfter, type DeliveredFacts } from "./return-terms";

const order: DeliveredFacts = {
  deliveryMethod: "express",
  zone: "mainland",
  deliveryPence: 695,
  goodsPence: 2_000,
  lines: [{ weightGrams: 300, quantity: 2 }],
};

test("what express costs more than usual delivery is told by the charges of its day, zone and weight", () => {
  expect(standardDeliveryPence(order)).toBe(395);
  expect(standardDeliveryPence({ ...order, goodsPence: 5_000 }), "it would have been free").toBe(0);
  expect(
    standardDeliveryPence({ ...order, deliveryPence: 895, lines: [{ weightGrams: 1_500, quantity: 2 }] }),
  ).toBe(595);
});

test("nothing but express has a surcharge", () => {
  expect(standardDeliveryPence({ ...order, deliveryMethod: "standard", deliveryPence: 595 })).toBe(595);
  expect(standardDeliveryPence({ ...order, deliveryMethod: "collect", deliveryPence: 0 })).toBe(0);
  expect(standardDeliveryPence({ ...order, zone: "uk" }), "a zone that is no more keeps what was paid").toBe(
    695,
  );
});

test("working days leave weekends and bank holidays out", () => {
  expect(workingDayAfter("2026-12-24", 2), "Christmas, and Boxing Day on the Monday").toBe("2026-12-30");
  expect(workingDayAfter("2026-11-26", 1)).toBe("2026-11-27");
  expect(workingDayAfter("2026-11-27", 1)).toBe("2026-11-30");
  expect(workingDayAfter("2026-11-28", 5)).toBe("2026-12-04");
});
