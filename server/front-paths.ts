import { readFile } from "node:fs/promises";
import { z } from "zod";
import { isPagePath } from "./shared-pages";

const manifestSchema = z.object({ routes: z.record(z.string(), z.unknown()) });

/** The pages that Next made beforehand and that are for everybody, by its own list; none when there is no such list. */
export async function frontPaths(): Promise<string[]> {
  const text = await readFile(".next/prerender-manifest.json", "utf8").catch(() => "{}");
  const manifest = manifestSchema.safeParse(JSON.parse(text));
  return manifest.success ? Object.keys(manifest.data.routes).filter(isPagePath) : [];
}
