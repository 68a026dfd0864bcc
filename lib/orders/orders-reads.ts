import { db } from "@/lib/db/client";
import { pence } from "@/lib/money";
import { claimedOrderId, isEndedOrderToken, isOrderToken } from "./order-link";
import type { OrderFacts } from "./orders";

const orderSelect = {
  id: true,
  number: true,
  state: true,
  email: true,
  subtotalPence: true,
  discountPence: true,
  deliveryPence: true,
  totalPence: true,
  deliveryMethod: true,
  zone: true,
  postcode: true,
  recipient: true,
  addressLine1: true,
  addressLine2: true,
  town: true,
  county: true,
  addressPostcode: true,
  country: true,
  linkVersion: true,
  createdAt: true,
  paidAt: true,
  discountCode: true,
  discountWords: true,
  dispatchBy: true,
  invoiceNumber: true,
  cancelledAt: true,
  cancelledBy: true,
  shipments: {
    orderBy: { dispatchedAt: "desc" },
    select: { id: true, carrier: true, trackingNumber: true, dispatchedAt: true, deliveredAt: true },
  },
  lines: {
    orderBy: { position: "asc" },
    select: {
      id: true,
      sku: true,
      productSlug: true,
      productName: true,
      optionText: true,
      pictureName: true,
      quantity: true,
      unitPricePence: true,
      totalPence: true,
      discountPence: true,
      vatRate: true,
      sealedOnly: true,
    },
  },
} as const;

const countryNames = new Intl.DisplayNames("en-GB", { type: "region" });

type AddressColumns = Readonly<
  Record<
    "recipient" | "addressLine1" | "addressLine2" | "town" | "county" | "addressPostcode" | "country",
    string | null
  >
>;

/** Name and address as they stand on a label, without what was left empty. */
export function addressLines(row: AddressColumns): string[] {
  const lines = [
    row.recipient,
    row.addressLine1,
    row.addressLine2,
    row.town,
    row.county,
    row.addressPostcode,
    row.country && (countryNames.of(row.country) ?? row.country),
  ];
  return lines.filter((line): line is string => line !== null && line !== "");
}

/** One order with its lines; null when there is none. */
export async function readOrder(id: string): Promise<OrderFacts | null> {
  const row = await db().order.findUnique({ where: { id }, select: orderSelect });
  if (!row) return null;
  return {
    id: row.id,
    number: row.number,
    state: row.state,
    email: row.email,
    subtotalPence: pence(row.subtotalPence),
    discountPence: pence(row.discountPence),
    deliveryPence: pence(row.deliveryPence),
    totalPence: pence(row.totalPence),
    deliveryMethod: row.deliveryMethod,
    zone: row.zone,
    postcode: row.postcode,
    address: addressLines(row),
    linkVersion: row.linkVersion,
    createdAt: row.createdAt,
    paidAt: row.paidAt,
    discountCode: row.discountCode,
    discountWords: row.discountWords,
    dispatchBy: row.dispatchBy,
    invoiceNumber: row.invoiceNumber,
    cancelledAt: row.cancelledAt,
    cancelledBy: row.cancelledBy,
    shipments: row.shipments,
    lines: row.lines.map(({ unitPricePence, totalPence, discountPence, ...line }) => ({
      ...line,
      unitPence: pence(unitPricePence),
      totalPence: pence(totalPence),
      discountPence: pence(discountPence),
    })),
  };
}

/** The order behind an unguessable address; null for a token that is not the shop's own, or no longer. */
export async function readOrderByToken(token: string): Promise<OrderFacts | null> {
  const id = claimedOrderId(token);
  const order = id ? await readOrder(id) : null;
  return order && isOrderToken(token, order.id, order.linkVersion) ? order : null;
}

/**
 * What an order's address leads to, without reading the order: the order, the word that its links were ended, or nothing that the
 * shop ever signed.
 */
export async function readOrderLink(token: string): Promise<"open" | "ended" | "unknown"> {
  const id = claimedOrderId(token);
  const order = id ? await db().order.findUnique({ where: { id }, select: { linkVersion: true } }) : null;
  if (id === null || order === null) return "unknown";
  if (isOrderToken(token, id, order.linkVersion)) return "open";
  return isEndedOrderToken(token, id, order.linkVersion) ? "ended" : "unknown";
}
