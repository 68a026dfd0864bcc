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

function declineOf(code: string, declineCode: string | null, message: string): Decline {
  return { code, declineCode, message };
}

function declined(code: string, declineCode: string | null, message: string): CardBehaviour {
  return { kind: "declined", decline: declineOf(code, declineCode, message) };
}

/** The holder did not approve, or walked away. */
export const authenticationFailure: Decline = {
  code: "payment_intent_authentication_failure",
  declineCode: null,
  message:
    "We are unable to authenticate your payment method. Please choose a different payment method and try again.",
};

const insufficientFunds = declineOf(
  "card_declined",
  "insufficient_funds",
  "Your card has insufficient funds.",
);

/** Those of the published test cards (docs.stripe.com/testing) that do anything but pay. */
const behaviours: Readonly<Record<string, CardBehaviour>> = {
  "4000000000000002": { kind: "declined", decline: genericDecline },
  "4000000000000341": { kind: "declined", decline: genericDecline },
  "4000000000009995": { kind: "declined", decline: insufficientFunds },
  "4000000000009987": declined("card_declined", "lost_card", "Your card was declined."),
  "4000000000009979": declined("card_declined", "stolen_card", "Your card was declined."),
  "4000000000000069": declined("expired_card", "expired_card", "Your card has expired."),
  "4000000000000127": declined("incorrect_cvc", "incorrect_cvc", "Your card's security code is incorrect."),
  "4000000000000101": declined("incorrect_cvc", null, "Your card's security code is incorrect."),
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
  "4000008260003178": { kind: "authenticates", then: { kind: "declined", decline: insufficientFunds } },
  "4000008400001629": { kind: "authenticates", then: { kind: "declined", decline: genericDecline } },
  "4000008400001280": { kind: "declined", decline: authenticationFailure },
};

/** The test cards that simply pay: by network, of several uses, and one of each country. */
const paying = new Set(
  [
    "4242424242424242 4000056655665556 5555555555554444 2223003122003222 5200828282828210 5105105105105100",
    "378282246310005 371449635398431 6011111111111117 6011000990139424 6011981111111113 3056930009020004",
    "36227206271667 6555900000604105 3566002020360505 6200000000000005 6200000000000047 6205500000000000004",
    "4000002500001001 5555552500001001 4000058260000005 5555558265554449",
    "4000000000000077 4000003720000278 4000000000007726 4000000000005126",
    "4000000000000259 4000000000002685 4000000000001976 4000000000005423 4000000404000079 4000000404000038",
    "4000008400000779 4000000000004954 4000000000009235 4000000000000036 4000000000000028 4000000000000010",
    "4000000000000044 4000003800000446 4000000000003055 4000000000003097",
    "4000000320000021 4000000760000002 4000001240000000 4000001520000001 4000001700000003 4000001880000005",
    "4000002180000000 4000004840008001 4000005910000000 4000006000000066 4000006040000068 4000008580000003",
    "4000007840000001 4000000400000008 4000000560000004 4000001000000000 4000001120000005 4000001910000009",
    "4000001960000008 4000002030000002 4000002080000001 4000002330000009 4000002460000001 4000002500000003",
    "4000002760000016 4000002920000005 4000003000000030 4000003480000005 4000003720000005 4000003800000008",
    "4000004280000005 4000004380000004 4000004400000000 4000004420000006 4000004700000007 4000005280000002",
    "4000005780000007 4000006160000005 4000006200000007 4000006420000001 4000006820000007 4000007050000006",
    "4000007030000001 4000007240000007 4000007520000008 4000007560000009 4000008260000000 4000000360000006",
    "4000001560000002 4000003440000004 4000003560000008 4000003920000003 4000004580000002 4000005540000008",
    "4000007020000003 4000001580000008 4000007640000003",
  ].flatMap((line) => line.split(" ")),
);

/** Every published number, for a test that they can be typed in. */
export const testCards: readonly string[] = [...Object.keys(behaviours), ...paying];

/** What a card does. A number that is not one of the test cards is declined as a real card is in test mode. */
export function behaviourOf(number: string): CardBehaviour {
  return (
    behaviours[number] ?? (paying.has(number) ? succeeds : { kind: "declined", decline: liveCardInTestMode })
  );
}

/** Cards whose holder disputes the charge as soon as it is paid: why, and whether his bank only asks first. */
export const disputesOfCards: Readonly<Record<string, { reason: string; inquiry?: boolean }>> = {
  "4000000000000259": { reason: "fraudulent" },
  "4000000000002685": { reason: "product_not_received" },
  "4000000000001976": { reason: "fraudulent", inquiry: true },
  "4000000404000079": { reason: "fraudulent" },
  "4000000404000038": { reason: "fraudulent" },
  "4000008400000779": { reason: "noncompliant" },
};

/** Last four digits of the cards whose refunds take their time: what such a refund is at first, and in the end. */
export type SlowRefund = { first: "pending" | "succeeded"; then: "succeeded" | "failed" };
export const slowRefunds: Readonly<Record<string, SlowRefund>> = {
  "7726": { first: "pending", then: "succeeded" },
  "5126": { first: "succeeded", then: "failed" },
};

type Check = "pass" | "fail" | "unavailable";

/** What the bank says of the address that came with a card. */
export function addressChecks(number: string): { line1: Check; postcode: Check } {
  return addressChecksOf[number] ?? { line1: "pass", postcode: "pass" };
}

const addressChecksOf: Readonly<Record<string, { line1: Check; postcode: Check }>> = {
  "4000000000000036": { line1: "pass", postcode: "fail" },
  "4000000000000028": { line1: "fail", postcode: "pass" },
  "4000000000000010": { line1: "fail", postcode: "fail" },
  "4000000000000044": { line1: "unavailable", postcode: "unavailable" },
};

/** How risky a payment by this card looks. */
export function riskOf(number: string): { level: "normal" | "elevated" | "highest"; score: number } {
  if (number === "4000000000009235") return { level: "elevated", score: 65 };
  if (number === "4000000000004954" || number === "4100000000000019") return { level: "highest", score: 85 };
  return { level: "normal", score: 1 };
}

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
