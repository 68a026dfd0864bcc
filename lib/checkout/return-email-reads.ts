import { fullName } from "@/lib/catalogue/catalogue";
import { db } from "@/lib/db/client";
import { pence, type Pence } from "@/lib/money";
import { isOurFault, returnNumberText } from "@/lib/orders/return-reasons";

/** What a buyer is told about things that come back. */
export interface ReturnForEmail {
  readonly id: string;
  /** "R1001" */
  readonly number: string;
  readonly sendBy: Date;
  /** Faulty, damaged or wrong: then the postage is ours. */
  readonly isOurFault: boolean;
  /** What goes back to the card; null while that is not decided. */
  readonly refundPence: Pence | null;
  /** What is to come back; once it is here, what came. */
  readonly lines: readonly {
    readonly name: string;
    readonly quantity: number;
    /** What is sent in its place; null where the money goes back. */
    readonly insteadName: string | null;
    /** Why some or all of its money is kept; null where none is. */
    readonly note: string | null;
  }[];
}

/** What `variantName` needs. */
export const variantNameSelect = {
  values: { select: { value: true }, orderBy: { option: { position: "asc" } } },
  product: { select: { name: true } },
} as const;

/** @throws when there is no such return */
export async function readReturnForEmail(id: string): Promise<ReturnForEmail> {
  const { number, sendBackBy, receivedAt, refund, lines } = await db().returnRequest.findUniqueOrThrow({
    where: { id },
    select: {
      number: true,
      sendBackBy: true,
      receivedAt: true,
      refund: { select: { amountPence: true } },
      lines: {
        orderBy: { orderLine: { position: "asc" } },
        select: {
          quantity: true,
          reason: true,
          receivedUnits: true,
          decision: true,
          note: true,
          orderLine: { select: { productName: true, optionText: true } },
          exchangeVariant: { select: variantNameSelect },
        },
      },
    },
  });
  return {
    id,
    number: returnNumberText(number),
    sendBy: sendBackBy,
    isOurFault: lines.some(({ reason }) => isOurFault(reason)),
    refundPence: receivedAt ? pence(refund?.amountPence ?? 0) : null,
    lines: lines
      .map(({ quantity, receivedUnits, decision, note, orderLine, exchangeVariant }) => ({
        name: fullName(orderLine.productName, orderLine.optionText),
        quantity: receivedUnits ?? quantity,
        insteadName:
          exchangeVariant && (!receivedAt || decision === "exchange") ? variantName(exchangeVariant) : null,
        note: decision === "refuse" || decision === "refund_less" ? note : null,
      }))
      .filter((line) => line.quantity > 0),
  };
}

/** "Compression Tights, M" */
export function variantName(variant: {
  readonly values: readonly { readonly value: string }[];
  readonly product: { readonly name: string };
}): string {
  return fullName(variant.product.name, variant.values.map(({ value }) => value).join(", "));
}
