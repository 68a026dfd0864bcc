import { describe, expect, it } from "vitest";
import { behaviourOf, brandOf, passesLuhn, testCards } from "./cards";

describe("the published test cards", () => {
  it("can all be typed in, are of a known network, and are never taken for real ones", () => {
    for (const number of testCards) {
      expect(passesLuhn(number), number).toBe(true);
      expect(brandOf(number), number).not.toBe("unknown");
      const behaviour = behaviourOf(number);
      const code = behaviour.kind === "declined" ? behaviour.decline.declineCode : null;
      expect(code, number).not.toBe("test_mode_live_card");
    }
    expect(new Set(testCards).size).toBe(testCards.length);
  });

  it("do not include what looks like one", () => {
    expect(passesLuhn("4242424242424241")).toBe(false);
    expect(behaviourOf("4111111111111111")).toMatchObject({
      kind: "declined",
      decline: { declineCode: "test_mode_live_card" },
    });
  });
});
