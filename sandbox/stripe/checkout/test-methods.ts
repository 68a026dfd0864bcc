/** The published payment methods that stand for test cards, `pm_card_…`, with the number of each. */
const numbers: Readonly<Record<string, string>> = {
  visa: "4242424242424242",
  visa_debit: "4000056655665556",
  mastercard: "5555555555554444",
  mastercard_debit: "5200828282828210",
  mastercard_prepaid: "5105105105105100",
  amex: "378282246310005",
  discover: "6011111111111117",
  diners: "3056930009020004",
  jcb: "3566002020360505",
  unionpay: "6200000000000005",
  gb: "4000008260000000",
  bypassPending: "4000000000000077",
  pendingRefund: "4000000000007726",
  refundFail: "4000000000005126",
  visa_chargeDeclined: "4000000000000002",
  visa_chargeDeclinedInsufficientFunds: "4000000000009995",
  visa_chargeDeclinedLostCard: "4000000000009987",
  visa_chargeDeclinedStolenCard: "4000000000009979",
  visa_chargeDeclinedFraudulent: "4100000000000019",
  visa_chargeDeclinedProcessingError: "4000000000000119",
  visa_chargeDeclinedVelocityLimitExceeded: "4000000000006975",
  chargeDeclined: "4000000000000002",
  chargeDeclinedInsufficientFunds: "4000000000009995",
  chargeDeclinedExpiredCard: "4000000000000069",
  chargeDeclinedIncorrectCvc: "4000000000000127",
  chargeDeclinedProcessingError: "4000000000000119",
  createDispute: "4000000000000259",
  createDisputeProductNotReceived: "4000000000002685",
  createDisputeInquiry: "4000000000001976",
  authenticationRequired: "4000002760003184",
  threeDSecure2Required: "4000000000003220",
};

/** The number of the card that a published payment method stands for; undefined for any other id. */
export function cardOfTestMethod(id: string): string | undefined {
  return id.startsWith("pm_card_") ? numbers[id.slice("pm_card_".length)] : undefined;
}
