/**
 * From masters to pictures for the site: `node --import tsx studio/encode.ts [name …]`; without names, every master that
 * prisma/seed/pictures.json knows. Its words for those who do not see the picture are written there by hand.
 */
import { readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import sharp, { type Sharp } from "sharp";
import { z } from "zod";
import { placeholderOf } from "./placeholder";

const root = fileURLToPath(new URL("..", import.meta.url));
const index = join(root, "prisma/seed/pictures.json");
const limit = 60_000;
const widths = [400, 800] as const;
const formats = {
  avif: (picture: Sharp, quality: number) => picture.avif({ quality, effort: 6, chromaSubsampling: "4:4:4" }),
  webp: (picture: Sharp, quality: number) => picture.webp({ quality, effort: 6, smartSubsample: true }),
};
const best = { avif: 70, webp: 88 };

const picturesSchema = z.record(
  z.string(),
  z.strictObject({ alt: z.string().min(1), width: z.int(), height: z.int(), placeholder: z.string() }),
);

const masterOf = (name: string) => join(root, "studio/masters", `${name}.png`);

const isThere = async (file: string) =>
  stat(file).then(
    () => true,
    () => false,
  );

/** Writes one file, at the best quality that keeps it under the limit. */
async function write(name: string, width: number, format: keyof typeof formats): Promise<number> {
  const sized = sharp(masterOf(name)).resize(width, width, { kernel: "lanczos3" }).removeAlpha();
  for (let quality = best[format]; quality > 30; quality -= 6) {
    const bytes = await formats[format](sized.clone(), quality).toBuffer();
    if (bytes.length > limit) continue;
    await writeFile(join(root, "public/pictures", `${name}-${width}.${format}`), bytes);
    return bytes.length;
  }
  throw new Error(`${name} cannot be had under ${limit} bytes.`);
}

const pictures = picturesSchema.parse(JSON.parse(await readFile(index, "utf8")));
const asked = process.argv.slice(2);
for (const name of asked.length > 0 ? asked : Object.keys(pictures)) {
  const told = pictures[name];
  if (!told) throw new Error(`${name} has no words yet: write its alt in ${index}.`);
  if (!(await isThere(masterOf(name)))) {
    if (asked.length > 0) throw new Error(`${name} has no master yet.`);
    continue;
  }
  const sizes: string[] = [];
  for (const width of widths) {
    for (const format of ["avif", "webp"] as const) {
      sizes.push(`${(await write(name, width, format)) / 1000} kB ${format} at ${width}`);
    }
  }
  pictures[name] = { ...told, width: 800, height: 800, placeholder: await placeholderOf(masterOf(name)) };
  console.log(`${name}: ${sizes.join(", ")}`);
}
await writeFile(index, `${JSON.stringify(pictures, null, 2)}\n`);
