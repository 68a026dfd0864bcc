import { describe, expect, test } from "vitest";
import { isSameOrigin, readFields } from "./form";

const site = "https://fettle.example";

function post(body: string, headers: Record<string, string>): Request {
  return new Request(`${site}/api/basket/lines`, {
    method: "POST",
    body,
    headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
  });
}

describe("isSameOrigin", () => {
  test.each([
    ["the shop's own origin", { origin: site }, true],
    ["the host that was asked", { origin: "http://127.0.0.1:3000", host: "127.0.0.1:3000" }, true],
    ["no origin", {}, false],
    ["another site", { origin: "https://evil.example" }, false],
    ["an opaque origin", { origin: "null" }, false],
    ["a page of ours that names no origin", { origin: "null", "sec-fetch-site": "same-origin" }, true],
    ["an opaque origin elsewhere", { origin: "null", "sec-fetch-site": "cross-site" }, false],
    ["a sister site", { origin: site, "sec-fetch-site": "same-site" }, false],
    ["another site's fetch", { origin: site, "sec-fetch-site": "cross-site" }, false],
  ])("%s", (_name, headers, expected) => {
    expect(isSameOrigin(new Headers(headers), site)).toBe(expected);
  });
});

describe("readFields", () => {
  test("reads a form and JSON alike", async () => {
    const form = await readFields(post("sku=TB-RED&quantity=2", { origin: site }), site);
    const json = await readFields(
      post('{"sku":"TB-RED","quantity":2}', { origin: site, "content-type": "application/json" }),
      site,
    );
    expect(form).toEqual({ ok: true, value: { sku: "TB-RED", quantity: "2" } });
    expect(json).toEqual(form);
  });

  test("refuses other sites, too much, and what it cannot read", async () => {
    expect(await readFields(post("sku=TB-RED", {}), site)).toEqual({ ok: false, refusal: "other-origin" });
    expect(await readFields(post("x".repeat(20_000), { origin: site }), site)).toEqual({
      ok: false,
      refusal: "too-large",
    });
    const broken = post("{", { origin: site, "content-type": "application/json" });
    expect(await readFields(broken, site)).toEqual({ ok: false, refusal: "unreadable" });
  });
});
