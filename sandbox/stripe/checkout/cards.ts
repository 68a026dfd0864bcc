/** A refusal by the card's bank, as Stripe's test cards give it. */
export type Decline = { code: string; declineCode: string | null; message: string };

/** What happens when a card is charged. */
export type CardBehaviour =
  | { kind: "succeeds" }
  | { kind: "declined"; decline: Decline }
  /** The holder is asked first; `then` is what happens once he has approved. */
  | { kind: "authenticates"; then: { kind: "succeeds" } | { kind: "declined"; decline: Decline } };

const succeeds = { kind: "succeeds" } as const;

const genericDecline: Decline = {
  code: "card_declined",
  declineCode: "generic_decline",
  message: "Your card was declined.",
};

/** What Stripe answers in test mode to a real card. */
const liveCardInTestMode: Decline = {
  code: "card_declined",
  declineCode: "test_mode_live_card",
  message: "Your card was declined. Your request was in test mode, but used a non test card.",
};

function declined(code: string, declineCode: string | null, message: string): CardBehaviour {
  return { kind: "declined", decline: { code, declineCode, message } };
}

/** The holder did not approve, or walked away. */
export const authenticationFailure: Decline = {
  code: "payment_intent_authentication_failure",
  declineCode: null,
  message:
    "We are unable to authenticate your payment method. Please choose a different payment method and try again.",
};

/** The published test cards (docs.stripe.com/testing). */
const behaviours: Readonly<Record<string, CardBehaviour>> = {
  "4242424242424242": succeeds,
  "4000056655665556": succeeds,
  "4000008260000000": succeeds,
  "4000058260000005": succeeds,
  "5555555555554444": succeeds,
  "2223003122003222": succeeds,
  "5200828282828210": succeeds,
  "5105105105105100": succeeds,
  "378282246310005": succeeds,
  "371449635398431": succeeds,
  "6011111111111117": succeeds,
  "3056930009020004": succeeds,
  "3566002020360505": succeeds,
  "6200000000000005": succeeds,
  "4000000000000077": succeeds,
  "4000000000007726": succeeds,
  "4000000000005126": succeeds,
  "4000000000000259": succeeds,
  "4000000000002685": succeeds,
  "4000000000001976": succeeds,
  "4000000000000101": declined("incorrect_cvc", null, "Your card's security code is incorrect."),
  "4000000000000002": { kind: "declined", decline: genericDecline },
  "4000000000009995": declined("card_declined", "insufficient_funds", "Your card has insufficient funds."),
  "4000000000009987": declined("card_declined", "lost_card", "Your card was declined."),
  "4000000000009979": declined("card_declined", "stolen_card", "Your card was declined."),
  "4000000000000069": declined("expired_card", "expired_card", "Your card has expired."),
  "4000000000000127": declined("incorrect_cvc", "incorrect_cvc", "Your card's security code is incorrect."),
  "4000000000000119": declined(
    "processing_error",
    "processing_error",
    "An error occurred while processing your card. Try again in a little bit.",
  ),
  "4000000000006975": declined("card_declined", "card_velocity_exceeded", "Your card was declined."),
  "4100000000000019": declined("card_declined", "fraudulent", "Your card was declined."),
  "4000002500003155": { kind: "authenticates", then: succeeds },
  "4000002760003184": { kind: "authenticates", then: succeeds },
  "4000000000003220": { kind: "authenticates", then: succeeds },
  "4000000000003063": { kind: "authenticates", then: succeeds },
  "4000003800000446": succeeds,
  "4000008400001629": { kind: "authenticates", then: { kind: "declined", decline: genericDecline } },
  "4000008400001280": { kind: "declined", decline: authenticationFailure },
  "4000000000003055": succeeds,
};

/** What a card does. A number that is not one of the test cards is declined as a real card is in test mode. */
export function behaviourOf(number: string): CardBehaviour {
  return behaviours[number] ?? { kind: "declined", decline: liveCardInTestMode };
}

/** Cards whose holder disputes the charge as soon as it is paid: why, and whether his bank only asks first. */
export const disputesOfCards: Readonly<Record<string, { reason: string; inquiry?: boolean }>> = {
  "4000000000000259": { reason: "fraudulent" },
  "4000000000002685": { reason: "product_not_received" },
  "4000000000001976": { reason: "fraudulent", inquiry: true },
};

/** Last four digits of the cards whose refunds take their time: what such a refund is at first, and in the end. */
export type SlowRefund = { first: "pending" | "succeeded"; then: "succeeded" | "failed" };
export const slowRefunds: Readonly<Record<string, SlowRefund>> = {
  "7726": { first: "pending", then: "succeeded" },
  "5126": { first: "succeeded", then: "failed" },
};

/** Whether the last digit is the check digit of the others (ISO/IEC 7812). */
export function passesLuhn(number: string): boolean {
  const sum = Array.from(number)
    .toReversed()
    .reduce((total, digit, place) => {
      const value = Number(digit) * (place % 2 === 1 ? 2 : 1);
      return total + (value > 9 ? value - 9 : value);
    }, 0);
  return sum % 10 === 0;
}

/** The network that a number belongs to, in Stripe's word for it. */
export function brandOf(number: string): string {
  if (/^4/.test(number)) return "visa";
  if (/^(5[1-5]|2[2-7])/.test(number)) return "mastercard";
  if (/^3[47]/.test(number)) return "amex";
  if (/^(6011|65)/.test(number)) return "discover";
  if (/^(30|36|38)/.test(number)) return "diners";
  if (/^35/.test(number)) return "jcb";
  if (/^62/.test(number)) return "unionpay";
  return "unknown";
}
