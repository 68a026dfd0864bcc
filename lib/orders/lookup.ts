/** What a stranger reads who has asked for the link to an order, whatever he typed and whatever we have. */
export const lookupWords =
  "If that email address and that order number belong together, the link to the order is on its way there.";

export type LookupRefusal = "bad-email" | "bad-number";

export const lookupRefusalWords: Record<LookupRefusal, string> = {
  "bad-email": "Give the email address that the order was placed with, such as robin@example.com.",
  "bad-number": "Give the order number as your emails show it, such as F10023.",
};

/** One letter for an email address and a number in so many minutes, however often it is asked for. */
export const lookupMinutes = 10;
