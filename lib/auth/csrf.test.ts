import { describe, expect, test } from "vitest";
import { csrfTokenOf, mintCsrfCookie } from "./csrf";

describe("the CSRF cookie", () => {
  test("carries the token that a form must repeat", () => {
    const cookie = mintCsrfCookie();
    expect(csrfTokenOf(cookie)).toBe(cookie.slice(0, 64));
  });

  test.each([undefined, "", "token", "token|", "token|0000", `${"a".repeat(64)}|${"b".repeat(64)}`])(
    "is refused as %s",
    (cookie) => {
      expect(csrfTokenOf(cookie)).toBeNull();
    },
  );
});
