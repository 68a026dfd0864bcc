import { readFileSync, globSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { careCards, careFlags } from "./care";
import {
  finderPath,
  laterQuestions,
  questionBefore,
  questions,
  stepOf,
  type QuestionKey,
  type Way,
} from "./finder";

type Path = readonly { readonly question: QuestionKey; readonly sign: boolean; readonly to: Way }[];

const folder = "prisma/seed/guides/hamstrings";
const sections = globSync(`${folder}/sections/*.md`).map(
  (file) => /^anchor: (\S+)$/m.exec(readFileSync(file, "utf8"))?.[1],
);
const sources: readonly { readonly key: string }[] = JSON.parse(
  readFileSync(`${folder}/sources.json`, "utf8"),
);

/** Every way through the table, answer by answer. */
function walk(question: QuestionKey, before: Path = []): Path[] {
  if (before.some((step) => step.question === question)) throw new Error(`${question} comes round again`);
  return questions[question].answers.flatMap(({ to, sign = false }) => {
    const path = [...before, { question, sign, to }];
    return "question" in to ? walk(to.question, path) : [path];
  });
}

const paths = walk("start");
const ends = paths.map((path) => ({ path, end: path.at(-1)?.to ?? { question: "start" as const } }));

describe("every path of the finder", () => {
  it("ends at a section that the guide has, or at a care card", () => {
    expect(paths.length).toBeGreaterThan(25);
    for (const { end } of ends) {
      expect("section" in end || "care" in end, JSON.stringify(end)).toBe(true);
      if ("section" in end) expect(sections).toContain(end.section);
    }
  });

  it("reaches each care card in no more than two answers", () => {
    for (const flag of careFlags) {
      const lengths = ends.flatMap(({ path, end }) =>
        "care" in end && end.care === flag ? path.length : [],
      );
      expect(Math.min(...lengths), flag).toBeLessThanOrEqual(2);
    }
    for (const { path, end } of ends) if ("care" in end) expect(path.length).toBeLessThanOrEqual(2);
  });

  it("ends at a care card once a sign of danger was said yes to, and only then", () => {
    for (const { path, end } of ends) {
      expect("care" in end, JSON.stringify(path)).toBe(path.some(({ sign }) => sign));
    }
  });

  it("asks each question, by one way only, and shows each in no more than three steps", () => {
    const asked = new Set(paths.flatMap((path) => path.map(({ question }) => question)));
    expect([...asked].sort()).toEqual(Object.keys(questions).sort());
    const links = Object.values(questions).flatMap(({ answers }) =>
      answers.flatMap(({ to }) => ("question" in to ? to.question : [])),
    );
    expect(links.toSorted()).toEqual([...laterQuestions].sort());
    for (const path of paths) expect(path.length).toBeLessThanOrEqual(3);
  });
});

describe("a question", () => {
  it("has two to six answers, each said once", () => {
    for (const [key, { asks, answers }] of Object.entries(questions)) {
      expect(asks, key).toMatch(/\?$/);
      expect(answers.length, key).toBeGreaterThanOrEqual(2);
      expect(answers.length, key).toBeLessThanOrEqual(6);
      expect(new Set(answers.map(({ says }) => says)).size, key).toBe(answers.length);
    }
  });

  it("keeps a way out for whoever is unsure: none of these first, the careful card later", () => {
    const { answers } = questions.start;
    expect(answers.at(-1)).toMatchObject({ says: "None of these", to: { question: "feel" } });
    for (const { sign, to } of answers) {
      if (!sign || !("question" in to)) continue;
      const last = questions[to.question].answers.at(-1);
      expect(last?.says).toBe("Something else, or I am not sure");
      expect(last && "care" in last.to).toBe(true);
    }
  });

  it("knows its step and the way back", () => {
    expect(stepOf("start")).toEqual({ step: 1, most: 3 });
    expect(stepOf("leg")).toEqual({ step: 2, most: 2 });
    expect(stepOf("tight")).toEqual({ step: 3, most: 3 });
    expect(questionBefore("start")).toBeNull();
    expect(questionBefore("tight")).toBe("feel");
  });
});

describe("finderPath", () => {
  it("is an address of its own for each end and each question", () => {
    expect(finderPath("hamstrings", { question: "start" })).toBe("/guides/hamstrings/finder");
    expect(finderPath("hamstrings", { question: "leg" })).toBe("/guides/hamstrings/finder/leg");
    expect(finderPath("hamstrings", { section: "cramp" })).toBe("/guides/hamstrings#cramp");
    expect(finderPath("hamstrings", { care: "clot" })).toBe("/guides/hamstrings/care/clot");
  });
});

describe("a care card", () => {
  it("cites only sources that the guide has", () => {
    for (const [flag, { sources: cited }] of Object.entries(careCards)) {
      expect(cited.length, flag).toBeGreaterThan(0);
      for (const key of cited) expect(sources.map((source) => source.key)).toContain(key);
    }
  });

  it("gives every number that its advice names to press", () => {
    for (const [flag, { now, calls }] of Object.entries(careCards)) {
      for (const number of ["999", "111"] as const)
        if (now.includes(number)) expect(calls, flag).toContain(number);
    }
  });
});
