/**
 * Makes every icon out of the one drawing, app/icon.svg: `node --import tsx studio/icons/render.ts`.
 */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import sharp from "sharp";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const side = 64;
/** Sizes at which browsers show an .ico, in tabs and lists. */
const icoSizes = [16, 32, 48] as const;

const drawing = await readFile(join(root, "app/icon.svg"), "utf8");
/** Without its corners: phones cut icons to a shape of their own. */
const square = drawing.replace(/ rx="\d+"/, "");
if (square === drawing) throw new Error("The drawing has no corners to take away");

async function png(svg: string, size: number): Promise<Buffer> {
  // Drawn at its size and never scaled: edges that lie on whole pixels stay sharp.
  return sharp(Buffer.from(svg), { density: (72 * size) / side })
    .resize(size, size)
    .png({ compressionLevel: 9, palette: true, quality: 100, effort: 10 })
    .toBuffer();
}

/** Smaller within its ground, so that a round cut takes nothing of the letter. */
function maskable(svg: string): string {
  return svg.replace("<path ", '<path transform="translate(32 32) scale(.82) translate(-32 -32)" ');
}

/** The pictures in one .ico file: a head, a line for each, and then the pictures as PNG. */
function ico(pictures: readonly { readonly size: number; readonly data: Buffer }[]): Buffer {
  const head = Buffer.alloc(6);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = 6 + 16 * pictures.length;
  const lines = pictures.map(({ size, data }) => {
    const line = Buffer.alloc(16);
    line.writeUInt8(size, 0);
    line.writeUInt8(size, 1);
    line.writeUInt16LE(1, 4);
    line.writeUInt16LE(32, 6);
    line.writeUInt32LE(data.byteLength, 8);
    line.writeUInt32LE(offset, 12);
    offset += data.byteLength;
    return line;
  });
  return Buffer.concat([head, ...lines, ...pictures.map(({ data }) => data)]);
}

async function write(path: string, data: Buffer): Promise<void> {
  await writeFile(join(root, path), data);
  process.stdout.write(`${path}: ${data.byteLength} bytes\n`);
}

await mkdir(join(root, "public/icons"), { recursive: true });
await write(
  "public/favicon.ico",
  ico(await Promise.all(icoSizes.map(async (size) => ({ size, data: await png(drawing, size) })))),
);
await write("app/apple-icon.png", await png(square, 180));
await write("public/icons/192.png", await png(drawing, 192));
await write("public/icons/512.png", await png(drawing, 512));
await write("public/icons/maskable-512.png", await png(maskable(square), 512));
