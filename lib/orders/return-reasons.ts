import type { ReturnReason } from "@/lib/db/generated/enums";

export type { ReturnReason };

/** "R1001": what stands on the slip in the parcel. */
export function returnNumberText(number: number): string {
  return `R${number}`;
}

export const reasonWords: Record<ReturnReason, string> = {
  changed_mind: "I have changed my mind",
  wrong_size: "It is the wrong size or colour for me",
  faulty: "It is faulty",
  damaged: "It arrived damaged",
  not_as_described: "It is not as you describe it",
  wrong_thing: "You sent something else",
  missing_part: "Part of it is missing",
};

export const returnReasons = Object.keys(reasonWords) as [ReturnReason, ...ReturnReason[]];

/** Whether something is wrong with the goods: then the postage is ours, and no seal and no 14 days stand against it. */
export function isOurFault(reason: ReturnReason): boolean {
  return reason !== "changed_mind" && reason !== "wrong_size";
}
