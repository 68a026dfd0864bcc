import { cancellationTerms } from "@/lib/cancellation";
import type { ReturnState } from "@/lib/db/generated/enums";
import { isOurFault, type ReturnReason } from "@/lib/orders/return-reasons";
import { addDays, londonDay, type Day } from "./return-days";

export type { ReturnState };

/** What a buyer reads about where his return stands. */
export const returnStateWords: Record<ReturnState, string> = {
  asked: "On its way back to us",
  received: "Here, and your exchange is being packed",
  closed: "Done",
  withdrawn: "Called off",
};

/** How an order left us. */
export interface SentFacts {
  readonly dispatchedAt: Date;
  readonly deliveredAt: Date | null;
}

export interface ReturnWindows {
  /** The last day to tell us of a change of mind (Consumer Contracts Regulations 2013, regulation 30). */
  readonly mindUntil: Day;
  /** The last day to reject what is faulty for all of its money (Consumer Rights Act 2015, section 22). */
  readonly rejectUntil: Day;
}

/** @param arrivalAfter the day on which what left on another counts as arrived, where nobody has told us */
export function returnWindows(
  { dispatchedAt, deliveredAt }: SentFacts,
  arrivalAfter: (day: Day) => Day,
): ReturnWindows {
  const delivered = deliveredAt ? londonDay(deliveredAt) : arrivalAfter(londonDay(dispatchedAt));
  return {
    mindUntil: addDays(delivered, cancellationTerms.tellDays),
    rejectUntil: addDays(delivered, cancellationTerms.rejectDays),
  };
}

/** The last day to send a return on that is asked for today (regulation 35). */
export function sendBackBy(today: Day): Day {
  return addDays(today, cancellationTerms.sendDays);
}

export type ReturnRefusal =
  | "unknown-order"
  | "not-sent"
  | "disputed"
  | "nothing-chosen"
  | "no-reason"
  | "unreadable"
  | "too-many-units"
  | "too-late-to-change-mind"
  | "too-late-to-reject"
  | "opened"
  | "exchange-gone"
  | "unknown-return"
  | "not-on-its-way";

export const returnRefusalWords: Record<ReturnRefusal, string> = {
  "unknown-order": "We do not know that order. Open its page again from your email.",
  "not-sent":
    "This order has not left us yet, so nothing can come back. Cancel it from its page, or write to us.",
  disputed:
    "Your bank has asked about this payment. Until it has decided, write to us about what you want to send back.",
  "nothing-chosen": "Choose what comes back: at least one unit of something, and why.",
  "no-reason": "Say why, for everything that comes back.",
  unreadable: "We could not read all of that. Look over your choices and send it again.",
  "too-many-units":
    "That is more than can still come back of one thing. Perhaps you have asked before, or its money has gone back already.",
  "too-late-to-change-mind":
    "The 14 days to change your mind about this are over. If something is wrong with it, choose that as the reason.",
  "too-late-to-reject":
    "The 30 days to send it straight back for all of your money are over, but your rights last longer: write to us, and we repair it, replace it or pay you back.",
  opened: "Once it has been opened it cannot come back for a change of mind, for reasons of hygiene.",
  "exchange-gone":
    "What you wanted instead has sold out meanwhile, or its price has changed. Choose something else, or your money back.",
  "unknown-return": "We do not know that return. Open your order's page again from your email.",
  "not-on-its-way": "This return has reached us or was called off before, so it cannot be called off now.",
};

/**
 * Why some units of a line cannot come back for a reason today; null when they can.
 * @param line `sealed` is whether the buyer says that they have not been opened
 */
export function reasonRefusal(
  line: { readonly reason: ReturnReason; readonly sealedOnly: boolean; readonly sealed: boolean },
  windows: ReturnWindows,
  today: Day,
): Extract<ReturnRefusal, "too-late-to-change-mind" | "too-late-to-reject" | "opened"> | null {
  if (isOurFault(line.reason)) return today > windows.rejectUntil ? "too-late-to-reject" : null;
  if (today > windows.mindUntil) return "too-late-to-change-mind";
  return line.sealedOnly && !line.sealed ? "opened" : null;
}

/**
 * What may be had instead of so many units: another one of the same kind, and the very same one when something was wrong with it.
 */
export function exchangeChoices<Choice extends { readonly available: number; readonly isSame: boolean }>(
  line: { readonly choices: readonly Choice[] },
  reason: ReturnReason,
  units: number,
): readonly Choice[] {
  return line.choices.filter(
    ({ available, isSame }) => available >= units && (!isSame || isOurFault(reason)),
  );
}

/** What of the delivery goes back with units of an order, in pence at the most. */
export function deliveryBack(facts: {
  readonly deliveryPence: number;
  readonly deliveryBackPence: number;
  /** What the least costly usual delivery would have cost: no more than that goes back for a change of mind (regulation 34). */
  readonly standardPence: number;
  readonly isOurFault: boolean;
  /** With these, every unit of the order has gone back. */
  readonly isWholeOrder: boolean;
}): number {
  const { deliveryPence, deliveryBackPence, standardPence, isWholeOrder } = facts;
  const due = facts.isOurFault ? deliveryPence : isWholeOrder ? Math.min(deliveryPence, standardPence) : 0;
  return Math.max(0, due - deliveryBackPence);
}

/** Who pays the postage back, in words. */
export function postageWords(ours: boolean): string {
  return ours
    ? "Something is wrong with it, so the postage is ours: keep the receipt, and we pay it back."
    : "The postage back is yours to pay. Ask for proof of posting.";
}
