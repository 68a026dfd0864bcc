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

/**
 * How much memory the server may grow into. A small place for what is young keeps it at three fifths of what Node takes by
 * itself; the limit is far above the 250 MB that it keeps alive, for a limit that is met ends the process. An operator's
 * own NODE_OPTIONS go first.
 */
export function serverFlags(environment: Readonly<Record<string, string | undefined>>): string[] {
  if (/--max-old-space-size/.test(environment["NODE_OPTIONS"] ?? "")) return [];
  return ["--max-old-space-size=1024", "--max-semi-space-size=24"];
}
