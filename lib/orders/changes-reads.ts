import { db, type Transaction } from "@/lib/db/client";
import type { ChangeableOrder } from "./changes";

/** An order with what its buyer may still change of it, and what those changes need. */
interface ChangeableFacts extends ChangeableOrder {
  readonly id: string;
  readonly number: number;
  readonly email: string;
  readonly zone: string;
  readonly linkVersion: number;
  readonly address: AddressFields;
}

/** As given on the payment page, field by field; what was not given is empty. */
export type AddressFields = Readonly<
  Record<"recipient" | "addressLine1" | "addressLine2" | "town" | "county" | "addressPostcode", string>
>;

/** An order as its buyer may change it; null when there is none. In a transaction, read it behind the order's lock. */
export async function readChangeable(
  where: { readonly id: string } | { readonly number: number },
  tx: Transaction | ReturnType<typeof db> = db(),
): Promise<ChangeableFacts | null> {
  const order = await tx.order.findUnique({
    where,
    select: {
      id: true,
      number: true,
      state: true,
      email: true,
      zone: true,
      deliveryMethod: true,
      linkVersion: true,
      emailCorrections: true,
      paidAt: true,
      cancelledAt: true,
      recipient: true,
      addressLine1: true,
      addressLine2: true,
      town: true,
      county: true,
      addressPostcode: true,
      disputes: { select: { status: true, amountPence: true } },
      transitions: { where: { toState: "fulfilled" }, select: { id: true }, take: 1 },
      shipments: { select: { id: true }, take: 1 },
      lines: {
        select: {
          quantity: true,
          refundLines: { select: { quantity: true, restock: true, refund: { select: { state: true } } } },
        },
      },
    },
  });
  if (!order) return null;
  const { recipient, addressLine1, addressLine2, town, county, addressPostcode } = order;
  const { transitions, shipments, lines, ...facts } = order;
  return {
    ...facts,
    isSent: transitions.length > 0 || shipments.length > 0,
    unitsLeft: lines.reduce((left, line) => {
      const gone = line.refundLines.filter(({ restock, refund }) => restock || refund.state !== "failed");
      return left + line.quantity - Math.min(line.quantity, sum(gone.map(({ quantity }) => quantity)));
    }, 0),
    address: {
      recipient: recipient ?? "",
      addressLine1: addressLine1 ?? "",
      addressLine2: addressLine2 ?? "",
      town: town ?? "",
      county: county ?? "",
      addressPostcode: addressPostcode ?? "",
    },
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
