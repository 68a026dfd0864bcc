import type { CodeKind } from "@/lib/db/generated/enums";
import { addUp, formatPence, pence, type Pence } from "@/lib/money";
import { err, ok, type Result } from "@/lib/result";

export type { CodeKind };

/** Capitals, figures and hyphens: what a code may be made of, and what can be read out on the phone. */
export const codeShape = /^[A-Z0-9][A-Z0-9-]{2,23}$/;

/** So much of what is typed is kept; no code is as long. */
export const typedCodeLength = 40;

/** The least that a card payment must come to at Stripe, in pence: a code never takes an order below it. */
export const leastPayable = pence(30);

/** "spring 10" is SPRING10: a code has neither small letters nor spaces. */
export function spelledCode(typed: string): string {
  return typed.toUpperCase().replace(/\s+/g, "").slice(0, typedCodeLength);
}

/** What a code gives and on which terms. Sums are whole pence, the percentage is whole per cent. */
export interface CodeTerms {
  readonly code: string;
  readonly kind: CodeKind;
  readonly percent: number | null;
  readonly amountPence: Pence | null;
  /** Goods before any discount must come to so much. */
  readonly minimumPence: Pence;
  readonly firstOrderOnly: boolean;
  /** Once for each mailbox. */
  readonly singleUse: boolean;
  readonly startsAt: Date;
  readonly endsAt: Date | null;
  readonly stoppedAt: Date | null;
  readonly redemptionLimit: number | null;
  /** Orders that have it or wait to be paid with it. */
  readonly used: number;
  readonly excludedDepartmentIds: readonly string[];
  readonly excludedProductIds: readonly string[];
}

export type CodeRefusal =
  | { readonly kind: "unknown-code" }
  | { readonly kind: "code-over" }
  | { readonly kind: "code-not-yet" }
  | { readonly kind: "code-used-up" }
  | { readonly kind: "code-used-by-you" }
  | { readonly kind: "code-not-first-order" }
  | { readonly kind: "code-below-minimum"; readonly missingPence: Pence }
  | { readonly kind: "code-nothing-eligible" };

export type CodeRefusalKind = CodeRefusal["kind"];

/** The words that shoppers read; each also says what becomes of the order. */
export const codeRefusalWords: Record<CodeRefusalKind, string> = {
  "unknown-code": "We do not know that code. Look at how it is spelled, or check out without it.",
  "code-over": "That code has ended. You can check out without it.",
  "code-not-yet": "That code does not work yet. You can check out without it.",
  "code-used-up": "That code has been used as often as it may be. You can check out without it.",
  "code-used-by-you":
    "That code works once for each email address, and yours has used it. You can check out without it.",
  "code-not-first-order":
    "That code is for a first order, and there is an order with your email address. You can check out without it.",
  "code-below-minimum":
    "Your goods do not come to what that code asks for. Add something, or check out without it.",
  "code-nothing-eligible":
    "That code takes nothing off what is in your basket. You can check out without it.",
};

/** Why a code is refused; of one that asks for more goods, how much more. */
export function codeRefusalText(refusal: CodeRefusal): string {
  if (refusal.kind !== "code-below-minimum") return codeRefusalWords[refusal.kind];
  return `That code asks for ${formatPence(refusal.missingPence)} more of goods. Add something, or check out without it.`;
}

export type CodeState = "not-yet" | "running" | "used-up" | "over" | "stopped";

/** Where a code stands at a moment. One that was stopped is stopped whatever else it is. */
export function stateOfCode(
  terms: Pick<CodeTerms, "startsAt" | "endsAt" | "stoppedAt" | "redemptionLimit" | "used">,
  now: Date,
): CodeState {
  if (terms.stoppedAt !== null) return "stopped";
  if (terms.endsAt !== null && terms.endsAt <= now) return "over";
  if (terms.redemptionLimit !== null && terms.used >= terms.redemptionLimit) return "used-up";
  return terms.startsAt > now ? "not-yet" : "running";
}

const refusalOfState: Record<Exclude<CodeState, "running">, CodeRefusal> = {
  stopped: { kind: "code-over" },
  over: { kind: "code-over" },
  "used-up": { kind: "code-used-up" },
  "not-yet": { kind: "code-not-yet" },
};

/**
 * Why a code cannot be used now, by anybody; null when it can.
 * @param ownUses uses that the asking basket's own unfinished orders hold: nobody is refused for his own
 */
export function refusalOfCode(terms: CodeTerms | null, now: Date, ownUses = 0): CodeRefusal | null {
  if (!terms) return { kind: "unknown-code" };
  const state = stateOfCode({ ...terms, used: terms.used - ownUses }, now);
  return state === "running" ? null : refusalOfState[state];
}

