import { expect, test } from "vitest";
import { knownBrowser, mintKnownBrowser } from "./known-browser";

test("a browser is known for the account that signed in from it, and for no other", () => {
  const cookie = mintKnownBrowser("owner@fettle.example");
  const [mark = "", seal = ""] = cookie.split(".");
  expect(knownBrowser(cookie, "owner@fettle.example")).toBe(mark);
  expect(knownBrowser(cookie, "other@fettle.example")).toBeNull();
  for (const forged of [
    undefined,
    "",
    mark,
    `${mark}.`,
    `x${mark}.${seal}`,
    `${mark}.${seal}x`,
    `.${seal}`,
  ]) {
    expect(knownBrowser(forged, "owner@fettle.example"), String(forged)).toBeNull();
  }
  expect(mintKnownBrowser("owner@fettle.example"), "no two browsers are one").not.toBe(cookie);
});
