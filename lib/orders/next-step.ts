import type { DispatchRefusal } from "./packing";
import { isUnfinished, type OrderState } from "./orders";

interface StepFacts {
  readonly state: OrderState;
  /** Why its parcel is not to be sent; null when it is. */
  readonly refusal: DispatchRefusal | null;
  readonly isCollected: boolean;
  /** Whether what was sent, or is ready, has not reached its buyer yet. */
  readonly isOpen: boolean;
  readonly hasOpenDispute: boolean;
}

/** What somebody at the desk has to do next about an order, in a sentence or two. */
export function nextStep({ state, refusal, isCollected, isOpen, hasOpenDispute }: StepFacts): string {
  if (isUnfinished(state)) return "Nothing yet: its buyer is paying, or the payment page runs out by itself.";
  if (hasOpenDispute) return "Answer the dispute at Stripe, or accept it there. Send nothing meanwhile.";
  if (state === "address_query") return "Ask the buyer where it goes, and put the address right.";
  if (refusal === null) {
    return isCollected
      ? "Pack it, then say that it is ready to collect."
      : "Pack it, then give the carrier and the tracking number.";
  }
  if (state === "paid_unfulfillable")
    return "Send nothing: its money is owed to the buyer. The refund says how far it has come.";
  if (refusal === "sent-already" && isOpen) {
    return isCollected
      ? "Hand it over, then mark it as collected."
      : "Mark it as delivered once it has arrived.";
  }
  return "Nothing. All of it is done.";
}
