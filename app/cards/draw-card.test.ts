import sharp from "sharp";
import { expect, test } from "vitest";
import { cardAddress, readCardPlace, type Card } from "./card";
import { drawCard } from "./draw-card";

const card: Card = {
  kicker: "Thera-Band",
  title: "Thera-Band Resistance Band",
  foot: "Resistance bands",
  picture: "thera-band-red",
};

/** Where the pixels of the title's column are dark: the whole title, as it reads. */
async function inkOf(picture: Buffer): Promise<{ left: number; right: number; bottom: number }> {
  const area = { left: 0, top: 190, width: 599, height: 338 };
  const { data, info } = await sharp(picture)
    .extract(area)
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const dark = [...data].flatMap((grey, at) => (grey < 120 ? [at] : []));
  const columns = dark.map((at) => at % info.width);
  return {
    left: Math.min(...columns),
    right: Math.max(...columns),
    bottom: 190 + Math.max(...dark.map((at) => Math.floor(at / info.width))),
  };
}

async function drawn(changes: Partial<Card> = {}): Promise<Buffer> {
  const picture = await drawCard({ ...card, ...changes });
  if (picture === "busy") throw new Error("busy");
  return picture;
}

test("a card is a JPEG of the size that links want, small, and the same every time", async () => {
  const picture = await drawn();
  const { format, width, height } = await sharp(picture).metadata();
  expect([format, width, height]).toEqual(["jpeg", 1200, 630]);
  expect(picture.byteLength).toBeLessThan(90_000);
  expect((await drawn()).equals(picture)).toBe(true);
  expect((await drawn({ title: "Another" })).equals(picture)).toBe(false);
});

test("a title keeps within its column, however long it is or its words are", async () => {
  for (const title of [
    "Run. Mend. Run again.",
    "Anti-inflammatory & <circulation> warming balm, extra strong",
    "Internationalisierungsschwierigkeiten everywhere",
    "One two three four five six seven ".repeat(12),
  ]) {
    const { left, right, bottom } = await inkOf(await drawn({ title }));
    expect(left, title).toBeGreaterThanOrEqual(56);
    expect(right, title).toBeLessThanOrEqual(60 + 504 + 2);
    expect(bottom, title).toBeLessThanOrEqual(510);
  }
});

test("a card whose picture is not there, or whose title has no letter, is an error and no card", async () => {
  await expect(drawCard({ ...card, picture: "no-such-picture" })).rejects.toThrow("no-such-picture");
  await expect(drawCard({ ...card, title: "\u65e5\u672c" })).rejects.toThrow();
});

test("an address names a card or nothing", () => {
  const place = { kind: "products", slug: "the-stick" } as const;
  expect(cardAddress(place)).toBe("/cards/products/the-stick.jpg");
  expect(readCardPlace("products", "the-stick.jpg")).toEqual(place);
  for (const [kind, name] of [
    ["products", "the-stick.png"],
    ["products", "../secret.jpg"],
    ["orders", "the-stick.jpg"],
  ] as const)
    expect(readCardPlace(kind, name)).toBeNull();
});
