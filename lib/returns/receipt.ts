import type { ReturnCondition, ReturnDecision } from "@/lib/db/generated/enums";
import { err, ok, type Result } from "@/lib/result";
import { isOurFault, type ReturnReason } from "@/lib/orders/return-reasons";

export type { ReturnCondition, ReturnDecision };

export const conditionWords: Record<ReturnCondition, string> = {
  as_new: "As new",
  opened: "Opened, not used",
  worn: "Worn or used",
  damaged: "Damaged",
  faulty: "Faulty",
  nothing_came: "Nothing came",
};

export const decisionWords: Record<ReturnDecision, string> = {
  refund: "Money back, all of it",
  refund_less: "Money back, less a sum",
  exchange: "Exchange",
  refuse: "Refused",
};

/** Where units go that are ours again. */
export const places = ["shelf", "quarantine", "discard"] as const;
export type ReturnPlace = (typeof places)[number];

export const placeWords: Record<ReturnPlace, string> = {
  shelf: "Back on the shelf",
  quarantine: "Into quarantine",
  discard: "Thrown away",
};

/** A line of a return as it was asked for. */
export interface AskedLine {
  readonly id: string;
  readonly orderLineId: string;
  readonly variantId: string;
  readonly quantity: number;
  readonly reason: ReturnReason;
  readonly sealedOnly: boolean;
  readonly exchangeVariantId: string | null;
}

/** What somebody at the desk found in the parcel, for one line. */
export interface FoundLine {
  readonly units: number;
  readonly condition: ReturnCondition;
  readonly decision: ReturnDecision;
  /** What is kept for wear, in pence; nothing with any other decision. */
  readonly keptPence: number;
  readonly place: ReturnPlace;
  readonly note: string;
}

/** A line as it is written down. */
export interface ReceivedLine {
  readonly asked: AskedLine;
  readonly units: number;
  readonly condition: ReturnCondition;
  /** Null when nothing came. */
  readonly decision: ReturnDecision | null;
  readonly keptPence: number;
  readonly place: ReturnPlace;
  readonly note: string | null;
}

export type ReceiptRefusal =
  | "unknown-return"
  | "received-already"
  | "withdrawn"
  | "disputed"
  | "line-missing"
  | "more-than-asked"
  | "units-and-condition"
  | "no-exchange-asked"
  | "say-why"
  | "say-how-much"
  | "fault-in-full"
  | "not-worn"
  | "not-for-the-shelf"
  | "more-than-paid"
  | "nothing-to-send"
  | "no-tracking";

export const receiptRefusalWords: Record<ReceiptRefusal, string> = {
  "unknown-return": "There is no return with that number.",
  "received-already": "Somebody has received this return already. Look at what was written down.",
  withdrawn: "The buyer has called this return off. What has come all the same goes back to him.",
  disputed:
    "The buyer's bank disputes this payment. Keep the parcel aside until that is decided, then receive it.",
  "line-missing": "Say of every line what came.",
  "more-than-asked": "That is more units than were to come back of a line.",
  "units-and-condition": "Where nothing came there are no units, and the other way round.",
  "no-exchange-asked": "The buyer did not ask for another one in its place. Give the money back instead.",
  "say-why": "Say why, in a few words: the buyer reads it.",
  "say-how-much": "Say how much is kept, in pounds and pence.",
  "fault-in-full":
    "What came back because something was wrong with it is paid back in full, or refused with the reason.",
  "not-worn": "Something is kept only for what was worn, used or damaged.",
  "not-for-the-shelf":
    "Only what is as new goes back on the shelf, or was opened where no seal keeps it clean.",
  "more-than-paid": "That is more than was paid for these units. Keep less of it.",
  "no-tracking": "Give the parcel’s carrier and its number.",
  "nothing-to-send": "There is no exchange of this return that waits to be sent.",
};

/** Works out what is written down of a parcel, line by line. Whether an exchange can still be had, the shelf says. */
export function planReceipt(
  lines: readonly AskedLine[],
  found: Readonly<Record<string, FoundLine>>,
): Result<readonly ReceivedLine[], ReceiptRefusal> {
  const received: ReceivedLine[] = [];
  for (const asked of lines) {
    const line = found[asked.id];
    if (!line) return err("line-missing");
    const refusal = lineRefusal(asked, line);
    if (refusal) return err(refusal);
    const { units, condition, decision, place, note } = line;
    received.push({
      asked,
      units,
      condition,
      decision: units === 0 ? null : decision,
      keptPence: decision === "refund_less" ? line.keptPence : 0,
      place,
      note: note === "" ? null : note,
    });
  }
  return ok(received);
}

function lineRefusal(asked: AskedLine, found: FoundLine): ReceiptRefusal | null {
  const { units, condition, decision, keptPence, place, note } = found;
  if (units > asked.quantity) return "more-than-asked";
  if ((units === 0) !== (condition === "nothing_came")) return "units-and-condition";
  if (units === 0) return null;
  switch (decision) {
    case "refuse":
      return note === "" ? "say-why" : null;
    case "refund_less":
      if (isOurFault(asked.reason)) return "fault-in-full";
      if (condition === "as_new" || condition === "faulty") return "not-worn";
      if (keptPence <= 0) return "say-how-much";
      if (note === "") return "say-why";
      break;
    case "exchange":
      if (asked.exchangeVariantId === null) return "no-exchange-asked";
      break;
    case "refund":
      break;
  }
  const isClean = condition === "as_new" || (condition === "opened" && !asked.sealedOnly);
  return place === "shelf" && !isClean ? "not-for-the-shelf" : null;
}

/**
 * Turns exchanges into money back where the shelf has too few left. Lines take what is free one after the other.
 * @param free by variant, how many units may be taken
 */
export function withWhatIsLeft(
  lines: readonly ReceivedLine[],
  free: ReadonlyMap<string, number>,
): readonly ReceivedLine[] {
  const left = new Map(free);
  return lines.map((line) => {
    const { exchangeVariantId } = line.asked;
    if (line.decision !== "exchange" || exchangeVariantId === null) return line;
    const now = left.get(exchangeVariantId) ?? 0;
    if (now < line.units) return { ...line, decision: "refund" };
    left.set(exchangeVariantId, now - line.units);
    return line;
  });
}
