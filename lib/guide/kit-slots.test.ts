import { describe, expect, it } from "vitest";
import { kitSlots } from "./kit-slots";

const place = (slot: string) =>
  `::kit{slot="${slot}" need="Band" product="band" sku="RED" department="bands" why="Easy to grip"}`;

describe("kitSlots", () => {
  it("finds each place with the household substitute that follows it", () => {
    const words = `Words.\n\n${place("a")}\n\n:::home\nNo band? A *bath* towel.\n:::\n\n${place("b")}\n\nMore words.`;
    expect(kitSlots(words).map(({ slot, home }) => ({ slot, home }))).toEqual([
      { slot: "a", home: "No band? A bath towel." },
      { slot: "b", home: null },
    ]);
  });

  it("throws when a place lacks what it must say", () => {
    expect(() => kitSlots('::kit{slot="a"}')).toThrow();
  });
});
