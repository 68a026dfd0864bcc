import { orderNumberText } from "@/lib/orders/orders";
import { deliveredRefusalWords } from "@/lib/orders/shipments";
import type { DispatchAnswer } from "./dispatch-commands";
import type { DeliveredAnswer } from "./shipment-commands";

const list = new Intl.ListFormat("en-GB", { type: "conjunction" });
const named = (numbers: readonly number[]) => list.format(numbers.map(orderNumberText));

/** What became of a dispatch form, in a few sentences: who was sent, what is odd, how many stay. */
export function dispatchedText(answers: readonly DispatchAnswer[], refused: number): string {
  const sent = answers.flatMap(({ number, result }) => (result.ok ? [{ number, ...result.value }] : []));
  const gone = sent.filter(({ isCollected }) => !isCollected).map(({ number }) => number);
  const ready = sent.filter(({ isCollected }) => isCollected).map(({ number }) => number);
  const odd = sent.filter(({ isOddNumber }) => isOddNumber).map(({ number }) => number);
  return [
    gone.length > 0 && `Sent: ${named(gone)}.`,
    ready.length > 0 && `Ready to collect: ${named(ready)}.`,
    sent.length > 0 && (sent.length === 1 ? "The buyer is written to." : "Their buyers are written to."),
    odd.length > 0 &&
      `Check the tracking number of ${named(odd)}: it does not look like one of that carrier. It can be put right on the order’s page.`,
    refused > 0 &&
      (refused === 1 ? "One was not sent; it says why." : `${refused} were not sent; each says why.`),
  ]
    .filter(Boolean)
    .join(" ");
}

/** What became of parcels that were marked as arrived. */
export function deliveredText(answers: readonly DeliveredAnswer[]): string {
  const done = answers.flatMap(({ result }) => (result.ok ? [result.value.number] : []));
  const refusals = [...new Set(answers.flatMap(({ result }) => (result.ok ? [] : [result.refusal])))];
  return [
    done.length > 0 &&
      `Arrived: ${named(done)}. ${done.length === 1 ? "The buyer is" : "Their buyers are"} written to.`,
    ...refusals.map((refusal) => deliveredRefusalWords[refusal]),
  ]
    .filter(Boolean)
    .join(" ");
}
