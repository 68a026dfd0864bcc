import { setTimeout as delay } from "node:timers/promises";
import { expect, test } from "vitest";
import { KnownPaths } from "./known-paths";

const limits = { most: 3, freshMilliseconds: 60_000, unknownMilliseconds: 60_000 };

/** Answers as told, and counts how often it was asked. */
function looker(answers: (boolean | Error)[]) {
  let asked = 0;
  const look = async (): Promise<boolean> => {
    const answer = answers[Math.min(asked, answers.length - 1)];
    asked += 1;
    await delay(1);
    if (answer instanceof Error) throw answer;
    return answer ?? false;
  };
  return { look, asked: () => asked };
}

test("a path is looked up once, also when many ask at once", async () => {
  const paths = new KnownPaths(limits);
  const { look, asked } = looker([true]);
  const answers = await Promise.all([1, 2, 3].map(() => paths.isKnown("/products/a", look)));
  expect(answers).toEqual([true, true, true]);
  expect(await paths.isKnown("/products/a", look)).toBe(true);
  expect(asked()).toBe(1);
});

test("an unknown path is remembered for a while, then looked up again", async () => {
  const paths = new KnownPaths({ ...limits, unknownMilliseconds: 30 });
  const { look, asked } = looker([false, true]);
  expect(await paths.isKnown("/products/new", look)).toBe(false);
  expect(await paths.isKnown("/products/new", look)).toBe(false);
  expect(asked()).toBe(1);
  await delay(40);
  expect(await paths.isKnown("/products/new", look)).toBe(true);
});

test("a known path never waits: it is looked up behind the answer, and one that is gone is told from the next", async () => {
  const paths = new KnownPaths({ ...limits, freshMilliseconds: 0 });
  const { look } = looker([true, false]);
  expect(await paths.isKnown("/products/a", look)).toBe(true);
  expect(await paths.isKnown("/products/a", look)).toBe(true);
  await delay(10);
  expect(await paths.isKnown("/products/a", look)).toBe(false);
});

test("when the database is away a known path stays known, and an unknown one fails", async () => {
  const paths = new KnownPaths({ ...limits, freshMilliseconds: 0 });
  const { look } = looker([true, new Error("away")]);
  expect(await paths.isKnown("/products/a", look)).toBe(true);
  expect(await paths.isKnown("/products/a", look)).toBe(true);
  await delay(10);
  expect(await paths.isKnown("/products/a", look)).toBe(true);
  await expect(paths.isKnown("/products/b", look)).rejects.toThrow("away");
});

test("no more is remembered than may be, and what is used last is kept", async () => {
  const paths = new KnownPaths(limits);
  const { look, asked } = looker([true]);
  for (const path of ["a", "b", "c", "a", "d", "e"]) await paths.isKnown(path, look);
  expect(paths.size).toBe(3);
  expect(asked()).toBe(5);
  await paths.isKnown("a", look);
  expect(asked()).toBe(5);
  await paths.isKnown("b", look);
  expect(asked()).toBe(6);
});
