import { expect, test } from "vitest";
import { basketCookie } from "@/lib/basket/basket";
import { newBasketToken } from "@/lib/basket/basket-token";
import { countedBy } from "./too-often";

function sessionOf(cookie: string | undefined) {
  const headers: HeadersInit = cookie === undefined ? {} : { cookie: `${basketCookie}=${cookie}` };
  return countedBy(new Request("http://localhost/", { headers })).session;
}

test("a basket is counted under a hash of its name, the same each time", () => {
  const [token, other] = [newBasketToken(), newBasketToken()];
  expect(sessionOf(token)).toMatch(/^[\w-]{22}$/);
  expect(sessionOf(token)).toBe(sessionOf(token));
  expect(sessionOf(token)).not.toBe(sessionOf(other));
  expect(sessionOf(token)).not.toBe(token);
});

test.each([undefined, "", "x", "a".repeat(23), "a b", `${"a".repeat(21)}!`])(
  "a cookie that can be no basket is nobody: %j",
  (cookie) => {
    expect(sessionOf(cookie)).toBeNull();
  },
);
