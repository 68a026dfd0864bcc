import type { Transaction } from "@/lib/db/client";
import type { AskedLine } from "./receipt";
import type { DeliveredFacts } from "./return-terms";
import type { ReturnState } from "./returns";

/** A return as it was asked for, for whoever opens the parcel. */
export interface ReturnToReceive {
  readonly id: string;
  readonly state: ReturnState;
  readonly orderNumber: number;
  readonly delivered: DeliveredFacts;
  readonly lines: readonly AskedLine[];
}

/** @throws when there is no such return */
export async function readReturnToReceive(number: number, tx: Transaction): Promise<ReturnToReceive> {
  const { order, lines, ...request } = await tx.returnRequest.findUniqueOrThrow({
    where: { number },
    select: {
      id: true,
      state: true,
      order: {
        select: {
          number: true,
          deliveryMethod: true,
          zone: true,
          deliveryPence: true,
          subtotalPence: true,
          lines: { select: { weightGrams: true, quantity: true } },
        },
      },
      lines: {
        orderBy: { orderLine: { position: "asc" } },
        select: {
          id: true,
          orderLineId: true,
          quantity: true,
          reason: true,
          exchangeVariantId: true,
          orderLine: { select: { variantId: true, sealedOnly: true } },
        },
      },
    },
  });
  const { number: orderNumber, subtotalPence, ...delivered } = order;
  return {
    ...request,
    orderNumber,
    delivered: { ...delivered, goodsPence: subtotalPence },
    lines: lines.map(({ orderLine, ...line }) => ({ ...line, ...orderLine })),
  };
}
