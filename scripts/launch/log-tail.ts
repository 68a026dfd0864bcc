import { open, rename, stat } from "node:fs/promises";
import { z } from "zod";

const largestLogBytes = 5 * 1024 * 1024;
const tailBytes = 16 * 1024;

/** Puts a log that has grown long aside, so that the folder stays small: the one before is kept. */
export async function rotateLog(path: string): Promise<void> {
  const size = await stat(path).then(
    (file) => file.size,
    () => 0,
  );
  if (size > largestLogBytes) await rename(path, `${path}.1`);
}

/** The last lines of a log, as a person reads them; what stood there before `from` bytes is left out. */
export async function tailLog(path: string, from = 0, lines = 12): Promise<string> {
  const file = await open(path, "r").catch(() => undefined);
  if (!file) return "";
  try {
    const { size } = await file.stat();
    const start = Math.max(Math.min(from, size), size - tailBytes);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(size - start), 0, size - start, start);
    const text = buffer.toString("utf8", 0, bytesRead);
    return text.trimEnd().split("\n").map(readable).slice(-lines).join("\n");
  } finally {
    await file.close();
  }
}

const pinoLine = z.object({
  msg: z.string().optional(),
  err: z.object({ message: z.string().optional(), stack: z.string().optional() }).optional(),
});

/** A line of pino's JSON as its message and its error; any other line as it is. */
function readable(line: string): string {
  if (!line.startsWith("{")) return line;
  try {
    const { msg, err } = pinoLine.parse(JSON.parse(line));
    const words = [msg, err?.stack ?? err?.message].filter((part) => part !== undefined);
    return words.length > 0 ? words.join(": ") : line;
  } catch {
    return line;
  }
}
