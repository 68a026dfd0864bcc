import { createServer } from "node:http";
import { once } from "node:events";
import { afterEach, expect, test } from "vitest";
import { listener } from "./listener";
import { securityHeaders } from "./security-headers";

const shared: typeof globalThis & { fettlePool?: unknown } = globalThis;

afterEach(() => {
  delete shared.fettlePool;
});

/** Asks a server whose pages all answer with the path that reached them. */
async function ask(path: string): Promise<Response> {
  const handle = async (request: { url?: string | undefined }, response: { end: (text: string) => void }) => {
    response.end(request.url ?? "");
  };
  const server = createServer(listener(handle as Parameters<typeof listener>[0], securityHeaders()));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  try {
    return await fetch(`http://127.0.0.1:${address.port}${path}`);
  } finally {
    server.close();
  }
}

test("a page carries the headers that hold everywhere, and an order's tells nobody its address", async () => {
  const page = await ask("/");
  expect(page.headers.get("x-content-type-options")).toBe("nosniff");
  expect(page.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
  expect((await ask("/orders/guessed")).headers.get("referrer-policy")).toBe("no-referrer");
});

test("a slug and an order that the database does not know never reach their pages", async () => {
  for (const path of ["/products/none", "/guides/none", "/shop/none", "/topics/none", "/orders/none"]) {
    expect(await (await ask(path)).text()).toBe("/404-no-such-page");
  }
  expect(await (await ask("/basket")).text()).toBe("/basket");
});

test("visitors are turned away in words while too many wait for the database, but not from files", async () => {
  shared.fettlePool = { waitingCount: 201 };
  const page = await ask("/basket");
  expect(page.status).toBe(503);
  expect(page.headers.get("retry-after")).toBe("5");
  expect(await page.text()).toContain("Nothing is lost");
  expect((await ask("/pictures/mb1-400.avif")).status).toBe(200);
  expect((await ask("/api/health/live")).status).toBe(200);
  shared.fettlePool = { waitingCount: 200 };
  expect((await ask("/basket")).status).toBe(200);
});
