import pino, { type Logger } from "pino";

/** One JSON object a line, on standard output. `part` names the process: "server", "worker". */
export function openLog(part: string): Logger {
  return pino({ base: { part } });
}

/**
 * A path as a log may hold it: the end of an order's address, or of any link that carries a key, is left out, and so is what somebody
 * answered in a finder.
 */
export function loggedPath(path: string): string {
  return path
    .replace(/^(\/(?:orders|alerts|newsletter|guides\/[^/?]+\/(?:finder|care))\/)[^?]+/, "$1…")
    .replace(/\?.*$/, "");
}
