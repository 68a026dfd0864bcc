// Draws one card: what to draw as JSON on standard input, a JPEG on standard output. A program of its own, because the library that
// draws never gives its memory back: a shop that has drawn a few cards would be a quarter larger for good.

import { json } from "node:stream/consumers";
import { readFile } from "node:fs/promises";
import sharp from "sharp";
import { z } from "zod";

const words = z.object({
  /** As Pango's markup, safe to draw. */
  markup: z.string(),
  font: z.string(),
  fontfile: z.string(),
  left: z.int(),
  top: z.int(),
  width: z.int(),
  breaks: z.boolean(),
});

const plan = z.object({
  width: z.int(),
  height: z.int(),
  paper: z.string(),
  picture: z.object({ file: z.string(), width: z.int() }),
  rules: z.string(),
  words: z.array(words),
  /** The first of these that stays within its column and above the height is drawn, or else the last. */
  title: z.array(words),
  titleHeight: z.int(),
  /** The first of these that keeps within the bytes is taken, or else the last. */
  qualities: z.array(z.int()),
  mostBytes: z.int(),
});

/** @typedef {z.infer<typeof words>} Words */

const { picture, ...card } = plan.parse(await json(process.stdin));
sharp.concurrency(1);

/** @param {Words} line */
async function drawWords({ markup, font, fontfile, width, breaks }) {
  return sharp({
    text: { text: markup, font, fontfile, width, wrap: breaks ? "word-char" : "word", dpi: 72, rgba: true },
  })
    .raw()
    .toBuffer({ resolveWithObject: true });
}

/**
 * @param {Words} line
 * @param {Awaited<ReturnType<typeof drawWords>>} drawn
 * @returns {import("sharp").OverlayOptions}
 */
function placed({ left, top }, { data, info: { width, height, channels } }) {
  return { input: data, raw: { width, height, channels }, left, top };
}

async function drawTitle() {
  let last;
  for (const line of card.title) {
    const drawn = await drawWords(line);
    last = placed(line, drawn);
    if (drawn.info.width <= line.width && drawn.info.height <= card.titleHeight) break;
  }
  return last ? [last] : [];
}

const lines = await Promise.all(card.words.map(async (line) => placed(line, await drawWords(line))));
const pieces = [{ input: Buffer.from(card.rules), left: 0, top: 0 }, ...lines, ...(await drawTitle())];
const photo = await readFile(picture.file);

let jpeg = Buffer.alloc(0);
for (const quality of card.qualities) {
  jpeg = await sharp(photo)
    .resize(picture.width, card.height, { fit: "cover" })
    .extend({ left: card.width - picture.width, background: card.paper })
    .composite(pieces)
    .removeAlpha()
    .jpeg({ quality, mozjpeg: true, chromaSubsampling: "4:4:4" })
    .toBuffer();
  if (jpeg.byteLength <= card.mostBytes) break;
}
process.stdout.write(jpeg);
