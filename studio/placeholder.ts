import { pathToFileURL } from "node:url";
import sharp from "sharp";
import { packPlaceholder, placeholderSide } from "@/lib/placeholder";

/** What stands in a picture's place until it is there, for pictures.json: the picture itself, 4 pixels by 4. */
export async function placeholderOf(picture: string | Buffer): Promise<string> {
  const pixels = await sharp(picture)
    .flatten({ background: "#d8d2c6" })
    .toColourspace("srgb")
    .resize(placeholderSide, placeholderSide, { fit: "fill", kernel: "cubic" })
    .raw()
    .toBuffer();
  return packPlaceholder(pixels);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const files = process.argv.slice(2);
  const made = await Promise.all(files.map(async (file) => [file, await placeholderOf(file)] as const));
  console.log(JSON.stringify(Object.fromEntries(made), null, 2));
}
