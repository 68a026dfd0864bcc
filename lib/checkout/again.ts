export type AgainRefusal = "unknown-letter" | "not-this-one" | "just-now" | "often-today";

export const againLimits = { minutesBetween: 1, perDay: 5 } as const;

export const againRefusalWords: Record<AgainRefusal, string> = {
  "unknown-letter": "There is no such letter. Open the order's page again.",
  "not-this-one": "That letter is not one that can be sent again.",
  "just-now": "A letter about this order was sent again less than a minute ago. Wait a moment.",
  "often-today": "Letters about this order were sent again five times in a day. Ring the buyer instead.",
};
