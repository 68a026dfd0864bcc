import type { ReturnState } from "./returns";

/** Where a return stands, as the desk says it. */
export const deskStateWords: Record<ReturnState, string> = {
  asked: "To come",
  received: "Exchange to send",
  closed: "Closed",
  withdrawn: "Called off",
};
