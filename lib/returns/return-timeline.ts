import { returnNumberText } from "@/lib/orders/return-reasons";
import type { TimelineEntry } from "@/lib/orders/timeline";
import { dayWords } from "./return-days";
import type { ReturnFacts } from "./returns-reads";

/**
 * What came back of an order, as its history tells it.
 * @param order the address of the order's page
 */
export function returnEntries(returns: readonly ReturnFacts[], order: string): TimelineEntry[] {
  return returns.flatMap(({ id, number, state, sendBackBy, createdAt, receivedAt }) => {
    const name = returnNumberText(number);
    const link = { href: `${order}/return/${number}`, title: `Return ${name}` };
    return [
      {
        key: id,
        at: createdAt,
        title:
          state === "withdrawn"
            ? "You asked to send something back, and kept it"
            : "You asked to send something back",
        ...(state === "asked" && { detail: `Send it by ${dayWords(sendBackBy)}` }),
        link,
      },
      ...(receivedAt
        ? [{ key: `${id}-here`, at: receivedAt, title: "What you sent back is here", link }]
        : []),
    ];
  });
}
