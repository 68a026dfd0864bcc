import { z } from "zod";
import { err, ok, type Result } from "@/lib/result";

/** What to replay: one event of Stripe's, or everything since a time. */
export type Replay =
  { readonly kind: "event"; readonly eventId: string } | { readonly kind: "since"; readonly since: Date };

export type ReplayInputRefusal = "nothing-named" | "bad-event" | "bad-time" | "time-to-come";

export const replayInputWords: Record<ReplayInputRefusal, string> = {
  "nothing-named":
    "Say what to replay: npm run replay -- evt_…, or npm run replay -- --since 2026-11-20 (or 2026-11-20T18:30Z).",
  "bad-event":
    "An event's name begins with evt_ and has letters and digits after that, as Stripe's dashboard shows it.",
  "bad-time":
    "Say the time as 2026-11-20 or as 2026-11-20T18:30Z, in UTC (Z) or with the hours before it (+01:00).",
  "time-to-come": "That time has not come yet.",
};

const eventId = z.string().regex(/^evt_\w{1,250}$/);
const time = z.union([
  z.iso.date(),
  z.iso.datetime({ offset: true }),
  z.iso.datetime({ precision: -1, offset: true }),
]);

/** Reads the words after `npm run replay --`. */
export function parseReplay(words: readonly string[], now = new Date()): Result<Replay, ReplayInputRefusal> {
  const [first = "", second, ...more] = words[0]?.startsWith("--since=")
    ? ["--since", words[0].slice("--since=".length), ...words.slice(1)]
    : words;
  if (first === "" || more.length > 0) return err("nothing-named");
  if (first === "--since") {
    const said = time.safeParse(second);
    if (!said.success) return err("bad-time");
    const since = new Date(said.data);
    return since > now ? err("time-to-come") : ok({ kind: "since", since });
  }
  if (second !== undefined) return err("nothing-named");
  const named = eventId.safeParse(first);
  return named.success ? ok({ kind: "event", eventId: named.data }) : err("bad-event");
}
