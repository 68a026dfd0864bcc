import { readFileSync } from "node:fs";
import sharp from "sharp";
import { expect, test } from "vitest";
import manifest from "./manifest";

test("every icon that is named is there, in the size that is said of it", async () => {
  const named = (manifest().icons ?? []).map(({ src, sizes }) => ({ file: `public${src}`, sizes }));
  expect(named.length).toBeGreaterThanOrEqual(3);
  for (const { file, sizes } of [...named, { file: "app/apple-icon.png", sizes: "180x180" }]) {
    const { width, height, format } = await sharp(file).metadata();
    expect([`${width}x${height}`, format], file).toEqual([sizes, "png"]);
  }
});

test("what phones cut to a shape has no corners of its own", async () => {
  for (const file of ["app/apple-icon.png", "public/icons/maskable-512.png"])
    expect((await sharp(file).stats()).isOpaque, file).toBe(true);
});

test("the old format holds the sizes of tabs and lists", () => {
  const file = readFileSync("public/favicon.ico");
  const sizes = Array.from({ length: file.readUInt16LE(4) }, (_, index) => file.readUInt8(6 + 16 * index));
  expect(sizes).toEqual([16, 32, 48]);
});
