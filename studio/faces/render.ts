// Cuts the shop's two faces down to what its pages use, so that they are there before the first words are painted, and to what cards
// for links and invoices are drawn with, in the only format that their libraries read:
//   node --import tsx studio/faces/render.ts
// Both are under the SIL Open Font License, which allows that; it lies beside what comes out.
import { copyFile, readFile, writeFile } from "node:fs/promises";
import subsetFont from "subset-font";

const source = "node_modules/@fontsource-variable";
const target = "app/fonts";

/** Latin with its accents, for names and addresses, and the signs that set text well. */
const glyphs = [...range(0x20, 0x7e), ...range(0xa0, 0xff), ..."–—‘’“”…•€™−ŒœŸŠšŽžŁłŴŵŶŷ"].join("");

function range(first: number, last: number): string[] {
  return Array.from({ length: last - first + 1 }, (_, offset) => String.fromCodePoint(first + offset));
}

const faces = [
  // Headings have one weight: every size of them is set apart by its spacing.
  { name: "bricolage-grotesque", weight: 750 },
  { name: "atkinson-hyperlegible-next", weight: { min: 400, max: 700 } },
] as const;

/** Weights of the headings' face on cards, and of both on invoices: PDFs hold no face whose weight varies. */
const fixed = [
  { name: "bricolage-grotesque", weight: 500 },
  { name: "bricolage-grotesque", weight: 800 },
  { name: "atkinson-hyperlegible-next", weight: 400 },
  { name: "atkinson-hyperlegible-next", weight: 700 },
] as const;

for (const { name, weight } of faces) {
  const whole = await wholeFace(name);
  const cut = await subsetFont(whole, glyphs, { targetFormat: "woff2", variationAxes: { wght: weight } });
  await writeFile(`${target}/${name}.woff2`, cut);
  await copyFile(`${source}/${name}/LICENSE`, `${target}/${name}-LICENSE`);
  console.log(`${name}: ${whole.byteLength} bytes cut to ${cut.byteLength}`);
}

for (const { name, weight } of fixed) {
  const cut = await subsetFont(await wholeFace(name), glyphs, {
    targetFormat: "sfnt",
    variationAxes: { wght: weight },
  });
  await writeFile(`${target}/${name}-${weight}.ttf`, cut);
  console.log(`${name} ${weight}: ${cut.byteLength}`);
}

// Names and addresses on invoices come with letters of all of Europe, and of Vietnam.
const further = [
  ...range(0x100, 0x17f),
  ...range(0x218, 0x21b),
  ...range(0x1e80, 0x1e85),
  ...range(0x1ea0, 0x1ef9),
].join("");
for (const weight of [400, 700] as const) {
  const { name } = faces[1];
  const whole = await readFile(`${source}/${name}/files/${name}-latin-ext-wght-normal.woff2`);
  const cut = await subsetFont(whole, further, { targetFormat: "sfnt", variationAxes: { wght: weight } });
  await writeFile(`${target}/${name}-further-${weight}.ttf`, cut);
  console.log(`${name} further ${weight}: ${cut.byteLength}`);
}

function wholeFace(name: string): Promise<Buffer> {
  return readFile(`${source}/${name}/files/${name}-latin-wght-normal.woff2`);
}
