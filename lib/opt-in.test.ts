import { expect, test } from "vitest";
import { isLinkAlive, nextLetter, optInTerms } from "./opt-in";

const now = new Date("2026-11-24T12:00:00Z");
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const week = optInTerms.linkDays * 24 * 60;

test.each([
  { asked: 1, letters: 1, next: null, why: "the last one is on its way" },
  { asked: optInTerms.resendMinutes - 1, letters: 1, next: null, why: "it is still too soon" },
  { asked: optInTerms.resendMinutes, letters: 1, next: 2, why: "it may have got lost" },
  { asked: 60, letters: optInTerms.letters, next: null, why: "there were enough" },
  { asked: week - 1, letters: optInTerms.letters, next: null, why: "the last link is still good" },
  { asked: week, letters: optInTerms.letters, next: 1, why: "the link has run out, and it starts afresh" },
])("asked $asked minutes ago, letter $letters: $why", ({ asked, letters, next }) => {
  expect(nextLetter({ askedAt: minutesAgo(asked), letters }, now)).toBe(next);
});

test("a link is good for seven days, and not a moment more", () => {
  expect(isLinkAlive(minutesAgo(week - 1), now)).toBe(true);
  expect(isLinkAlive(minutesAgo(week), now)).toBe(false);
});
