import { describe, expect, it } from "vitest";
import { parseGuide } from "./guide-markdown";
import { movesOf } from "./moves";

describe("movesOf", () => {
  it("gives each film the dose that follows it, and a film without one none", () => {
    const markdown = [
      '::dose{figures="1" labels="of nothing"}',
      '::film{name="a" title="Fold" caption="A." slot="band"}',
      '::dose{figures="10 s | 5 days" labels="to start | a week"}',
      "Words.",
      '::film{name="b" title="Along" caption="B."}',
    ].join("\n\n");
    expect(movesOf(parseGuide([{ slug: "s", markdown }], []).sections[0]?.blocks ?? [])).toEqual([
      {
        film: "a",
        title: "Fold",
        slot: "band",
        figures: [
          { figure: "10 s", label: "to start" },
          { figure: "5 days", label: "a week" },
        ],
      },
      { film: "b", title: "Along", slot: "", figures: [] },
    ]);
  });
});
