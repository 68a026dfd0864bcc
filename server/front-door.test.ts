import { globSync, readFileSync } from "node:fs";
import { afterEach, describe, expect, test } from "vitest";
import { formRefusalWords } from "@/lib/form";
import { clientAddress } from "@/lib/limits/client-address";
import { limits } from "@/lib/limits/limits";
import { addressHeader, keyedHash } from "@/lib/limits/visitor";
import { writesFromElsewhere } from "./front-door";
import { openDoor, rendered, type Door } from "./testing/pages";

process.env["LIMITS_FACTOR"] = "1";
const site = "http://localhost:3000";
const writing = ["POST", "PUT", "PATCH", "DELETE"] as const;

let door: Door | undefined;
afterEach(() => {
  door?.close();
  door = undefined;
});

async function open(): Promise<Door> {
  door ??= await openDoor(() => ({ headers: rendered, body: "reached" }));
  return door;
}

/** Every route of the shop that changes something, by address and method. */
const routes = globSync("app/**/route.{ts,tsx,js,jsx}").flatMap((file) => {
  const source = readFileSync(file, "utf8");
  const parts = file.split("/").slice(1, -1);
  const path = `/${parts.filter((part) => !part.startsWith("(")).join("/")}`;
  return writing
    .filter((method) =>
      new RegExp(`export (?:async )?(?:function|const) ${method}\\b|as ${method}\\b`).test(source),
    )
    .map((method) => ({ method, path: path.replaceAll(/\[[^\]]+\]/g, "some") }));
});
// Pages take posts too: a server action is one, whatever its page.
const writes = [...routes, { method: "POST", path: "/admin/stock" }, { method: "POST", path: "/" }];

describe("where a write comes from", () => {
  test("every route that changes something is found", () => {
    expect(routes.length).toBeGreaterThan(15);
    expect(routes.map(({ path }) => path)).toEqual(expect.arrayContaining([...writesFromElsewhere]));
  });

  test("only these say in another way who may", () => {
    expect([...writesFromElsewhere].sort()).toEqual([
      "/api/alerts/unsubscribe",
      "/api/internal/tags",
      "/api/newsletter/unsubscribe",
      "/api/stripe/webhook",
    ]);
  });

  test.each(writes)("$method $path", async ({ method, path }) => {
    const { ask, seen } = await open();
    const send = async (headers: Record<string, string>) => (await ask(path, { method, headers })).status;
    const fromElsewhere = writesFromElsewhere.has(path) ? 200 : 403;
    expect(await send({}), "without an origin").toBe(fromElsewhere);
    expect(await send({ origin: "https://evil.example" })).toBe(fromElsewhere);
    expect(await send({ origin: "null" })).toBe(fromElsewhere);
    expect(await send({ origin: "null", "sec-fetch-site": "cross-site" })).toBe(fromElsewhere);
    expect(await send({ origin: site, "sec-fetch-site": "cross-site" })).toBe(fromElsewhere);
    expect(await send({ origin: site, "sec-fetch-site": "same-site" })).toBe(fromElsewhere);
    expect(seen).toHaveLength(writesFromElsewhere.has(path) ? 6 : 0);
    expect(await send({ origin: site, "sec-fetch-site": "same-origin" })).toBe(200);
    expect(await send({ origin: site }), "browsers that say nothing of the site").toBe(200);
    expect(await send({ origin: "null", "sec-fetch-site": "same-origin" }), "a page without referrer").toBe(
      200,
    );
  });

  test.each([
    "/api/stripe/%77ebhook",
    "/api/stripe/webhook/",
    "/API/stripe/webhook",
    "/api/stripe/webhook/more",
  ])("%s is no exception", async (path) => {
    expect((await (await open()).ask(path, { method: "POST" })).status).toBe(403);
  });

  test("is asked of methods that nobody knows, and not of those that only read", async () => {
    const { ask } = await open();
    expect((await ask("/basket", { method: "PURGE" })).status).toBe(403);
    for (const method of ["GET", "HEAD", "OPTIONS"])
      expect((await ask("/basket", { method })).status).toBe(200);
  });

  test("is refused in words, to a person and to a script", async () => {
    const { ask } = await open();
    const page = await ask("/api/checkout", { method: "POST" });
    expect(page.headers.get("content-type")).toContain("text/html");
    expect(await page.text()).toContain(formRefusalWords["other-origin"]);
    const json = await ask("/api/checkout", { method: "POST", headers: { accept: "application/json" } });
    expect(await json.json()).toEqual({ ok: false, words: formRefusalWords["other-origin"] });
  });
});

describe("who asks", () => {
  const own = keyedHash("address", clientAddress("127.0.0.1", undefined, 0));

  test("is what the socket says, whatever a stranger writes", async () => {
    const { ask, seen } = await open();
    await ask("/basket", {
      headers: {
        [addressHeader]: keyedHash("address", "198.51.100.9"),
        "x-forwarded-for": "198.51.100.9",
        forwarded: "for=198.51.100.9;host=evil.example",
        "x-forwarded-host": "evil.example",
        "x-forwarded-proto": "https",
        "x-forwarded-port": "1",
      },
    });
    const [request] = seen;
    expect(request?.headers[addressHeader]).toBe(own);
    expect(Object.keys(request?.headers ?? {}).filter((name) => name.includes("forwarded"))).toEqual([]);
    expect(JSON.stringify(request?.headers), "the address itself goes no further").not.toContain(
      "198.51.100.9",
    );
  });
});

describe("guesses at an order's address", () => {
  test("are answered in words once they are too many, and other paths are not", async () => {
    const { ask } = await open();
    const { points } = limits["order-link"].by.address;
    const guess = (at: number) => ask(`/orders/guess-${at}`);
    for (let at = 0; at < points; at += 1) expect(await (await guess(at)).text()).toBe("reached");
    const refused = await guess(points);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(refused.headers.get("cache-control")).toBe("no-store");
    expect(await refused.text()).toMatch(/Try again in/);
    const json = await ask("/orders/guess", { headers: { accept: "application/json" } });
    expect(await json.json()).toMatchObject({ ok: false, words: expect.stringMatching(/Try again in/) });
    expect((await ask("/products/none")).status).toBe(200);
    expect((await ask("/basket")).status).toBe(200);
  });
});

test("a page that a form was sent back to for coming too often says so in its status", async () => {
  const { ask } = await open();
  for (const path of ["/basket", "/newsletter", "/alerts", "/sign-in"]) {
    const page = await ask(`${path}?refused=too-often&wait=90`);
    expect([page.status, page.headers.get("retry-after"), path]).toEqual([429, "90", path]);
  }
  for (const path of ["/basket?refused=empty&wait=90", "/admin?refused=too-often&wait=90"]) {
    const page = await ask(path);
    expect([page.status, page.headers.get("retry-after"), path]).toEqual([200, null, path]);
  }
});
