import { describe, expect, test } from "vitest";
import { isOurFault, returnReasons, type ReturnReason } from "@/lib/orders/return-reasons";
import { addDays, dayWords, londonDay } from "./return-days";
import { deliveryBack, reasonRefusal, returnWindows, sendBackBy } from "./returns";

const neverAsked = (): never => {
  throw new Error("the day of delivery is known");
};

/** What was delivered at that moment, sent back at another. */
function refusalAt(
  delivered: string,
  asked: string,
  reason: ReturnReason = "changed_mind",
  line = { sealedOnly: false, sealed: false },
) {
  const deliveredAt = new Date(delivered);
  const windows = returnWindows({ dispatchedAt: deliveredAt, deliveredAt }, neverAsked);
  return reasonRefusal({ reason, ...line }, windows, londonDay(new Date(asked)));
}

describe("a change of mind", () => {
  test("may be told until the end of the 14th day after delivery, in London", () => {
    expect(refusalAt("2026-11-02T09:00Z", "2026-11-16T23:59:59Z")).toBeNull();
    expect(refusalAt("2026-11-02T09:00Z", "2026-11-17T00:00:00Z")).toBe("too-late-to-change-mind");
  });

  test("counts days, not hours: delivered a minute before midnight, the same", () => {
    expect(refusalAt("2026-11-02T23:59Z", "2026-11-16T23:59:59Z")).toBeNull();
    expect(refusalAt("2026-11-02T00:01Z", "2026-11-16T23:59:59Z")).toBeNull();
  });

  test("keeps its days when the clocks go back", () => {
    // 25 October 2026: midnight in London is 23:00 before it by Greenwich, 0:00 after.
    expect(refusalAt("2026-10-12T11:00Z", "2026-10-26T23:59:59Z")).toBeNull();
    expect(refusalAt("2026-10-12T11:00Z", "2026-10-27T00:00:00Z")).toBe("too-late-to-change-mind");
  });

  test("keeps its days when the clocks go forward", () => {
    // 29 March 2026: from then on the 14th day ends at 23:00 by Greenwich.
    expect(refusalAt("2026-03-20T11:00Z", "2026-04-03T22:59:59Z")).toBeNull();
    expect(refusalAt("2026-03-20T11:00Z", "2026-04-03T23:00:00Z")).toBe("too-late-to-change-mind");
  });

  test("of the summer, delivered shortly after midnight in London, begins on that day", () => {
    expect(londonDay(new Date("2026-06-30T23:30Z"))).toBe("2026-07-01");
    expect(refusalAt("2026-06-30T23:30Z", "2026-07-15T22:59:59Z")).toBeNull();
    expect(refusalAt("2026-06-30T23:30Z", "2026-07-15T23:00:00Z")).toBe("too-late-to-change-mind");
  });

  test("of what must be sealed needs the buyer's word for it", () => {
    const at = ["2026-11-02T09:00Z", "2026-11-03T09:00Z"] as const;
    expect(refusalAt(...at, "changed_mind", { sealedOnly: true, sealed: false })).toBe("opened");
    expect(refusalAt(...at, "wrong_size", { sealedOnly: true, sealed: false })).toBe("opened");
    expect(refusalAt(...at, "changed_mind", { sealedOnly: true, sealed: true })).toBeNull();
  });

  test("counts from when it must have arrived where nobody knows the day of delivery", () => {
    const dispatchedAt = new Date("2026-11-05T15:00Z");
    const windows = returnWindows({ dispatchedAt, deliveredAt: null }, (day) => {
      expect(day).toBe("2026-11-05");
      return "2026-11-12";
    });
    expect(windows).toEqual({ mindUntil: "2026-11-26", rejectUntil: "2026-12-12" });
  });
});

describe("something wrong", () => {
  const faults = returnReasons.filter(isOurFault);

  test("is everything but a change of mind and a wrong choice", () => {
    expect(faults).toEqual(["faulty", "damaged", "not_as_described", "wrong_thing", "missing_part"]);
  });

  test.each(faults)("%s: 30 days to reject it, sealed or not", (reason) => {
    const line = { sealedOnly: true, sealed: false };
    expect(refusalAt("2026-11-02T09:00Z", "2026-12-02T23:59:59Z", reason, line)).toBeNull();
    expect(refusalAt("2026-11-02T09:00Z", "2026-12-03T00:00:00Z", reason, line)).toBe("too-late-to-reject");
  });
});

describe("the delivery", () => {
  const order = { deliveryPence: 395, deliveryBackPence: 0, standardPence: 395 };
  const part = { isOurFault: false, isWholeOrder: false };

  test("goes back with the whole order, and not with a part of it", () => {
    expect(deliveryBack({ ...order, ...part })).toBe(0);
    expect(deliveryBack({ ...order, ...part, isWholeOrder: true })).toBe(395);
  });

  test("goes back always when something is wrong, express or not", () => {
    expect(deliveryBack({ ...order, ...part, isOurFault: true })).toBe(395);
    expect(deliveryBack({ ...order, ...part, deliveryPence: 795, isOurFault: true })).toBe(795);
  });

  test("keeps what express cost more when it was a change of mind", () => {
    expect(deliveryBack({ ...order, ...part, deliveryPence: 795, isWholeOrder: true })).toBe(395);
    expect(
      deliveryBack({ ...order, ...part, deliveryPence: 595, standardPence: 0, isWholeOrder: true }),
    ).toBe(0);
  });

  test("goes back once", () => {
    expect(deliveryBack({ ...order, deliveryBackPence: 395, isOurFault: true, isWholeOrder: true })).toBe(0);
    expect(
      deliveryBack({ ...order, ...part, deliveryPence: 795, deliveryBackPence: 100, isOurFault: true }),
    ).toBe(695);
  });
});

test("a return is sent back within 14 days of being asked for, across a year's end and a leap day", () => {
  expect(sendBackBy("2026-12-20")).toBe("2027-01-03");
  expect(addDays("2028-02-20", 14)).toBe("2028-03-05");
  expect(dayWords("2026-12-13")).toBe("Sunday 13 December");
});
