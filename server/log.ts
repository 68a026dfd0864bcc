import { format } from "node:util";
import { openLog } from "@/lib/log";

export const log = openLog("server");

/** What Next and its libraries say on the console becomes lines of the same log. */
export function takeOverConsole(): void {
  const levels = { log: "info", info: "info", debug: "debug", warn: "warn", error: "error" } as const;
  for (const [name, level] of Object.entries(levels)) {
    Reflect.set(console, name, (...words: unknown[]) => {
      const error = words.find((word) => word instanceof Error);
      log[level]({ from: "console", ...(error && { err: error }) }, format(...words).trim());
    });
  }
}
