import { expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { someoneSignedIn } from "@/scripts/testing/people";
import { browserWords, isProofFresh, signInTerms } from "./sign-in";
import { endSignIn, forgetOldSignIns } from "./sign-in-commands";

test.each([
  ["Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox on Windows"],
  [
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15",
    "Safari on a Mac",
  ],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/137.0 Mobile/15E148 Safari/604.1",
    "Chrome on iPhone",
  ],
  [
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36",
    "Samsung Internet on Android",
  ],
  [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/137.0.0.0 Safari/537.36 Edg/137.0",
    "Edge on Windows",
  ],
  ["curl/8.5.0", "A browser"],
  ["", "A browser"],
  [null, "A browser"],
])("%s is %s", (userAgent, words) => {
  expect(browserWords(userAgent)).toBe(words);
});

test("a proof counts for a quarter of an hour", () => {
  const now = new Date("2026-11-29T12:00:00Z");
  expect(isProofFresh(new Date("2026-11-29T11:45:01Z"), now)).toBe(true);
  expect(isProofFresh(new Date("2026-11-29T11:45:00Z"), now)).toBe(false);
});

test("sign-ins are forgotten a while after they end or run out, and not before", async () => {
  const [ended, running] = [await someoneSignedIn(), await someoneSignedIn()];
  await endSignIn(ended.id, ended.signInId);
  const after = (days: number) => new Date(Date.now() + days * 86_400_000);
  expect(await forgetOldSignIns(after(signInTerms.forgetDays - 1))).toBe(0);
  expect(await forgetOldSignIns(after(signInTerms.forgetDays + 1))).toBe(1);
  expect(await db().signIn.count({ where: { id: running.signInId } })).toBe(1);
  expect(await forgetOldSignIns(after(signInTerms.forgetDays + signInTerms.sessionDays + 1))).toBe(1);
});
