import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** Ties a Node process to the pipe on its standard input; see scripts/lifeline.js. */
export function lifelineFlags(root: string): string[] {
  return ["--import", pathToFileURL(join(root, "scripts/lifeline.js")).href];
}

/** Lets a Node process run the project's TypeScript, with "@/" resolved. */
export function typescriptFlags(): string[] {
  return ["--import", pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href];
}
