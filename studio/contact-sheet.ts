/** Lays every picture of the shop, and four moments of every film, on one sheet, each with its name: `node --import tsx studio/contact-sheet.ts`. */
import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import sharp from "sharp";

const root = fileURLToPath(new URL("..", import.meta.url));
const sheet = join(root, "docs/contact-sheet.webp");
const [paper, ink] = ["#f5f0e7", "#14261f"];
const [columns, side, gap, line] = [6, 236, 16, 26];
const limit = 400_000;

/** A picture's name, as a picture. */
const words = (text: string) =>
  sharp({
    text: {
      text: `<span foreground="${ink}">${text}</span>`,
      font: "sans-serif 13",
      dpi: 72,
      rgba: true,
    },
  })
    .png()
    .toBuffer();

const isThere = async (file: string) =>
  stat(file).then(
    () => true,
    () => false,
  );

const told = JSON.parse(await readFile(join(root, "prisma/seed/pictures.json"), "utf8")) as Record<
  string,
  unknown
>;
const shown: { name: string; file: string }[] = [];
for (const name of Object.keys(told)) {
  const file = join(root, "public/pictures", `${name}-400.webp`);
  if (await isThere(file)) shown.push({ name, file });
}
for (const file of await readdir(join(root, "public/films"))) {
  const film = /^(.+)-stills\.webp$/.exec(file)?.[1];
  if (film) shown.push({ name: `${film}, the film`, file: join(root, "public/films", file) });
}
const tiles = await Promise.all(
  shown.map(async ({ name, file }, place) => {
    const left = gap + (place % columns) * (side + gap);
    const top = gap + Math.floor(place / columns) * (side + line + gap);
    const picture = await sharp(file).resize(side, side, { fit: "contain", background: paper }).toBuffer();
    return [
      { input: picture, left, top },
      { input: await words(name), left, top: top + side + 6 },
    ];
  }),
);
const width = gap + columns * (side + gap);
const height = gap + Math.ceil(shown.length / columns) * (side + line + gap);
const whole = await sharp({ create: { width, height, channels: 3, background: paper } })
  .composite(tiles.flat())
  .webp({ quality: 90, effort: 6 })
  .toBuffer();
if (whole.length > limit) throw new Error(`${whole.length} bytes are too many for one sheet.`);
await writeFile(sheet, whole);
console.log(`${sheet}: ${shown.length} pictures, ${whole.length / 1000} kB`);
