import { expect, test } from "vitest";
import { nextStep } from "./next-step";

const order = {
  state: "paid",
  refusal: null,
  isCollected: false,
  isOpen: false,
  hasOpenDispute: false,
} as const;

test.each([
  [order, /^Pack it, then give the carrier/],
  [{ ...order, isCollected: true }, /ready to collect/],
  [{ ...order, state: "partially_refunded" }, /^Pack it/],
  [{ ...order, state: "pending_payment", refusal: "not-paid" }, /^Nothing yet/],
  [{ ...order, state: "address_query", refusal: "address-query" }, /put the address right/],
  [{ ...order, state: "disputed", refusal: "disputed", hasOpenDispute: true }, /^Answer the dispute/],
  [
    { ...order, state: "disputed", refusal: "sent-already", isOpen: true, hasOpenDispute: true },
    /^Answer the dispute/,
  ],
  [{ ...order, state: "disputed", refusal: "disputed" }, /^Nothing/],
  [{ ...order, state: "paid_unfulfillable", refusal: "refunded" }, /^Send nothing/],
  [{ ...order, state: "fulfilled", refusal: "sent-already", isOpen: true }, /^Mark it as delivered/],
  [
    { ...order, state: "fulfilled", refusal: "sent-already", isOpen: true, isCollected: true },
    /^Hand it over/,
  ],
  [{ ...order, state: "fulfilled", refusal: "sent-already" }, /^Nothing/],
  [{ ...order, state: "partially_refunded", refusal: "nothing-left" }, /^Nothing/],
  [{ ...order, state: "refunded", refusal: "refunded" }, /^Nothing/],
  [{ ...order, state: "expired", refusal: "not-paid" }, /^Nothing/],
] as const)("%o", (facts, expected) => {
  expect(nextStep(facts)).toMatch(expected);
});
