import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { amountOf, kitQuery, wishOf, type KitChoice } from "./kit-choice";
import { readKitChoice, readKitNews } from "./kit-schema";

const offered = ["prevention", "stretches", "treatment"];

function read(query: string): KitChoice {
  const asked: Record<string, string | string[]> = {};
  const parameters = new URLSearchParams(query);
  for (const name of new Set(parameters.keys())) {
    const all = parameters.getAll(name);
    asked[name] = all.length === 1 ? (all[0] ?? "") : all;
  }
  return readKitChoice(asked, offered);
}

describe("readKitChoice", () => {
  it("means the essentials of the whole guide where nothing has been chosen yet", () => {
    expect(read("")).toEqual({ sections: offered, owned: [], wish: "essentials", amount: "", picks: [] });
    expect(read("utm_source=x").sections).toEqual(offered);
  });

  it("means no section where a form was sent without one, and only sections that there are", () => {
    expect(read("kit=full").sections).toEqual([]);
    expect(read("section=stretches&section=nowhere&section=prevention").sections).toEqual([
      "prevention",
      "stretches",
    ]);
  });

  it("leaves out what is not well formed", () => {
    expect(
      read("kit=everything&own=A%20B&own=foam-roller&own=foam-roller&pick=red&pick=TB-RED&section=stretches"),
    ).toEqual({
      sections: ["stretches"],
      owned: ["foam-roller"],
      wish: "essentials",
      amount: "",
      picks: ["TB-RED"],
    });
  });

  it("reads what kitQuery writes", () => {
    const choices = fc.record({
      sections: fc.subarray(offered),
      owned: fc.subarray(["foam-roller", "medium-band"]),
      wish: fc.constantFrom("essentials" as const, "full" as const),
      amount: fc.constant(""),
      picks: fc.subarray(["CT-L", "TB-RED"]),
    });
    fc.assert(
      fc.property(choices, (choice) => {
        expect(read(kitQuery(choice))).toEqual(choice);
      }),
    );
    expect(read(kitQuery({ ...read(""), wish: "under", amount: " £40.50 " }))).toMatchObject({
      wish: "under",
      amount: "£40.50",
    });
  });

  it("reads what a press has found out", () => {
    expect(readKitNews({ gone: ["A1", "x"], held: "B2" })).toEqual({ gone: ["A1"], held: ["B2"] });
  });
});

describe("an amount", () => {
  it.each([
    ["40", 4_000],
    [" £40.50 ", 4_050],
    ["1,000", 100_000],
    ["0.5", 50],
    ["5000", 500_000],
  ])("%s is read", (typed, amount) => {
    expect(amountOf(typed)).toBe(amount);
  });

  it.each(["", "0", "forty", "-5", "5001", "4.505", "1e3", "99999"])("%s is none", (typed) => {
    expect(amountOf(typed)).toBeNull();
    expect(wishOf({ sections: [], owned: [], wish: "under", amount: typed, picks: [] })).toBeNull();
  });
});
