import { fullName } from "@/lib/catalogue/catalogue";
import { db, type Transaction } from "@/lib/db/client";
import { isDisputeOpen } from "@/lib/orders/orders";
import { londonDay } from "./return-days";
import { arrivalAfter } from "./return-terms";
import { returnWindows, type ReturnWindows } from "./returns";

/** Another variant of the same product, at the same price and in stock, that may be had in exchange. */
interface ExchangeChoice {
  readonly variantId: string;
  readonly name: string;
  readonly available: number;
  /** The very same one, for what came back with something wrong. */
  readonly isSame: boolean;
}

export interface ReturnableLine {
  readonly id: string;
  readonly name: string;
  readonly pictureName: string | null;
  /** Units that were ordered, and those of them that can still come back. */
  readonly quantity: number;
  readonly left: number;
  readonly sealedOnly: boolean;
  readonly choices: readonly ExchangeChoice[];
}

/** An order as far as sending something back must know it. */
export interface ReturnableOrder {
  readonly id: string;
  readonly number: number;
  /** Null while it has not left us. */
  readonly windows: ReturnWindows | null;
  readonly isDisputed: boolean;
  readonly lines: readonly ReturnableLine[];
}

/** What of an order can come back; null when there is none. */
export async function readReturnable(
  orderId: string,
  tx: Transaction | ReturnType<typeof db> = db(),
): Promise<ReturnableOrder | null> {
  const order = await tx.order.findUnique({
    where: { id: orderId },
    select: {
      id: true,
      number: true,
      deliveryMethod: true,
      zone: true,
      disputes: { select: { status: true, amountPence: true } },
      transitions: { where: { toState: "fulfilled" }, orderBy: { id: "asc" }, select: { createdAt: true } },
      shipments: {
        where: { exchangeOf: null },
        orderBy: { dispatchedAt: "asc" },
        take: 1,
        select: { dispatchedAt: true, deliveredAt: true },
      },
      lines: {
        orderBy: { position: "asc" },
        select: {
          id: true,
          variantId: true,
          productName: true,
          optionText: true,
          pictureName: true,
          quantity: true,
          cataloguePence: true,
          sealedOnly: true,
          variant: { select: { product: { select: { state: true, name: true, variants: choiceSelect } } } },
        },
      },
    },
  });
  if (!order) return null;
  const taken = await readTaken(orderId, tx);
  const [sent] = order.transitions;
  // What the desk marked as sent without a parcel's row left when it was marked.
  const shipment = order.shipments[0] ?? (sent && { dispatchedAt: sent.createdAt, deliveredAt: null });
  return {
    id: order.id,
    number: order.number,
    windows:
      sent && shipment
        ? returnWindows(shipment, (day) => arrivalAfter(day, order, londonDay(new Date())))
        : null,
    isDisputed: order.disputes.some(isDisputeOpen),
    lines: order.lines.map(({ variantId, variant: { product }, ...line }) => ({
      id: line.id,
      name: fullName(line.productName, line.optionText),
      pictureName: line.pictureName,
      quantity: line.quantity,
      left: Math.max(0, line.quantity - (taken.get(line.id) ?? 0)),
      sealedOnly: line.sealedOnly,
      choices: product.variants
        .filter(({ pricePence }) => product.state === "live" && pricePence === line.cataloguePence)
        .map(({ id, values, level }) => ({
          variantId: id,
          name: fullName(product.name, values.map(({ value }) => value).join(", ")),
          available: level ? level.onHand - level.reserved : 0,
          isSame: id === variantId,
        }))
        .filter(({ available }) => available > 0),
    })),
  };
}

const choiceSelect = {
  orderBy: { position: "asc" },
  select: {
    id: true,
    pricePence: true,
    values: { select: { value: true }, orderBy: { option: { position: "asc" } } },
    level: { select: { onHand: true, reserved: true } },
  },
} as const;

/** By line, units that cannot come back any more, as the database's own last check counts them. */
async function readTaken(
  orderId: string,
  tx: Transaction | ReturnType<typeof db>,
): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.$queryRaw<{ id: string; taken: number }[]>`
    SELECT id, units_not_returnable(id) AS taken FROM order_line WHERE order_id = ${orderId}::uuid`;
  return new Map(rows.map(({ id, taken }) => [id, taken]));
}
