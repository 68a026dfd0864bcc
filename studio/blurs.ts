/** The blurs of pictures that a guide shows, as a style sheet; `studio/encode.ts` writes it to app/styles/blurs.css. */
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { filmPicture } from "@/lib/guide/film";
import { placeholderGround } from "@/lib/placeholder";

const seed = (name: string) => fileURLToPath(new URL(`../prisma/seed/${name}`, import.meta.url));
const readSeed = async (name: string): Promise<unknown> => JSON.parse(await readFile(seed(name), "utf8"));

const picturesSchema = z.record(z.string(), z.object({ placeholder: z.string() }));
const looks = z.object({ pictures: z.array(z.string()).default([]) });
const catalogueSchema = z.object({ products: z.array(looks.extend({ variants: z.array(looks) })) });
const filmsSchema = z.array(z.object({ name: z.string() }));

/** One rule a picture: for the first of every product and variant, every film's still, and the anatomy. */
export async function blurSheet(): Promise<string> {
  const pictures = picturesSchema.parse(await readSeed("pictures.json"));
  const { products } = catalogueSchema.parse(await readSeed("catalogue.json"));
  const films = filmsSchema.parse(await readSeed("guides/hamstrings/films.json"));
  const shown = [
    ...products.flatMap(({ pictures: own, variants }) => [
      own[0],
      ...variants.map((each) => each.pictures[0]),
    ]),
    ...films.map(({ name }) => filmPicture(name)),
    "anatomy-hamstrings",
  ];
  const rules = [...new Set(shown)].flatMap((name) => {
    const placeholder = pictures[name ?? ""]?.placeholder;
    if (!placeholder) return [];
    // The 8 is the beginning of 800: without it the name would be that of a second view too.
    const ground = placeholderGround(placeholder).replace(" url", "\n    url");
    return `[src*="/${name}-8"] {\n  background: ${ground};\n}\n`;
  });
  return `/* Written by studio/encode.ts out of prisma/seed: a picture's ground until it is there. */\n${rules.join("")}`;
}
