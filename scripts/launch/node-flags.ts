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
 * How much memory the server may grow into before it collects what it no longer needs. Left alone, Node takes what the machine
 * has. An operator's own NODE_OPTIONS go first.
 */
export function serverFlags(environment: Readonly<Record<string, string | undefined>>): string[] {
  if (/--max-old-space-size/.test(environment["NODE_OPTIONS"] ?? "")) return [];
  return ["--max-old-space-size=1024", "--max-semi-space-size=24"];
}
