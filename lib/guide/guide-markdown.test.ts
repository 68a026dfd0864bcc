import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Block } from "./guide-blocks";
import { parseGuide } from "./guide-markdown";

function blocksOf(markdown: string, keys: readonly string[] = []): readonly Block[] {
  return parseGuide([{ slug: "one", markdown }], keys).sections[0]?.blocks ?? [];
}

describe("parseGuide", () => {
  it("reads paragraphs, lists and links", () => {
    expect(blocksOf("Go **easy**, see [this](#what).\n\n- one\n- two")).toEqual([
      {
        kind: "paragraph",
        children: [
          { kind: "text", text: "Go " },
          { kind: "strong", children: [{ kind: "text", text: "easy" }] },
          { kind: "text", text: ", see " },
          { kind: "link", href: "#what", children: [{ kind: "text", text: "this" }] },
          { kind: "text", text: "." },
        ],
      },
      {
        kind: "list",
        ordered: false,
        items: [
          [{ kind: "paragraph", children: [{ kind: "text", text: "one" }] }],
          [{ kind: "paragraph", children: [{ kind: "text", text: "two" }] }],
        ],
      },
    ]);
  });

  it("pairs the figures of a dose with their labels", () => {
    expect(blocksOf('::dose{figures="3 × 8 | 3 s" labels="each leg | on the way down"}')).toEqual([
      {
        kind: "dose",
        figures: [
          { figure: "3 × 8", label: "each leg" },
          { figure: "3 s", label: "on the way down" },
        ],
      },
    ]);
  });

  it("gathers listings and household substitutes that follow each other into one group", () => {
    const words =
      '::kit{slot="band"}\n\n:::home\nA towel.\n:::\n\n::kit{slot="roller"}\n\nAnd on.\n\n:::home\nA bottle.\n:::';
    expect(blocksOf(words).map(({ kind }) => kind)).toEqual(["kits", "paragraph", "home"]);
    expect(blocksOf(words)[0]).toMatchObject({
      items: [{ kind: "kit", slot: "band" }, { kind: "home" }, { kind: "kit", slot: "roller" }],
    });
  });

  it("numbers sources by first appearance across sections and counts the marks of each", () => {
    const { sources, sections } = parseGuide(
      [
        { slug: "one", markdown: "First. :cite[B A]" },
        { slug: "two", markdown: "Again. :cite[A]" },
      ],
      ["A", "B"],
    );
    expect(sources).toEqual([
      { key: "B", number: 1, times: 1, sections: ["one"] },
      { key: "A", number: 2, times: 2, sections: ["one", "two"] },
    ]);
    expect(sections[1]?.blocks[0]).toMatchObject({
      children: [
        { kind: "text", text: "Again." },
        { kind: "cite", marks: ["2-2"] },
      ],
    });
  });

  it.each([
    ["an unknown directive", "::shout{loud}\n\nHello"],
    ["raw HTML", "<script>alert(1)</script>\n\nHello"],
    ["a source that is not there", "Hello :cite[Nobody]"],
    ["a link that runs something", "Hello [you](javascript:alert)"],
  ])("leaves out %s, says so, and keeps the rest", (_, markdown) => {
    const { faults, sections } = parseGuide([{ slug: "one", markdown }], []);
    expect(faults).toHaveLength(1);
    expect(JSON.stringify(sections)).toContain("Hello");
    expect(JSON.stringify(sections)).not.toMatch(/script/);
  });

  it("leaves a colon in a sentence alone", () => {
    expect(JSON.stringify(blocksOf("Start at 10:30, then 3:1."))).toContain("10:30, then 3:1.");
  });
});

describe("the guides of the seed", () => {
  const folder = new URL("../../prisma/seed/guides/", import.meta.url);
  const guides = readdirSync(folder);

  it.each(guides)("%s has words that the page can show in full", (guide) => {
    const room = new URL(`${guide}/`, folder);
    const sources = JSON.parse(readFileSync(new URL("sources.json", room), "utf8")) as { key: string }[];
    const files = readdirSync(new URL("sections/", room)).sort();
    const sections = files.map((file) => ({
      slug: file.replace(/^\d+-|\.md$/g, ""),
      markdown: readFileSync(new URL(`sections/${file}`, room), "utf8").replace(/^---\n[\s\S]*?\n---\n/, ""),
    }));
    const parsed = parseGuide(
      sections,
      sources.map(({ key }) => key),
    );
    expect(parsed.faults).toEqual([]);
    expect(parsed.sections.every(({ blocks }) => blocks.length > 0)).toBe(true);
  });
});
