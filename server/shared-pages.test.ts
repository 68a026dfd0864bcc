import { createHash } from "node:crypto";
import { runInNewContext } from "node:vm";
import { afterEach, expect, test } from "vitest";
import { deviceMarks } from "@/lib/device";
import { openDoor, prerendered, rendered, type Answer, type Door } from "./testing/pages";

const words = Array.from({ length: 400 }, (_, line) => `Roll ${line * 7919} times, slowly.`).join(" ");
const html = `<!doctype html><html><body><p>${words}</p><script>self.__next_f.push([1,'data'])</script></body></html>`;
const open: Door[] = [];

async function door(page: Parameters<typeof openDoor>[0]): Promise<Door> {
  const opened = await openDoor(page);
  open.push(opened);
  return opened;
}

afterEach(() => {
  for (const each of open.splice(0)) each.close();
});

const shared = (): Answer => ({ headers: prerendered, body: html });

test("a prerendered page is made once, compressed, and served to all from memory", async () => {
  const { ask, seen } = await door(shared);
  const first = await ask("/guides", { headers: { "accept-encoding": "gzip, br" } });
  expect(first.headers.get("content-encoding")).toBe("br");
  expect(await first.text()).toBe(html);
  for (const encoding of ["gzip", "identity", "br;q=0, gzip"]) {
    const again = await ask("/guides", { headers: { "accept-encoding": encoding } });
    expect(again.headers.get("content-encoding")).toBe(encoding === "identity" ? null : "gzip");
    expect(await again.text()).toBe(html);
    expect(again.headers.get("cache-status")).toBe("fettle; hit");
    expect(again.headers.get("cache-control")).toContain("s-maxage=1");
  }
  expect(seen).toHaveLength(1);
});

test("is asked for without what one visitor brought along", async () => {
  const { ask, seen } = await door(shared);
  await ask("/", {
    headers: { cookie: "fettle-basket=secret", authorization: "Basic x", "x-anything": "y" },
  });
  await ask("/?utm_source=somewhere", { headers: { cookie: "other=1" } });
  expect(seen).toHaveLength(1);
  const { cookie, authorization, ...rest } = seen[0]?.headers ?? {};
  expect([cookie, authorization, rest["x-anything"]]).toEqual([undefined, undefined, undefined]);
  expect(seen[0]?.url).toBe("/");
});

