const words: Readonly<Record<string, string>> = {
  "order-confirmation": "Confirmation",
  "order-unfulfillable": "Sold out, money on its way back",
  "order-refunded": "Money on its way back",
  "order-payment-failed": "Payment did not go through",
  "order-dispatched": "Dispatched, or ready to collect",
  "order-delivered": "Delivered, or collected",
  "order-cancelled": "Cancelled",
  "order-email-changed": "Email address changed, to the old one",
  "order-link": "Link to the order",
  "order-again": "Letter sent again",
  "return-asked": "Return asked for",
  "return-received": "Return received",
  "exchange-dispatched": "Exchange dispatched",
  refund: "Refund, asked for at Stripe",
};

/** What the desk calls a letter, by what the outbox calls it. */
export function letterWords(kind: string): string {
  return words[kind] ?? kind.replaceAll("-", " ");
}
