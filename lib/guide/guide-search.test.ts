import { describe, expect, it } from "vitest";
import type { GuideDetails, SectionFacts } from "./guide";
import { matchFilms, matchSections } from "./guide-search";

function section(slug: string, title: string, markdown: string): SectionFacts {
  return { slug, title, markdown, contentsLabel: title, position: 1, publishedAt: null, needs: [] };
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
  films: [
    {
      name: "nordic",
      title: "Nordic curl",
      alt: "",
      caption: "A partner holds the ankles.",
      transcript: "",
      seconds: null,
      playlist: [],
      createdAt: new Date(0),
    },
    {
      name: "fold",
      title: "Seated fold",
      alt: "",
      caption: "A fold from the waist.",
      transcript: "",
      seconds: null,
      playlist: [],
      createdAt: new Date(0),
    },
    {
      name: "unshown",
      title: "Nordic walk",
      alt: "",
      caption: "",
      transcript: "",
      seconds: null,
      playlist: [],
      createdAt: new Date(0),
    },
  ],
  sections: [
    section("what", "What they do", 'A cramp is told apart. :cite[Smith2020]\n\n::kit{slot="roller"}'),
    section("cramp", "Easing a cramp", 'Stretch gently.\n\n::film{name="fold" title="Seated fold"}'),
    section("strong", "Getting strong", '::film{title="Nordic curl" name="nordic"}\n\n::film{name="fold"}'),
  ],
};

describe("matchSections", () => {
  it("puts titles before running words", () => {
    expect(matchSections([guide], "Cramp").map(({ sectionSlug }) => sectionSlug)).toEqual(["cramp", "what"]);
  });

  it("asks for every word", () => {
    expect(matchSections([guide], "cramp firmly")).toHaveLength(0);
    expect(matchSections([guide], "stretch gently")).toHaveLength(1);
  });

  it.each(["smith2020", "roller", ""])("does not look into what a reader cannot see: %j", (query) => {
    expect(matchSections([guide], query)).toEqual([]);
  });

  it("forgives a slip in a title, and only where nothing was found as it was typed", () => {
    expect(matchSections([guide], "crmp").map(({ sectionSlug }) => sectionSlug)).toEqual(["cramp"]);
    expect(matchSections([guide], "easing crampp").map(({ sectionSlug }) => sectionSlug)).toEqual(["cramp"]);
    expect(matchSections([guide], "strong").map(({ sectionSlug }) => sectionSlug)).toEqual(["strong"]);
    expect(matchSections([guide], "qqqq")).toEqual([]);
  });
});

describe("matchFilms", () => {
  const named = (query: string) =>
    matchFilms([guide], query).map(({ name, sectionSlug }) => `${name} in ${sectionSlug}`);

  it("finds a film by its title, with the first section that shows it", () => {
    expect(named("nordic")).toEqual(["nordic in strong"]);
    expect(named("seated")).toEqual(["fold in cramp"]);
  });

  it("finds a film by its caption, and by a title with a slip in it", () => {
    expect(named("partner ankles")).toEqual(["nordic in strong"]);
    expect(named("nordc curl")).toEqual(["nordic in strong"]);
  });

  it("finds nothing for nothing", () => {
    expect(named("")).toEqual([]);
    expect(named("::")).toEqual([]);
  });
});
