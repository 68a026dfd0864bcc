import type { CodeKind } from "@/lib/db/generated/enums";
import { formatPence, pence, type Pence } from "@/lib/money";
import { goodsOff, leastPayable, missingPence, type ReducibleLine, type Reduction } from "./reduction";

/** Capitals, figures and hyphens: what a code may be made of, and what can be read out on the phone. */
export const codeShape = /^[A-Z0-9][A-Z0-9-]{2,23}$/;

/** So much of what is typed is kept; no code is as long. */
const typedCodeLength = 40;

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
  // Neither says whether somebody has ordered here: anybody may type another's address.
  "code-used-by-you": "That code works once for each person. You can check out without it.",
  "code-not-first-order":
    "That code is for a first order, once for each person. You can check out without it.",
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
 * @param ownUses uses that the asking basket's own unfinished orders hold: nobody is refused what he has
 */
export function refusalOfCode(terms: CodeTerms | null, now: Date, ownUses = 0): CodeRefusal | null {
  if (!terms) return { kind: "unknown-code" };
  if (ownUses > 0) return null;
  const state = stateOfCode(terms, now);
  return state === "running" ? null : refusalOfState[state];
}

/** A line of a basket as far as a code's terms must know it. */
export interface CodeLine {
  readonly sku: string;
  readonly productId: string;
  readonly departmentId: string;
}

/** What a code gives to a basket: its terms, told of these lines. */
export function reductionOf(terms: CodeTerms, lines: readonly CodeLine[]): Reduction {
  return {
    percent: terms.percent,
    amountPence: terms.amountPence,
    minimumPence: terms.minimumPence,
    freesDelivery: terms.kind === "free_delivery",
    excluded: lines
      .filter(
        ({ productId, departmentId }) =>
          terms.excludedProductIds.includes(productId) || terms.excludedDepartmentIds.includes(departmentId),
      )
      .map(({ sku }) => sku),
  };
}

/**
 * Why a code gives nothing to these goods; null when it does. One for free delivery is never refused for that: where there is no charge
 * for standard delivery it costs the buyer nothing to go without it, and his order simply does.
 */
export function refusalOfGoods(reduction: Reduction, lines: readonly ReducibleLine[]): CodeRefusal | null {
  const missing = missingPence(reduction, lines);
  if (missing > 0) return { kind: "code-below-minimum", missingPence: missing };
  if (reduction.freesDelivery || goodsOff(reduction, lines) > 0) return null;
  return { kind: "code-nothing-eligible" };
}

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

/** What a code gave to an order, for its page and its letters; says so when some was held back for the card. */
export function givenWords(terms: Parameters<typeof codeWords>[0], heldBackPence: Pence): string {
  const words = codeWords(terms);
  return heldBackPence > 0
    ? `${words}, but for the ${leastPayable}p that a card payment must come to`
    : words;
}
