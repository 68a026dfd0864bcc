import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { LRUCache } from "lru-cache";
import pLimit from "p-limit";
import type { Card } from "./card";
import { planCard } from "./card-plan";

const program = join(process.cwd(), "scripts/draw-card.js");
const mostMilliseconds = 15_000;
const mostBytes = 1_000_000;
/** Some hundreds of cards. */
const mostKeptBytes = 16_000_000;
const likelyBytes = 60_000;
/** Cards that may wait for their turn; further ones are better asked for later. */
const mostWaiting = 40;

const run = promisify(execFile);
const inTurn = pLimit(1);
const kept = new LRUCache<string, Promise<Buffer>>({ maxSize: mostKeptBytes });

/**
 * The card as JPEG, or "busy". It hangs on nothing but what it says and shows, so that it is kept by that and never goes stale.
 * @throws when it cannot be drawn, for want of its picture's file or of a letter that the face has
 */
export async function drawCard(card: Card): Promise<Buffer | "busy"> {
  const plan = JSON.stringify(planCard(card));
  const held = kept.get(plan);
  if (held) return held;
  if (inTurn.pendingCount >= mostWaiting) return "busy";
  const drawn = inTurn(() => draw(plan));
  kept.set(plan, drawn, { size: likelyBytes });
  drawn.catch(() => kept.delete(plan));
  return drawn;
}

async function draw(plan: string): Promise<Buffer> {
  const drawing = run(process.execPath, [program], {
    encoding: "buffer",
    timeout: mostMilliseconds,
    killSignal: "SIGKILL",
    maxBuffer: mostBytes,
    // It needs none of the shop's settings, and learns none.
    env: { NODE_ENV: "production" },
  });
  // A program that ends early does not read to the end; its own failure is the one that counts.
  drawing.child.stdin?.on("error", () => undefined).end(plan);
  return (await drawing).stdout;
}
