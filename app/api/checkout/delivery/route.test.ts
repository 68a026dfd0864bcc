import { expect, test } from "vitest";
import { basketCookie } from "@/lib/basket/basket";
import { limits } from "@/lib/limits/limits";
import { readBasket } from "@/lib/basket/basket-reads";
import { basketWith } from "@/scripts/testing/checkout";
import { runningCode } from "@/scripts/testing/codes";
import { stockShelf } from "@/scripts/testing/stock";
import { POST } from "./route";

process.env["LIMITS_FACTOR"] = "1";

const typed = { email: "ann@example.com", postcode: "LS1 4DY" };
const { points } = limits.code.by.session;

/** Presses "Show delivery"; tells where it leads. */
async function press(token: string, fields: Record<string, string>): Promise<string> {
  const answer = await POST(
    new Request("http://localhost:3000/api/checkout/delivery", {
      method: "POST",
      headers: { accept: "text/html", origin: "http://localhost:3000", cookie: `${basketCookie}=${token}` },
      body: new URLSearchParams({ ...typed, ...fields }),
    }),
  );
  return answer.headers.get("location") ?? "";
}

const keptCode = async (token: string) => (await readBasket(token))?.code;

test("guessing at codes counts on the way to the charges, too", async () => {
  const token = await basketWith(await stockShelf(1), 1);
  for (let guess = 0; guess < points; guess += 1) {
    expect(await press(token, { code: `GUESS-${guess}` })).toBe("/basket#delivery");
  }
  const last = `GUESS-${points - 1}`;
  expect(await press(token, { code: last }), "what is there already is no guess").toBe("/basket#delivery");
  const refused = await press(token, { code: "ONE-MORE", postcode: "YO1 7HH" });
  expect(refused).toMatch(/^\/basket\?refused=too-often&wait=\d+#pay$/);
  expect(await keptCode(token), "the page must not tell of it").toBe(last);
  expect((await readBasket(token))?.postcode, "the rest is kept").toBe("YO1 7HH");
  expect(await press(token, { code: "" }), "going on without one").toBe("/basket#delivery");
});

test("a code that is good does not count, however often it is typed anew", async () => {
  const token = await basketWith(await stockShelf(1), 1);
  const [one, other] = [await runningCode(), await runningCode()];
  for (let change = 0; change <= points; change += 1) {
    const code = change % 2 === 0 ? one : other;
    expect(await press(token, { code })).toBe("/basket#delivery");
    expect(await keptCode(token)).toBe(code);
  }
});
