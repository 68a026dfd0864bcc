import { readFileSync, statSync } from "node:fs";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { blurSheet } from "./blurs";

const root = new URL("../", import.meta.url);
const mostPictureBytes = 60_000;
const mostFilmBytes = 400_000;

function readJson<Value>(path: string): Value {
  return JSON.parse(readFileSync(new URL(path, root), "utf8")) as Value;
}

const pictures =
  readJson<Record<string, { alt: string; width: number; height: number; placeholder: string }>>(
    "prisma/seed/pictures.json",
  );
const films = readJson<{ name: string; playlist?: string[] }[]>("prisma/seed/guides/hamstrings/films.json");
const lengths = readJson<Record<string, { seconds: number }>>(
  "prisma/seed/guides/hamstrings/film-facts.json",
);
const { products } = readJson<{
  products: {
    slug: string;
    option?: string;
    pictures?: string[];
    variants: { sku: string; pictures?: string[] }[];
  }[];
}>("prisma/seed/catalogue.json");

describe("pictures", () => {
  it.each(Object.keys(pictures))(
    "%s is there at both widths and in both formats, and light",
    async (name) => {
      for (const width of [400, 800]) {
        for (const format of ["avif", "webp"]) {
          const file = new URL(`public/pictures/${name}-${width}.${format}`, root);
          expect(statSync(file).size, `${name}-${width}.${format}`).toBeLessThanOrEqual(mostPictureBytes);
          const { width: wide, height } = await sharp(readFileSync(file)).metadata();
          expect([wide, height]).toEqual([width, width]);
        }
      }
    },
  );

  it("say what is seen, and bring a blur", () => {
    for (const [name, { alt, placeholder }] of Object.entries(pictures)) {
      expect(alt.length, name).toBeGreaterThan(20);
      expect(Buffer.from(placeholder, "base64"), name).toHaveLength(48);
    }
  });

  it("have their blurs in the style sheet, as they are", async () => {
    expect(readFileSync(new URL("app/styles/blurs.css", root), "utf8")).toBe(await blurSheet());
  });

  it("are of no more looks than the style sheet tells apart", () => {
    for (const { slug, variants } of products) {
      expect(variants.filter(({ pictures: own = [] }) => own.length > 0).length, slug).toBeLessThanOrEqual(
        12,
      );
    }
  });

  it.each(products.map((product) => [product.slug, product] as const))(
    "%s is seen from two sides, and so is every look of it",
    (_slug, { pictures: shared = [], variants }) => {
      for (const { sku, pictures: own = [] } of variants) {
        const seen = own.length > 0 ? own : shared;
        expect(new Set(seen).size, sku).toBeGreaterThanOrEqual(2);
        for (const name of seen) expect(pictures, name).toHaveProperty(name);
      }
    },
  );
});

describe("films", () => {
  const loops = films.filter(({ playlist }) => !playlist).map(({ name }) => name);

  it("are all made, and so are those that a playlist goes through", () => {
    expect(Object.keys(lengths).sort()).toEqual([...loops].sort());
    for (const { playlist = [] } of films) for (const name of playlist) expect(loops).toContain(name);
  });

  it.each(loops)("%s is light in both formats, and can play before it has all come", (name) => {
    for (const format of ["mp4", "webm"]) {
      const { size } = statSync(new URL(`public/films/${name}.${format}`, root));
      expect(size, format).toBeGreaterThan(10_000);
      expect(size, format).toBeLessThanOrEqual(mostFilmBytes);
    }
    const mp4 = readFileSync(new URL(`public/films/${name}.mp4`, root)).toString("latin1");
    expect(mp4.indexOf("moov")).toBeLessThan(mp4.indexOf("mdat"));
  });

  it.each(loops)("%s lasts as long as its data says, square, 24 frames a second", (name) => {
    const { seconds, frames, width, height } = readMp4(
      readFileSync(new URL(`public/films/${name}.mp4`, root)),
    );
    expect(seconds).toBeCloseTo(lengths[name]?.seconds ?? 0, 1);
    expect(Math.round(frames / seconds)).toBe(24);
    expect([width, height]).toEqual([720, 720]);
  });

  it.each(loops)("%s is told from its first moment to its last", (name) => {
    const vtt = readFileSync(new URL(`public/films/${name}.vtt`, root), "utf8");
    expect(vtt.startsWith("WEBVTT\n\n")).toBe(true);
    const cues = [...vtt.matchAll(/^(\d\d:\d\d:\d\d\.\d{3}) --> (\d\d:\d\d:\d\d\.\d{3})\n(.+)$/gm)];
    expect(cues.length).toBeGreaterThanOrEqual(3);
    let at = 0;
    for (const [, start = "", end = "", words = ""] of cues) {
      expect(secondsOf(start)).toBeCloseTo(at, 2);
      at = secondsOf(end);
      expect(words).toMatch(/\.$/);
    }
    expect(at).toBeCloseTo(lengths[name]?.seconds ?? 0, 1);
  });

  it.each(loops)("%s has four moments of it in one picture", async (name) => {
    for (const format of ["avif", "webp"]) {
      const file = readFileSync(new URL(`public/films/${name}-stills.${format}`, root));
      expect(file.length).toBeLessThanOrEqual(mostPictureBytes);
      const { width, height } = await sharp(file).metadata();
      expect([width, height]).toEqual([960, 800]);
    }
  });
});

function secondsOf(stamp: string): number {
  return stamp.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
}

/** What an MP4 says of its one track: its boxes are found by name, since it has one of each. */
function readMp4(file: Buffer): { seconds: number; frames: number; width: number; height: number } {
  const box = (name: string): number => file.indexOf(name, 0, "latin1") + 4;
  const header = box("mdhd");
  const track = box("tkhd");
  return {
    seconds: file.readUInt32BE(header + 16) / file.readUInt32BE(header + 12),
    frames: file.readUInt32BE(box("stsz") + 8),
    width: file.readUInt32BE(track + 76) / 65_536,
    height: file.readUInt32BE(track + 80) / 65_536,
  };
}
