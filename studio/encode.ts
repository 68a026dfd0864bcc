/**
 * From masters to pictures for the site: `node --import tsx studio/encode.ts [name …]`; without names, every master of a picture that
 * prisma/seed/pictures.json knows (its words for those who do not see it are written there by hand), and every film's stills. The name of a film stands for its
 * poster and its stills.
 */
import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import sharp, { type Sharp } from "sharp";
import { z } from "zod";
import { blurSheet } from "./blurs";
import { placeholderOf } from "./placeholder";

const root = fileURLToPath(new URL("..", import.meta.url));
const index = join(root, "prisma/seed/pictures.json");
const limit = 60_000;
const widths = [400, 800] as const;
type Sides = readonly [number, number];
/** Four moments of a film, two by two. */
const stillsSides: Sides = [960, 800];
const formats = {
  avif: (picture: Sharp, quality: number) => picture.avif({ quality, effort: 6, chromaSubsampling: "4:4:4" }),
  webp: (picture: Sharp, quality: number) => picture.webp({ quality, effort: 6, smartSubsample: true }),
};
const best = { avif: 70, webp: 88 };

const picturesSchema = z.record(
  z.string(),
  z.strictObject({ alt: z.string().min(1), width: z.int(), height: z.int(), placeholder: z.string() }),
);

const masters = join(root, "studio/masters");
const masterOf = (name: string) => join(masters, `${name}.png`);

const isThere = async (file: string) =>
  stat(file).then(
    () => true,
    () => false,
  );

/** Writes one file, at the best quality that keeps it under the limit; gives its size in bytes. */
async function write(
  master: string,
  stem: string,
  sides: Sides,
  format: keyof typeof formats,
): Promise<number> {
  const sized = sharp(masterOf(master))
    .resize(...sides, { kernel: "lanczos3" })
    .removeAlpha();
  for (let quality = best[format]; quality > 30; quality -= 6) {
    const bytes = await formats[format](sized.clone(), quality).toBuffer();
    if (bytes.length > limit) continue;
    await writeFile(join(root, "public", `${stem}.${format}`), bytes);
    return bytes.length;
  }
  throw new Error(`${stem} cannot be had under ${limit} bytes.`);
}

/** Every size and format of one master. */
async function writeAll(master: string, targets: readonly (readonly [string, Sides])[]): Promise<void> {
  const sizes: string[] = [];
  for (const [stem, sides] of targets) {
    for (const format of ["avif", "webp"] as const) {
      sizes.push(`${(await write(master, stem, sides, format)) / 1000} kB ${format} at ${sides[0]}`);
    }
  }
  console.log(`${master}: ${sizes.join(", ")}`);
}

const pictures = picturesSchema.parse(JSON.parse(await readFile(index, "utf8")));
const asked = process.argv.slice(2);

for (const name of Object.keys(pictures)) {
  if (asked.length > 0 && !asked.includes(name.replace(/^exercise-/, "")) && !asked.includes(name)) continue;
  if (!(await isThere(masterOf(name)))) continue;
  await writeAll(
    name,
    widths.map((width) => [`pictures/${name}-${width}`, [width, width]] as const),
  );
  Object.assign(pictures[name] ?? {}, { placeholder: await placeholderOf(masterOf(name)) });
}
await writeFile(index, `${JSON.stringify(pictures, null, 2)}\n`);
await writeFile(join(root, "app/styles/blurs.css"), await blurSheet());

for (const master of await readdir(masters)) {
  const film = /^film-(.+)-stills\.png$/.exec(master)?.[1];
  if (!film || (asked.length > 0 && !asked.includes(film))) continue;
  await writeAll(`film-${film}-stills`, [[`films/${film}-stills`, stillsSides]]);
}
