import { fullName } from "@/lib/catalogue/catalogue";
import { db } from "@/lib/db/client";
import type { ReturnDecision } from "@/lib/db/generated/enums";
import { pence, type Pence } from "@/lib/money";
import { isOurFault } from "@/lib/orders/return-reasons";

/** What a buyer is told about things that come back. */
export interface ReturnForEmail {
  readonly id: string;
  readonly number: number;
  /** The last day to send it on. */
  readonly sendBy: Date;
  readonly lines: readonly ReturnLineForEmail[];
}

export interface ReturnLineForEmail {
  readonly name: string;
  /** Units that were announced. */
  readonly quantity: number;
  /** Something is wrong with it: then the postage is ours. */
  readonly isOurFault: boolean;
  /** What is wanted in its place; null where the money goes back. */
  readonly insteadName: string | null;
  /** Null while the parcel is not here. */
  readonly receipt: ReceiptForEmail | null;
}

export interface ReceiptForEmail {
  readonly units: number;
  /** Null when nothing came. */
  readonly decision: ReturnDecision | null;
  readonly refundPence: Pence;
  /** Why less or nothing goes back. */
  readonly note: string | null;
}

/** What {@link variantName} needs of a variant. */
export const variantNameSelect = {
  product: { select: { name: true } },
  values: { orderBy: { option: { position: "asc" } }, select: { value: true } },
} as const;

interface NamedVariant {
  readonly product: { readonly name: string };
  readonly values: readonly { readonly value: string }[];
}

export function variantName({ product, values }: NamedVariant): string {
  return fullName(product.name, values.map(({ value }) => value).join(", "));
}

/** @throws when the order has no such return */
export async function readReturnForEmail(orderId: string, id: string): Promise<ReturnForEmail> {
  const request = await db().returnRequest.findFirstOrThrow({
    where: { id, orderId },
    select: {
      id: true,
      number: true,
      sendBackBy: true,
      lines: {
        orderBy: { orderLine: { position: "asc" } },
        select: {
          quantity: true,
          reason: true,
          receivedUnits: true,
          decision: true,
          refundPence: true,
          note: true,
          orderLine: { select: { productName: true, optionText: true } },
          exchangeVariant: { select: variantNameSelect },
        },
      },
    },
  });
  return {
    id: request.id,
    number: request.number,
    sendBy: request.sendBackBy,
    lines: request.lines.map(({ orderLine, exchangeVariant, ...line }) => ({
      name: fullName(orderLine.productName, orderLine.optionText),
      quantity: line.quantity,
      isOurFault: isOurFault(line.reason),
      insteadName: exchangeVariant && variantName(exchangeVariant),
      receipt:
        line.receivedUnits === null
          ? null
          : {
              units: line.receivedUnits,
              decision: line.decision,
              refundPence: pence(line.refundPence ?? 0),
              note: line.note,
            },
    })),
  };
}

/** The return that was asked for last. @throws when there is none */
export async function readNewestReturnId(orderId: string): Promise<string> {
  const { id } = await db().returnRequest.findFirstOrThrow({
    where: { orderId },
    orderBy: { createdAt: "desc" },
    select: { id: true },
  });
  return id;
}

/** What is in the parcel of an exchange; null for any other parcel. */
export async function readExchangedUnits(
  shipmentId: string,
): Promise<{ name: string; quantity: number }[] | null> {
  const request = await db().returnRequest.findUnique({
    where: { shipmentId },
    select: {
      lines: {
        where: { decision: "exchange" },
        orderBy: { orderLine: { position: "asc" } },
        select: { receivedUnits: true, exchangeVariant: { select: variantNameSelect } },
      },
    },
  });
  if (!request) return null;
  return request.lines.flatMap(({ receivedUnits, exchangeVariant }) =>
    exchangeVariant && receivedUnits ? [{ name: variantName(exchangeVariant), quantity: receivedUnits }] : [],
  );
}
