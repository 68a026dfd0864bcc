import { describe, expect, it } from "vitest";
import type { GuideDetails, SectionFacts } from "./guide";
import { matchSections } from "./guide-search";

function section(slug: string, title: string, markdown: string): SectionFacts {
  return { slug, title, markdown, contentsLabel: title, position: 1, needs: [] };
}

const guide: GuideDetails = {
  slug: "hamstrings",
  title: "Hamstrings",
  standfirst: "",
  description: "",
  author: "",
  reviewStatus: "",
  disclosure: "",
  disclaimer: "",
  updatedAt: new Date(0),
  topics: [],
  sources: [],
  films: [],
  sections: [
    section("what", "What they do", 'A cramp is told apart. :cite[Smith2020]\n\n::kit{slot="roller"}'),
    section("cramp", "Easing a cramp", "Stretch gently."),
  ],
};

describe("matchSections", () => {
  it("puts titles before running words", () => {
    expect(matchSections([guide], "Cramp").map(({ sectionSlug }) => sectionSlug)).toEqual(["cramp", "what"]);
  });

  it("asks for every word", () => {
    expect(matchSections([guide], "cramp gently")).toHaveLength(0);
    expect(matchSections([guide], "stretch gently")).toHaveLength(1);
  });

  it.each(["smith2020", "roller", ""])("does not look into what a reader cannot see: %j", (query) => {
    expect(matchSections([guide], query)).toEqual([]);
  });
});