/** A line of goods as far as a code must know it; its total is what is charged for all its units. */
export interface CodeLine {
  readonly productId: string;
  readonly departmentId: string;
  readonly totalPence: Pence;
}

/** What an order would pay without the code. */
export interface CodeOrder {
  readonly lines: readonly CodeLine[];
  readonly deliveryPence: Pence;
  /** Whether the delivery is the kind that a code for free delivery pays for: the standard service. */
  readonly isStandard: boolean;
}

export interface Discount {
  /** Off the goods, in all. */
  readonly goodsPence: Pence;
  /** Off the delivery. */
  readonly deliveryPence: Pence;
  /** Each line's fair share of what is off the goods, in the order of the lines; they add up to it exactly. */
  readonly shares: readonly Pence[];
  /** What the code gave, for the order and its letters. */
  readonly words: string;
}

export type DiscountRefusal = Extract<
  CodeRefusal,
  { readonly kind: "code-below-minimum" | "code-nothing-eligible" }
>;

/** What a code gives, in a few words: "10% off", "£5.00 off", "Free standard delivery". */
export function codeWords({
  kind,
  percent,
  amountPence,
}: Pick<CodeTerms, "kind" | "percent" | "amountPence">): string {
  if (kind === "percentage") return `${percent ?? 0}% off`;
  if (kind === "amount") return `${formatPence(amountPence ?? pence(0))} off`;
  return "Free standard delivery";
}

/**
 * What a code takes off an order. A percentage is of the eligible goods, rounded up to the whole penny: to the customer's
 * advantage, by less than a penny. An amount is off eligible goods and never more than they cost. What is left to pay is
 * {@link leastPayable} at the least. The minimum looks at all goods, at their price before the discount.
 *
 * A code for free delivery gives nothing to an order that is collected, goes by another service or free of charge anyway; it is not
 * refused then, since it costs the buyer nothing, and the order simply goes without it: both sums are nought.
 */
export function discountOf(
  terms: CodeTerms,
  { lines, deliveryPence, isStandard }: CodeOrder,
): Result<Discount, DiscountRefusal> {
  const goods = addUp(lines.map(({ totalPence }) => totalPence));
  if (goods < terms.minimumPence) {
    return err({ kind: "code-below-minimum", missingPence: pence(terms.minimumPence - goods) });
  }
  const none = pence(0);
  const words = codeWords(terms);
  if (terms.kind === "free_delivery") {
    const off = isStandard ? deliveryPence : none;
    return ok({ goodsPence: none, deliveryPence: off, shares: lines.map(() => none), words });
  }
  const eligible = lines.map((line) => (isEligible(terms, line) ? line.totalPence : none));
  const wanted = wantedOff(terms, addUp(eligible));
  const most = Math.max(0, goods + deliveryPence - leastPayable);
  const off = pence(Math.min(wanted, most));
  if (off === 0) return err({ kind: "code-nothing-eligible" });
  return ok({
    goodsPence: off,
    deliveryPence: none,
    shares: fairShares(off, eligible),
    words: off < wanted ? `${words}, but for the ${leastPayable}p that a card payment must come to` : words,
  });
}

function isEligible(terms: CodeTerms, { productId, departmentId }: CodeLine): boolean {
  return !terms.excludedProductIds.includes(productId) && !terms.excludedDepartmentIds.includes(departmentId);
}

function wantedOff({ kind, percent, amountPence }: CodeTerms, eligible: Pence): number {
  if (kind === "percentage") return Math.ceil((eligible * (percent ?? 0)) / 100);
  return Math.min(amountPence ?? 0, eligible);
}

/**
 * Divides a sum by weight, to the penny: each gets its share rounded down, and what is left goes to those who lost most by
 * that, the first of them first. No share is larger than its weight while the sum is not larger than all of them.
 * @throws when there is a sum and no weight to divide it by
 */
export function fairShares(sum: Pence, weights: readonly Pence[]): Pence[] {
  const all = BigInt(addUp(weights));
  if (all === 0n) {
    if (sum === 0) return weights.map(() => pence(0));
    throw new RangeError(`Nobody to share ${sum} pence`);
  }
  // Two sums of money multiplied can pass what a number holds exactly.
  const exact = weights.map((weight) => BigInt(sum) * BigInt(weight));
  const shares = exact.map((product) => Number(product / all));
  const left = sum - shares.reduce((total, share) => total + share, 0);
  const byLoss = exact
    .map((product, index) => ({ index, lost: product % all }))
    .sort((one, other) =>
      one.lost === other.lost ? one.index - other.index : one.lost > other.lost ? -1 : 1,
    );
  for (const { index } of byLoss.slice(0, left)) shares[index] = (shares[index] ?? 0) + 1;
  return shares.map(pence);
}
