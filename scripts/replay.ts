// Has the shop hear again what Stripe has told: `npm run replay -- evt_…` for one event, `npm run replay -- --since 2026-11-20`
// for everything since then. Safe to repeat.
import { replayEvent, replaySince } from "@/lib/checkout/replay-commands";
import { parseReplay, replayInputWords } from "@/lib/checkout/replay-schema";
import type { Reconciled } from "@/lib/checkout/reconcile-commands";
import { closeDatabase } from "@/lib/db/client";
import { isDatabaseAway } from "@/lib/db/errors";
import { isStripeAway } from "@/lib/stripe/client";
import { joinRunningShop } from "./launch/running-shop";

const noShop =
  "Nothing was replayed: no shop runs here. Start it with npm start, or set DATABASE_URL and the rest.";

interface Said {
  readonly words: string;
  readonly isWell: boolean;
}

async function main(given: readonly string[]): Promise<Said> {
  const replay = parseReplay(given);
  if (!replay.ok) return { words: replayInputWords[replay.refusal], isWell: false };
  await joinRunningShop();
  if (!process.env["DATABASE_URL"]) return { words: noShop, isWell: false };
  if (replay.value.kind === "since") {
    const { since } = replay.value;
    const words = `Replaying what happened at Stripe since ${since.toISOString().slice(0, 16)}Z.\n`;
    process.stdout.write(words);
    return wordReplay(await replaySince(since));
  }
  const { eventId } = replay.value;
  const replayed = await replayEvent(eventId);
  if (!replayed.ok) {
    const words = `Stripe does not know ${eventId}. It forgets events after 30 days, and keeps those of tests and of real payments apart: is it the right account and key? --since finds paid pages that are older.`;
    return { words, isWell: false };
  }
  const { type, isDone, words } = replayed.value;
  return { words: `${eventId} (${type}). ${words}`, isWell: isDone };
}

function wordReplay(result: Reconciled): Said {
  const rows = [
    ["events fetched", result.eventsFetched],
    ["events carried out now", result.eventsProcessed],
    ["payments found without an event", result.sessionsFound],
    ["payment pages looked at again", result.attemptsSettled + result.attemptsReplayed],
    ["refunds and disputes looked at again", result.refundsFollowed + result.disputesFollowed],
    ["failed", result.failures.length],
  ] as const;
  const table = rows.map(([what, count]) => `${String(count).padStart(7)}  ${what}`);
  const failures = result.failures.map((failure) => `         ${failure}`);
  const end =
    failures.length === 0
      ? "Everything is carried out."
      : "What failed stays and is tried again every minute; the desk's alerts say what a person must do.";
  return { words: [...table, ...failures, end].join("\n"), isWell: failures.length === 0 };
}

function wordError(error: unknown): string {
  if (isDatabaseAway(error)) return noShop;
  if (isStripeAway(error)) return "Stripe does not answer. Nothing is lost: try again in a minute.";
  return `The replay failed, and can be repeated. ${error instanceof Error ? error.message : String(error)}`;
}

try {
  const { words, isWell } = await main(process.argv.slice(2));
  (isWell ? process.stdout : process.stderr).write(`${words}\n`);
  if (!isWell) process.exitCode = 1;
} catch (error) {
  process.stderr.write(`${wordError(error)}\n`);
  process.exitCode = 1;
} finally {
  await closeDatabase();
}
