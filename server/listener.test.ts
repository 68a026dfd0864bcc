import { connect } from "node:net";
import { afterEach, expect, test } from "vitest";
import { env } from "@/lib/env";
import { openDoor, rendered, type Door } from "./testing/pages";

const shared: typeof globalThis & { fettlePool?: unknown } = globalThis;
let door: Door | undefined;

afterEach(() => {
  delete shared.fettlePool;
  door?.close();
  door = undefined;
});

/** Asks a server whose pages all answer with the path that reached them. */
async function ask(path: string, init?: RequestInit): Promise<Response> {
  door ??= await openDoor((request) => ({ headers: rendered, body: request.url ?? "" }));
  return door.ask(path, init);
}

test("a page carries the headers that hold everywhere, and an order's tells nobody its address", async () => {
  const page = await ask("/");
  expect(page.headers.get("x-content-type-options")).toBe("nosniff");
  const policy = page.headers.get("content-security-policy") ?? "";
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).toMatch(/script-src 'self' 'nonce-[\w+/=]{24}'/);
  expect((await ask("/orders/guessed")).headers.get("referrer-policy")).toBe("no-referrer");
});

test("every page for one visitor has a nonce of its own", async () => {
  const nonce = async () =>
    /'nonce-([^']+)'/.exec((await ask("/basket")).headers.get("content-security-policy") ?? "")?.[1];
  expect(await nonce()).not.toBe(await nonce());
});

test("a request is named, and keeps a name that it was given", async () => {
  expect((await ask("/basket")).headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
  const named = await ask("/basket", { headers: { "x-request-id": "balancer-4711" } });
  expect(named.headers.get("x-request-id")).toBe("balancer-4711");
  const hostile = await ask("/basket", { headers: { "x-request-id": 'a"}{' } });
  expect(hostile.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
});

test("a slug and an order that the database does not know never reach their pages", async () => {
  for (const path of [
    "/products/none",
    "/guides/none",
    "/shop/none",
    "/topics/none",
    "/orders/none",
    "/basket/add/%E0%A4%A",
  ]) {
    expect(await (await ask(path)).text()).toBe("/404-no-such-page");
  }
  expect(await (await ask("/basket")).text()).toBe("/basket");
});

test("visitors are turned away in words while too many wait for the database, but not from files", async () => {
  shared.fettlePool = { waitingCount: 1_001 };
  const page = await ask("/basket");
  expect(page.status).toBe(503);
  expect(page.headers.get("retry-after")).toBe("5");
  expect(await page.text()).toContain("Nothing is lost");
  expect((await ask("/pictures/mb1-400.avif")).status).toBe(200);
  expect((await ask("/films/nordic-curl.webm")).status).toBe(200);
  expect((await ask("/api/health/live")).status).toBe(200);
  shared.fettlePool = { waitingCount: 1_000 };
  expect((await ask("/basket")).status).toBe(200);
});

test("renders eight pages at a time, in the order in which they were asked for, and routes beside them", async () => {
  const begun: string[] = [];
  const held: (() => void)[] = [];
  door = await openDoor(async (request) => {
    if (request.url?.startsWith("/search")) {
      begun.push(request.url);
      await new Promise<void>((resolve) => held.push(resolve));
    }
    return { headers: rendered, body: "" };
  });
  const asked = Array.from({ length: 20 }, (_, page) => `/search?q=${page}`);
  // All down one line: requests that each come on a line of their own reach the server in any order.
  const line = connect(door.port, "127.0.0.1");
  line.write(asked.map((path) => `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`).join(""));
  await expect.poll(() => begun.length).toBe(8);
  // Every turn is taken and nothing is let go: a route that answers now did not wait for one.
  expect((await ask("/api/basket")).status).toBe(200);
  for (let done = 1; done <= asked.length; done += 1) {
    held.shift()?.();
    await expect.poll(() => begun).toEqual(asked.slice(0, done + 8));
  }
  line.destroy();
});

test("readers who leave in the middle of a page give up their turn", async () => {
  door = await openDoor(async (request) => {
    // As a renderer may that is left alone: it never comes to an end.
    if (request.url?.startsWith("/search")) await new Promise(() => undefined);
    return { headers: rendered, body: "here" };
  });
  const leaving = new AbortController();
  const left = Array.from({ length: 8 }, () => ask("/search", { signal: leaving.signal }).catch(() => null));
  await expect.poll(() => door?.seen.length).toBe(8);
  leaving.abort();
  await Promise.all(left);
  expect(await (await ask("/basket")).text()).toBe("here");
});

test("the figures are for those who have the token, and for nobody when there is none", async () => {
  const read = (authorization: string) => ask("/api/metrics", { headers: { authorization } });
  expect((await read("Bearer undefined")).status).toBe(404);
  Object.assign(env(), { METRICS_TOKEN: "a token for the figures" });
  expect((await read("Bearer another token")).status).toBe(404);
  const figures = await read("Bearer a token for the figures");
  expect(figures.status).toBe(200);
  const text = await figures.text();
  expect(text).toContain('fettle_request_seconds_count{room="api",status="4xx"} 2');
  expect(text).toMatch(/fettle_outbox\{figure="waiting"\} 0/);
});
