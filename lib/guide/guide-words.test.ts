import { describe, expect, it } from "vitest";
import { readingAge } from "@/scripts/testing/reading-age";
import { readSeededGuide, seededGuides, sentencesOfBlocks } from "@/scripts/testing/seeded-guide";

/** A reader of 14 follows every section; words that a younger one follows are no fault. */
const oldestAge = 14;

/** Read in part, at second hand or without its authors: good enough to shape wording, not to be printed as a source. */
const notToBeCited = [
  "NHShamCopy",
  "NHSrecovery",
  "NHSstrainCopy",
  "Wan2017",
  "Rockey2008",
  "Halabchi2013",
  "Baxter2017",
  "Topp2014",
  "BandTable",
  "Vicks2020",
  "APT2021",
  "HML2017",
  "KTcirc",
  "CG2022",
  "Williams2012",
  "Kamper2013",
  "Afonso2021",
  "Malliaropoulos2004",
  "Askling2013",
];

/** Sections that say what the guide is and make no claim about a body. */
const withoutClaims = ["disclaimer"];

/** Kinds of pages that have neither authors nor a year: the house that answers for them comes first. */
const pageKinds = /page|leaflet|manual/i;

/** An article on a journal's site that shows no year. */
const undated = ["RabePannier"];

describe.each(seededGuides)("the words of the guide %s", (name) => {
  const { parsed, sources } = readSeededGuide(name);
  const sections = parsed.sections.map(({ slug, blocks }) => ({
    slug,
    sentences: sentencesOfBlocks(blocks),
  }));
  const cited = new Set(parsed.sources.map(({ key }) => key));

  it.each(sections)("are for readers of 14 at most in $slug", ({ sentences }) => {
    expect(sentences.length).toBeGreaterThan(0);
    expect(readingAge(sentences)).toBeLessThanOrEqual(oldestAge);
  });

  it.each(sections)("have a source for what they claim in $slug", ({ slug }) => {
    const has = parsed.sources.some((source) => source.sections.includes(slug));
    expect(has).toBe(!withoutClaims.includes(slug));
  });

  it("cite every source that is listed, and none that was not read well enough", () => {
    expect(sources.map(({ key }) => key).filter((key) => !cited.has(key))).toEqual([]);
    expect([...cited].filter((key) => notToBeCited.includes(key))).toEqual([]);
  });

  it.each(sources)("say who wrote $key, when, where, and where it is to be read", (source) => {
    const { citation, kind, url, supports } = source;
    expect(url).toMatch(/^https:\/\//);
    expect(supports).toMatch(/\.$/);
    if (pageKinds.test(kind)) expect(citation).toMatch(/^[^.]+\. .+/);
    else if (!undated.includes(source.key)) expect(citation).toMatch(/^[^.]+\. (19|20)\d\d\. .+[.?] .+/);
  });
});

describe("readingAge", () => {
  it("is low for short words in short sentences and high for long ones", () => {
    expect(readingAge(["The cat sat on the mat."])).toBeLessThan(7);
    expect(
      readingAge([
        "Inadequate musculotendinous extensibility predisposes individuals to pathological conditions.",
      ]),
    ).toBeGreaterThan(25);
  });
});