test("a page for one visitor goes to Next with all he brought, and is never kept", async () => {
  const { ask, seen } = await door((request) => ({
    headers: rendered,
    body: `${request.url} for ${request.headers.cookie}`,
  }));
  for (const path of ["/basket", "/for-you"]) {
    const first = await ask(`${path}?refused=x`, { headers: { cookie: "name=ann" } });
    expect(await first.text()).toBe(`${path}?refused=x for name=ann`);
    const second = await ask(path, { headers: { cookie: "name=bob" } });
    expect(await second.text()).toBe(`${path} for name=bob`);
  }
  // A path that nobody knows was asked once as nobody, to find out.
  expect(seen.map(({ url }) => url)).toEqual([
    "/basket?refused=x",
    "/basket",
    "/for-you",
    "/for-you?refused=x",
    "/for-you",
  ]);
  expect(seen[4]?.headers["content-security-policy"]).toMatch(/^script-src 'nonce-/);
});

test("a page that sets a cookie, and one that Next does not call shared, are not kept", async () => {
  const { ask, seen } = await door((request) =>
    request.url?.startsWith("/cookie")
      ? { headers: { ...prerendered, "set-cookie": "a=1" }, body: "x" }
      : { headers: { "content-type": "text/plain" }, body: "x" },
  );
  for (const path of ["/cookie", "/plain"]) {
    await ask(path);
    await ask(path);
  }
  expect(seen.filter(({ url }) => url === "/cookie").length).toBeGreaterThanOrEqual(3);
  expect(seen.filter(({ url }) => url === "/plain").length).toBeGreaterThanOrEqual(3);
});

test("drafts, writes and routes pass by", async () => {
  const { ask, seen } = await door(shared);
  await ask("/", { headers: { cookie: "__prerender_bypass=x" } });
  await ask("/", { method: "POST", body: "a=1", headers: { origin: "http://localhost:3000" } });
  await ask("/api/basket");
  await ask("/api/basket");
  expect(seen).toHaveLength(4);
});

test("who asks for a part of a page is given all of it, with whole addresses", async () => {
  const { ask } = await door(shared);
  const part = await ask("/", { headers: { range: "bytes=0-9" } });
  expect(part.status).toBe(200);
  expect(await part.text()).toBe(await (await ask("/")).text());
});

test("answers 304 to who has the page, and HEAD without a body", async () => {
  const { ask } = await door(shared);
  const etag = (await ask("/")).headers.get("etag") ?? "";
  const known = await ask("/", { headers: { "if-none-match": etag } });
  expect(known.status).toBe(304);
  expect(await known.text()).toBe("");
  expect((await ask("/", { headers: { "if-none-match": 'W/"other"' } })).status).toBe(200);
  const head = await ask("/", { method: "HEAD" });
  expect(head.headers.get("content-length")).not.toBeNull();
  expect(await head.text()).toBe("");
});

const marksHash = `'sha256-${createHash("sha256").update(deviceMarks).digest("base64")}'`;

test("only the framework's own inline scripts may run, and the shop's one", async () => {
  const stray = html.replace("</body>", `<script>${deviceMarks}</script><script>alert(1)</script></body>`);
  const { ask } = await door(() => ({ headers: prerendered, body: stray }));
  const policy = (await ask("/")).headers.get("content-security-policy") ?? "";
  expect(policy.match(/'sha256-/g)).toHaveLength(2);
  expect(policy).toContain("script-src 'self' 'sha256-");
  expect(policy).toContain(marksHash);
  expect(policy).not.toContain("script-src 'self' 'unsafe");
});

test("the scripts that hand over a page's data are joined into one, and say the same", async () => {
  const data = ['1:"a\\n"\n', "2:it's \\", '"</p>'];
  const pieces = data.map((text) => `<script>self.__next_f.push([1,${JSON.stringify(text)}])</script>`);
  const { ask } = await door(() => ({ headers: prerendered, body: `<body>${pieces.join("")}</body>` }));
  const page = await ask("/");
  expect(page.headers.get("content-security-policy")?.match(/'sha256-/g)).toHaveLength(2);
  const sent = await page.text();
  expect(sent, "its own quotes stand plain").toContain('1:"a');
  const [, run = ""] = /^<body><script>([^]*)<\/script><\/body>$/.exec(sent) ?? [];
  const pushed: unknown[] = [];
  runInNewContext(run, { self: { __next_f: { push: (row: unknown) => pushed.push(row) } } });
  expect(JSON.stringify(pushed)).toBe(JSON.stringify([[1, data.join("")]]));
});

test("a part of the router's data may be shared where its page is not", async () => {
  const { ask, seen } = await door((request) =>
    request.headers["next-router-segment-prefetch"]
      ? {
          headers: { ...prerendered, "content-type": "text/x-component", "x-nextjs-postponed": "2" },
          body: words,
        }
      : { headers: rendered, body: "for you" },
  );
  const segment = { rsc: "1", "next-router-prefetch": "1", "next-router-segment-prefetch": "/_tree" };
  await ask("/parcel?_rsc=a", { headers: segment });
  await ask("/parcel?_rsc=a", { headers: segment });
  expect(seen).toHaveLength(1);
  expect(await (await ask("/parcel")).text()).toBe("for you");
});

test("the router's data is kept apart from the page, and by what the router asks for", async () => {
  const { ask, seen } = await door((request) => ({
    headers: { ...prerendered, "content-type": "text/x-component" },
    body: `data ${request.headers["next-router-prefetch"] ?? "whole"} ${words}`,
  }));
  await ask("/guides");
  const data = { rsc: "1" };
  expect(await (await ask("/guides?_rsc=a", { headers: data })).text()).toMatch(/^data whole/);
  expect(
    await (await ask("/guides?_rsc=a", { headers: { ...data, "next-router-prefetch": "1" } })).text(),
  ).toMatch(/^data 1/);
  expect(seen).toHaveLength(3);
  await ask("/guides?_rsc=a", { headers: data });
  expect(seen).toHaveLength(3);
});

test("paths that lead nowhere share one page, and do not fill the memory", async () => {
  const { ask, pages } = await door((request) => ({
    status: request.url === "/" ? 200 : 404,
    headers: prerendered,
    body: request.url === "/" ? html : "Nothing here",
  }));
  await ask("/");
  for (let path = 0; path < 20; path += 1) expect((await ask(`/guess-${path}`)).status).toBe(404);
  expect(pages.size.pages).toBe(2);
});

test("after an announcement every reader gets the new page; while it cannot be made, the old one", async () => {
  let price = "£30";
  let broken = false;
  const { ask, pages } = await door(() =>
    broken ? { status: 500, body: "away" } : { headers: prerendered, body: `${html}${price}` },
  );
  expect(await (await ask("/")).text()).toContain("£30");
  price = "£28";
  pages.expireAll();
  const answers = await Promise.all(Array.from({ length: 10 }, async () => (await ask("/")).text()));
  expect(answers.every((text) => text.includes("£28"))).toBe(true);
  broken = true;
  pages.expireAll();
  const kept = await ask("/");
  expect(kept.status).toBe(200);
  expect(await kept.text()).toContain("£28");
  const never = await ask("/never-made");
  expect(never.status).toBe(500);
  expect(await never.text()).toContain("Nothing in your basket has changed");
});

test("what was looked at is made anew after an announcement, before anybody asks", async () => {
  const { ask, pages, seen } = await door(shared);
  await ask("/guides");
  await ask("/basket");
  pages.expireAll();
  await expect.poll(() => seen.map(({ url }) => url)).toEqual(["/guides", "/basket", "/guides"]);
  await ask("/guides");
  expect(seen).toHaveLength(3);
});

test("pages are made beforehand one at a time, and of many wishes the last one counts", async () => {
  let now = 0;
  let most = 0;
  const { pages, seen } = await door(async () => {
    now += 1;
    most = Math.max(most, now);
    await new Promise((resolve) => setTimeout(resolve, 5));
    now -= 1;
    return shared();
  });
  void pages.warm(["/", "/guides"]);
  void pages.warm(["/overtaken"]);
  await pages.warm(["/shop"]);
  await expect.poll(() => seen.map(({ url }) => url), { timeout: 4_000 }).toEqual(["/", "/guides", "/shop"]);
  expect(most).toBe(1);
});

test("what is being made when something is announced can be waited for", async () => {
  const { promise, resolve } = Promise.withResolvers<Answer>();
  const { ask, pages } = await door(() => promise);
  expect(pages.underWay()).toBeNull();
  const page = ask("/guides");
  await expect.poll(() => pages.underWay() !== null).toBe(true);
  let isOver = false;
  const over = pages.underWay()?.then(() => (isOver = true));
  await new Promise((done) => setTimeout(done, 30));
  expect(isOver).toBe(false);
  resolve(shared());
  await over;
  expect((await page).status).toBe(200);
  expect(pages.underWay()).toBeNull();
});

test("a path with a dot that leads nowhere gets the page that says so, scripts and all", async () => {
  const { ask } = await door(() => ({ status: 404, headers: prerendered, body: html }));
  for (const path of ["/index.php", "/basket/none", "/account/none"]) {
    const policy = (await ask(path)).headers.get("content-security-policy");
    expect(policy, path).toContain("script-src 'self' 'sha256-");
  }
});

test("a page is small in the end: the best compression replaces the quick one", async () => {
  const { ask } = await door(shared);
  const size = async () => {
    const head = await ask("/", { method: "HEAD", headers: { "accept-encoding": "br" } });
    return Number(head.headers.get("content-length"));
  };
  const quick = await size();
  await expect.poll(size).toBeLessThan(quick);
  expect(await (await ask("/")).text()).toBe(html);
});

test("pictures, films and cards are handed on and never kept, whatever Next says of them", async () => {
  const { ask, seen } = await door(() => ({
    headers: { "content-type": "video/webm", "cache-control": "public, max-age=31536000, immutable" },
    body: "a film",
  }));
  for (const path of ["/pictures/a.avif", "/films/a.webm", "/cards/house/fettle.jpg"]) {
    await ask(path);
    const again = await ask(path, { headers: { range: "bytes=0-1" } });
    expect(again.headers.get("cache-status"), path).toBeNull();
    expect(seen.filter(({ url }) => url === path).map(({ headers }) => headers.range)).toEqual([
      undefined,
      "bytes=0-1",
    ]);
  }
});
