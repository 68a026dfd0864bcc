import { fullName } from "@/lib/catalogue/catalogue";
import { db } from "@/lib/db/client";
import { readExchangedUnits } from "./return-email-reads";

/** What a buyer is told about a parcel, or about what waits to be fetched. */
export interface ShipmentForEmail {
  readonly id: string;
  readonly carrier: string | null;
  readonly trackingNumber: string | null;
  readonly deliveredAt: Date | null;
  readonly units: readonly { readonly name: string; readonly quantity: number }[];
}

/**
 * A shipment with what is in it, as it was packed; what was chosen instead, for an exchange; and for one that nobody wrote down what
 * was in, what was ordered, less what had gone back before it left.
 * @param id the newest one of the order when left out
 * @throws when the order has no such shipment
 */
export async function readShipmentForEmail(orderId: string, id?: string): Promise<ShipmentForEmail> {
  const shipment = await db().shipment.findFirstOrThrow({
    where: { orderId, ...(id !== undefined && { id }) },
    orderBy: { dispatchedAt: "desc" },
    select: {
      id: true,
      carrier: true,
      trackingNumber: true,
      dispatchedAt: true,
      deliveredAt: true,
      lines: {
        orderBy: { orderLine: { position: "asc" } },
        select: { quantity: true, orderLine: { select: { productName: true, optionText: true } } },
      },
      order: {
        select: {
          lines: {
            orderBy: { position: "asc" },
            select: {
              productName: true,
              optionText: true,
              quantity: true,
              refundLines: {
                where: { refund: { state: { not: "failed" } } },
                select: { quantity: true, refund: { select: { createdAt: true } } },
              },
            },
          },
        },
      },
    },
  });
  const { dispatchedAt, order, lines: packed, ...facts } = shipment;
  if (packed.length > 0) {
    const units = packed.map(({ quantity, orderLine: { productName, optionText } }) => ({
      name: fullName(productName, optionText),
      quantity,
    }));
    return { ...facts, units };
  }
  const exchanged = await readExchangedUnits(facts.id);
  if (exchanged) return { ...facts, units: exchanged };
  const units = order.lines.map(({ productName, optionText, quantity, refundLines }) => ({
    name: fullName(productName, optionText),
    quantity: refundLines
      .filter(({ refund }) => refund.createdAt < dispatchedAt)
      .reduce((left, back) => left - back.quantity, quantity),
  }));
  return { ...facts, units: units.filter(({ quantity }) => quantity > 0) };
}
