/**
 * Draws the pictures: `node --import tsx studio/drawings/render.ts [name …] [--sheet] [--svg]`.
 * Without names, all of them. `--sheet` writes a contact sheet to /tmp, `--svg` the drawings too.
 */
import { mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import sharp from "sharp";
import { catalogue, type Picture } from "./catalogue";
import { plate } from "./plate";

interface Entry {
  readonly alt: string;
  readonly width: number;
  readonly height: number;
  readonly placeholder: string;
}

const HERE = dirname(fileURLToPath(import.meta.url));
const OUT = join(HERE, "../../public/pictures");
const INDEX = join(HERE, "pictures.json");
const TEMPORARY = "/tmp/drawings";
const LIMIT = 60_000;
const WIDTHS = [400, 800] as const;

const kilobytes = async (file: string): Promise<number> => (await stat(file)).size;

/** Writes one picture at both widths and in both formats, and returns what the index says of it. */
const draw = async (picture: Picture, keepSvg: boolean): Promise<Entry> => {
  const svg = plate(picture.scene());
  if (keepSvg) await writeFile(join(TEMPORARY, `${picture.name}.svg`), svg);
  const master = await sharp(Buffer.from(svg), { unlimited: true })
    .flatten({ background: "#d8d2c7" })
    .resize(800, 800, { kernel: "lanczos3" })
    .removeAlpha()
    .png()
    .toBuffer();
  await writeFile(join(TEMPORARY, `${picture.name}.png`), master);
  const sizes: string[] = [];
  for (const width of WIDTHS) {
    const base = join(OUT, `${picture.name}-${String(width)}`);
    const sized = sharp(master).resize(width, width, { kernel: "lanczos3" });
    await sized.clone().avif({ quality: 62, effort: 5, chromaSubsampling: "4:4:4" }).toFile(`${base}.avif`);
    await sized.clone().webp({ quality: 84, effort: 6, smartSubsample: true }).toFile(`${base}.webp`);
    for (const file of [`${base}.avif`, `${base}.webp`]) {
      const size = await kilobytes(file);
      if (size > LIMIT) throw new Error(`${file} is ${String(size)} bytes, over ${String(LIMIT)}`);
      sizes.push(`${(size / 1000).toFixed(1)} kB`);
    }
  }
  const [r = 0, g = 0, b = 0] = (await sharp(master).stats()).channels.map((c) => Math.round(c.mean));
  const placeholder = `#${[r, g, b].map((c) => c.toString(16).padStart(2, "0")).join("")}`;
  process.stdout.write(`${picture.name}: ${sizes.join(", ")} (avif and webp at 400, then at 800)\n`);
  return { alt: picture.alt, width: 800, height: 800, placeholder };
};

/** All the masters drawn so far on one sheet. */
const contactSheet = async (): Promise<void> => {
  const [cell, columns] = [400, 6];
  const tiles = await Promise.all(
    catalogue.map(async ({ name }, i) => {
      const file = join(TEMPORARY, `${name}.png`);
      const input = await sharp(file)
        .resize(cell)
        .toBuffer()
        .catch(() => undefined);
      return input && { input, left: (i % columns) * cell, top: Math.floor(i / columns) * cell };
    }),
  );
  const height = Math.ceil(catalogue.length / columns) * cell;
  await sharp({ create: { width: columns * cell, height, channels: 3, background: "#f5f0e7" } })
    .composite(tiles.filter((t) => t !== undefined))
    .png()
    .toFile(join(TEMPORARY, "sheet.png"));
  process.stdout.write(`${join(TEMPORARY, "sheet.png")}\n`);
};

const readIndex = async (): Promise<Record<string, Entry>> => {
  const text = await readFile(INDEX, "utf8").catch(() => "{}");
  return JSON.parse(text) as Record<string, Entry>;
};

const main = async (): Promise<void> => {
  const words = process.argv.slice(2);
  const names = words.filter((w) => !w.startsWith("--"));
  const unknown = names.filter((n) => !catalogue.some((p) => p.name === n));
  if (unknown.length > 0) throw new Error(`No such picture: ${unknown.join(", ")}`);
  await Promise.all([mkdir(OUT, { recursive: true }), mkdir(TEMPORARY, { recursive: true })]);
  const wanted = catalogue.filter((p) => names.length === 0 || names.includes(p.name));
  const drawn: Record<string, Entry> = {};
  for (const picture of wanted) drawn[picture.name] = await draw(picture, words.includes("--svg"));
  const merged = { ...(await readIndex()), ...drawn };
  const ordered = catalogue.flatMap(({ name, alt }) =>
    merged[name] ? [[name, { ...merged[name], alt }] as const] : [],
  );
  await writeFile(INDEX, `${JSON.stringify(Object.fromEntries(ordered), null, 2)}\n`);
  if (words.includes("--sheet")) await contactSheet();
};

await main();
