import { db, type Transaction } from "@/lib/db/client";
import type { DeliveryMethod } from "@/lib/db/generated/enums";
import { fullName } from "@/lib/catalogue/catalogue";
import { addressLines } from "./orders-reads";
import type { OrderState } from "./orders";
import { unitsToPack } from "./packing";
import { partParcels } from "./packing-parcels";
import { readDueNumbers } from "./queue-reads";

interface ParcelLine {
  readonly id: string;
  readonly sku: string;
  readonly name: string;
  /** Whether it comes back unopened only. */
  readonly sealedOnly: boolean;
  readonly ordered: number;
  /** What goes into the parcel, or went into it: less what money was given back for before. */
  readonly units: number;
  /** Where it stands in the range, for a walk along the shelves: department, product, variant. */
  readonly place: readonly [number, number, number];
  readonly department: string;
}

/** What is packed for an order, or was: with no prices in it. */
export interface Parcel {
  readonly orderId: string;
  readonly number: number;
  readonly state: OrderState;
  readonly email: string;
  readonly address: readonly string[];
  readonly deliveryMethod: DeliveryMethod;
  readonly paidAt: Date | null;
  readonly dispatchBy: Date | null;
  readonly sentAt: Date | null;
  readonly cancelledAt: Date | null;
  readonly lines: readonly ParcelLine[];
}

/** The parcels of these orders, by number; a number that was never given is left out. */
export async function readParcels(
  numbers: readonly number[],
  tx: Transaction | ReturnType<typeof db> = db(),
): Promise<Parcel[]> {
  const rows = await tx.order.findMany({
    where: { number: { in: [...numbers] } },
    orderBy: { number: "asc" },
    select: {
      id: true,
      number: true,
      state: true,
      email: true,
      recipient: true,
      addressLine1: true,
      addressLine2: true,
      town: true,
      county: true,
      addressPostcode: true,
      country: true,
      deliveryMethod: true,
      paidAt: true,
      dispatchBy: true,
      sentAt: true,
      cancelledAt: true,
      shipments: { where: { isOwn: true }, select: { lines: true } },
      lines: {
        orderBy: { position: "asc" },
        select: {
          id: true,
          sku: true,
          productName: true,
          optionText: true,
          sealedOnly: true,
          quantity: true,
          refundLines: { select: { quantity: true, restock: true, refund: { select: { state: true } } } },
          variant: {
            select: {
              position: true,
              product: {
                select: { position: true, department: { select: { position: true, title: true } } },
              },
            },
          },
        },
      },
    },
  });
  return rows.map(({ id, shipments, lines, ...order }) => {
    const packed = shipments.flatMap((shipment) => shipment.lines);
    return {
      orderId: id,
      number: order.number,
      state: order.state,
      email: order.email,
      address: addressLines(order),
      deliveryMethod: order.deliveryMethod,
      paidAt: order.paidAt,
      dispatchBy: order.dispatchBy,
      sentAt: order.sentAt,
      cancelledAt: order.cancelledAt,
      lines: lines.map(({ productName, optionText, quantity, refundLines, variant, ...line }) => ({
        ...line,
        name: fullName(productName, optionText),
        ordered: quantity,
        units:
          packed.length > 0
            ? sum(packed.filter(({ orderLineId }) => orderLineId === line.id))
            : unitsToPack({
                quantity,
                backUnits: sum(refundLines.filter(({ refund }) => refund.state !== "failed")),
                shelvedUnits: sum(refundLines.filter(({ restock }) => restock)),
              }),
        place: [variant.product.department.position, variant.product.position, variant.position] as const,
        department: variant.product.department.title,
      })),
    };
  });
}

function sum(rows: readonly { readonly quantity: number }[]): number {
  return rows.reduce((total, { quantity }) => total + quantity, 0);
}

/** The parcels that an address asks for: those it names, or all that is due today or late. */
export async function readChosenParcels(
  { numbers, isDue }: { readonly numbers: readonly number[]; readonly isDue: boolean },
  now: Date,
) {
  const chosen = isDue ? await readDueNumbers(now) : numbers;
  return partParcels(chosen, await readParcels(chosen));
}
