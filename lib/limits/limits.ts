/** What a visitor is counted by: where he asks from, the basket in his cookie, the account he says is his. */
export type CountedBy = "address" | "session" | "account";

interface Figure {
  readonly points: number;
  readonly minutes: number;
}

interface Limit {
  readonly by: Readonly<Partial<Record<CountedBy, Figure>>>;
  /**
   * What happens while the counters cannot be reached. "let-in": each process counts for itself, because a counter that is away must
   * not close the till. "refuse": nobody is let in, because a door that cannot count must not be open to guessing.
   */
  readonly whenAway: "let-in" | "refuse";
}

/**
 * How often something may be done. A session is one person; an address may be a whole office, or everybody on a phone network in one
 * town, so its figures are those of a busy hour in a crowd, and only a program gets past them. LIMITS_FACTOR multiplies all of them.
 */
export const limits = {
  // A hesitant buyer presses some five times; 600 from one address are a crowd at a launch.
  checkout: { by: { session: point(30, 10), address: point(600, 10) }, whenAway: "let-in" },
  // Also what opens a basket, which is a row for whoever asks. A fast thumb taps twice a second, and not for long.
  basket: { by: { session: point(400, 10), address: point(4_000, 10) }, whenAway: "let-in" },
  // Each one is an email to whoever was named; the lists themselves hold a limit for each mailbox.
  newsletter: { by: { session: point(10, 60), address: point(60, 60) }, whenAway: "let-in" },
  alert: { by: { session: point(30, 60), address: point(120, 60) }, whenAway: "let-in" },
  // Each one is an email to a mailbox that anybody may name. By account it is counted whether or not there is one.
  "account-letter": {
    by: { session: point(10, 60), account: point(6, 60), address: point(60, 60) },
    whenAway: "let-in",
  },
  // A download reads all that is kept of somebody.
  "account-export": { by: { account: point(10, 60) }, whenAway: "let-in" },
  // Each one asks Stripe. A person comes back from paying once, and reloads.
  return: { by: { session: point(30, 10), address: point(600, 10) }, whenAway: "let-in" },
  // Only wrong ones count: a code is typed off a card, in a hurry, and rarely wrong ten times.
  code: { by: { session: point(10, 10), address: point(60, 10) }, whenAway: "let-in" },
  // Only wrong ones count: a link that was cut in two by a mail program is tried a few times.
  "order-link": { by: { address: point(40, 10) }, whenAway: "let-in" },
  // Each one may be an email to whoever was named; the same question is one letter in ten minutes besides.
  "order-find": { by: { account: point(6, 60), address: point(60, 60) }, whenAway: "let-in" },
  // Cancelling, and putting an address right: done once or twice by whoever holds an order's link.
  "order-change": { by: { session: point(30, 60), address: point(120, 60) }, whenAway: "let-in" },
  // Only wrong ones count. Ten tries are more than a memory holds; over a day a guesser gets 960.
  "sign-in": { by: { account: point(10, 15), address: point(60, 15) }, whenAway: "refuse" },
} as const satisfies Readonly<Record<string, Limit>>;

export type LimitName = keyof typeof limits;

function point(points: number, minutes: number): Figure {
  return { points, minutes };
}

/** The figures and what to do without counters, whatever the limit is counted by. */
export function limitOf(name: LimitName): Limit {
  return limits[name];
}

export type LimitRefusal =
  | { readonly kind: "too-often"; readonly waitSeconds: number }
  /** The counters cannot be reached, and nothing goes without them. */
  | { readonly kind: "away" };

/** "in a minute", "in about 10 minutes", "in about an hour": when to come back, never too early. */
export function waitWords(seconds: number): string {
  const minutes = Math.ceil(seconds / 60);
  if (minutes <= 1) return "in a minute";
  if (minutes < 55) return `in about ${minutes} minutes`;
  return "in about an hour";
}

/** What a person reads who has done something too often. */
export function tooOftenWords(waitSeconds: number): string {
  return `That was more than we can take from one place at a time. Nothing is lost. Try again ${waitWords(waitSeconds)}.`;
}

/** What an address says of a form that was refused because it came too often. */
const slowedBy = ["too-often", "resting"] as const;
export type SlowedBy = (typeof slowedBy)[number];

export function isSlowed(refused: unknown): refused is SlowedBy {
  return slowedBy.some((reason) => reason === refused);
}

/** No wait is longer than the longest window. */
export const longestWaitSeconds = 3_600;

/** The wait that an address tells a page; a minute when it makes no sense. */
export function waitFrom(text: unknown): number {
  const seconds = typeof text === "string" && /^\d{1,5}$/.test(text) ? Number(text) : 60;
  return Math.min(Math.max(seconds, 1), longestWaitSeconds);
}
