import { unitLimit } from "@/lib/basket/basket";
import { err, ok, type Result } from "@/lib/result";

/**
 * What one buyer may have waiting for payment at once. A basket has one unfinished order by itself; this is for who opens many. Under one
 * mailbox many baskets hold no more of one thing than one basket may. An address may be a building, and twelve of its people may want
 * the last twelve.
 */
export const holdCaps = {
  mailbox: { orders: 20, unitsOfOne: unitLimit },
  address: { orders: 60, unitsOfOne: 40 },
} as const;

/** How much is held, for this mailbox or from this address, by orders that wait for payment. */
export interface Held {
  readonly orders: number;
  /** Units by variant. */
  readonly units: ReadonlyMap<string, number>;
}

/** Whether one more order with these lines stays within what may wait at once. */
export function mayHold(
  lines: readonly { readonly variantId: string; readonly quantity: number }[],
  held: Readonly<Record<keyof typeof holdCaps, Held>>,
  factor: number,
): boolean {
  return (["mailbox", "address"] as const).every((by) => {
    const { orders, unitsOfOne } = holdCaps[by];
    return (
      held[by].orders < orders * factor &&
      lines.every(
        ({ variantId, quantity }) => (held[by].units.get(variantId) ?? 0) + quantity <= unitsOfOne * factor,
      )
    );
  });
}

/** Cards are tried out by the dozen, within minutes; a buyer with a stubborn card gives up after a few. */
export const guardWindowMinutes = 60;
const slowMinutes = 2;

interface Steps {
  /** From so many on, one payment page every two minutes. */
  readonly slow: number;
  /** From so many on, none until an hour has passed since the earliest of them. */
  readonly stop: number;
}

/**
 * What an hour may hold before checkout slows down, and before it stops. An address may be a crowd, of whom some decline and many leave
 * the payment page.
 */
export const guardSteps = {
  buyer: { declines: { slow: 5, stop: 10 }, left: { slow: 20, stop: 40 } },
  address: { declines: { slow: 20, stop: 40 }, left: { slow: 150, stop: 300 } },
} as const satisfies Readonly<Record<string, { readonly declines: Steps; readonly left: Steps }>>;

/** One payment page takes so many declined cards; then it is closed, and its stock is free. */
export const declinesPerPage = 10;

/** What the last hour knows of one thing. */
export interface Trace {
  readonly count: number;
  /** When it happened last. */
  readonly newest: Date | null;
  /** When the one happened with which checkout stopped; null while there were not so many. */
  readonly stopper: Date | null;
}

/** By whom, and of what: cards that were declined, and payment pages that were opened and left. */
export type Traces = Readonly<Record<keyof typeof guardSteps, Readonly<Record<"declines" | "left", Trace>>>>;

/**
 * Whether a new payment page may be opened now; refuses with the seconds to wait.
 * @param factor multiplies the figures, not the minutes
 */
export function mayOpenPage(traces: Traces, now: Date, factor: number): Result<void, number> {
  const waits = (["buyer", "address"] as const).flatMap((by) =>
    (["declines", "left"] as const).map((what) =>
      waitAfter(traces[by][what], guardSteps[by][what].slow * factor, now),
    ),
  );
  const wait = Math.max(...waits);
  return wait > 0 ? err(Math.ceil(wait / 1_000)) : ok(undefined);
}

function waitAfter({ count, newest, stopper }: Trace, slow: number, now: Date): number {
  const minute = 60_000;
  // Once this one is an hour old there are fewer than that many again.
  if (stopper) return stopper.getTime() + guardWindowMinutes * minute - now.getTime();
  return count >= slow && newest ? newest.getTime() + slowMinutes * minute - now.getTime() : 0;
}
