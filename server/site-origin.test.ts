import { createHash } from "node:crypto";
import { runInNewContext } from "node:vm";
import { afterEach, expect, test } from "vitest";
import { placeholderOrigin } from "@/lib/site-origin";
import { fillInOrigin } from "./site-origin";
import { openDoor, prerendered, type Answer, type Door } from "./testing/pages";

const ours = "http://localhost:3000";
const mention = `Write to ${placeholderOrigin}/ and "href", say what "content" it has.`;
const facts = {
  contentUrl: `${placeholderOrigin}/films/b.mp4`,
  image: [`${placeholderOrigin}/pictures/b.webp`, `${placeholderOrigin}/pictures/c.webp`],
};
const film = JSON.stringify(facts);
const head = JSON.stringify([
  ["$", "link", "0", { rel: "canonical", href: `${placeholderOrigin}/guides` }],
  ["$", "meta", "1", { property: "og:image", content: `${placeholderOrigin}/cards/house/fettle.jpg` }],
  ["$", "$L2", null, { data: facts }],
]);
/** The router's data: a row of JSON, a row of text that says how long it is, and a row that stands right behind it. */
const data = `0:${head}\n1:T${Buffer.byteLength(mention).toString(16)},${mention}2:{"after":true}\n`;

/** Reads the rows as the router does: text by its length, all else to the end of its line. */
function rowsOf(text: string): string[] {
  const rows: string[] = [];
  let left = Buffer.from(text);
  while (left.byteLength > 0) {
    const [, length] = /^[0-9a-f]+:T([0-9a-f]+),/.exec(left.toString("latin1")) ?? [];
    const start = left.indexOf(length === undefined ? ":" : ",") + 1;
    const end = length === undefined ? left.indexOf("\n") : start + Number.parseInt(length, 16);
    rows.push(left.subarray(start, end).toString());
    left = left.subarray(length === undefined ? end + 1 : end);
  }
  return rows;
}

const open: Door[] = [];
afterEach(() => {
  for (const each of open.splice(0)) each.close();
});

async function served(answer: Answer, headers = {}): Promise<Response> {
  const door = await openDoor(() => answer);
  open.push(door);
  return door.ask("/guides", { headers });
}

test("the router's data names the shop's address, and its rows stay whole", () => {
  const [first = "", text, last = ""] = rowsOf(fillInOrigin(data));
  expect(JSON.parse(first)).toEqual(JSON.parse(head.replaceAll(placeholderOrigin, ours)));
  expect(text).toBe(mention);
  expect(JSON.parse(last)).toEqual({ after: true });
});

test("a page is served with the shop's address, and its scripts' hashes are of what is served", async () => {
  const script = `self.__next_f.push([1,${JSON.stringify(data)}])`;
  const body = `<!doctype html><html><head><link rel="canonical" href="${placeholderOrigin}/guides"/><meta property="og:image" content="${placeholderOrigin}/cards/house/fettle.jpg"/></head><body><p>${mention}</p><script type="application/ld+json">${film}</script><script>${script}</script></body></html>`;
  const answer = await served({ headers: prerendered, body });
  const html = await answer.text();
  expect(html).toContain(`<link rel="canonical" href="${ours}/guides"/>`);
  expect(html).toContain(`content="${ours}/cards/house/fettle.jpg"`);
  expect(html).toContain(`>${film.replaceAll(placeholderOrigin, ours)}</script>`);
  // The one in the words of the page and the one in the same words of its data.
  expect(html.split(placeholderOrigin)).toHaveLength(3);
  const [, run = ""] = /<script>([^]*?)<\/script>/.exec(html) ?? [];
  const [first = "", text] = rowsOf(runInNewContext(run.slice(run.indexOf(",") + 1, -2)));
  expect(first).not.toContain(placeholderOrigin);
  expect(text).toBe(mention);
  const hash = createHash("sha256").update(run).digest("base64");
  expect(answer.headers.get("content-security-policy")).toContain(`'sha256-${hash}'`);
});

test("what the router fetches is filled in the same way", async () => {
  const headers = { ...prerendered, "content-type": "text/x-component" };
  const answer = await served({ headers, body: data }, { rsc: "1" });
  const [first, text] = rowsOf(await answer.text());
  expect(first).toBe(head.replaceAll(placeholderOrigin, ours));
  expect(text).toBe(mention);
});
