// Cuts the shop's two faces down to what its pages use, so that they are there before the first words are painted, and to what cards
// for links are drawn with, in the only format that sharp reads:
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

/** Weights of the headings' face on cards. */
const cardWeights = [500, 800] as const;

for (const { name, weight } of faces) {
  const whole = await wholeFace(name);
  const cut = await subsetFont(whole, glyphs, { targetFormat: "woff2", variationAxes: { wght: weight } });
  await writeFile(`${target}/${name}.woff2`, cut);
  await copyFile(`${source}/${name}/LICENSE`, `${target}/${name}-LICENSE`);
  console.log(`${name}: ${whole.byteLength} bytes cut to ${cut.byteLength}`);
}

for (const weight of cardWeights) {
  const { name } = faces[0];
  const cut = await subsetFont(await wholeFace(name), glyphs, {
    targetFormat: "sfnt",
    variationAxes: { wght: weight },
  });
  await writeFile(`${target}/${name}-${weight}.ttf`, cut);
  console.log(`${name} ${weight} for cards: ${cut.byteLength}`);
}

function wholeFace(name: string): Promise<Buffer> {
  return readFile(`${source}/${name}/files/${name}-latin-wght-normal.woff2`);
}
