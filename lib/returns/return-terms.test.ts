import { expect, test } from "vitest";
import { arrivalAfter, standardDeliveryPence, workingDayAfter, type DeliveredFacts } from "./return-terms";

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

test("what nobody has told us of counts as arrived later than it can have been", () => {
  const today = "2026-12-01";
  const sent = "2026-11-05";
  expect(arrivalAfter(sent, { deliveryMethod: "standard", zone: "mainland" }, today)).toBe("2026-11-12");
  expect(arrivalAfter(sent, { deliveryMethod: "express", zone: "mainland" }, today)).toBe("2026-11-10");
  expect(arrivalAfter(sent, { deliveryMethod: "standard", zone: "channel-islands" }, today)).toBe(
    "2026-11-17",
  );
  expect(arrivalAfter(sent, { deliveryMethod: "standard", zone: "uk" }, today), "from before zones").toBe(
    "2026-11-17",
  );
  expect(arrivalAfter(sent, { deliveryMethod: "collect", zone: "collect" }, today)).toBe(today);
});
