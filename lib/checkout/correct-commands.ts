import { createHash } from "node:crypto";
import { recordAudit } from "@/lib/audit/audit-commands";
import { moveRedemption } from "@/lib/codes/codes-commands";
import { inTransaction } from "@/lib/db/client";
import { zoneOf } from "@/lib/delivery/zones";
import {
  addressChangeRefusal,
  emailChangeRefusal,
  type AddressChangeRefusal,
  type EmailChangeRefusal,
} from "@/lib/orders/changes";
import { readChangeable, type AddressFields } from "@/lib/orders/changes-reads";
import { orderToken } from "@/lib/orders/order-link";
import { lockOrder } from "@/lib/orders/orders-commands";
import { enqueue, wakeWorker } from "@/lib/outbox/outbox-commands";
import { err, ok, type Result } from "@/lib/result";
import { letGo, writeAddress } from "./address-commands";
import { addressFieldNames, type DeliveryAddress } from "./address-schema";

/**
 * Has a paid order that has not been sent go to another address in the zone that delivery was paid for; one whose address was in
 * question goes on its way. The buyer gets his confirmation again, so that nobody sends a parcel elsewhere behind his back.
 * Refuses what `addressChangeRefusal` refuses, and an address outside the zone. The same address again changes nothing.
 */
export async function correctAddress(
  orderId: string,
  address: DeliveryAddress,
): Promise<Result<void, AddressChangeRefusal>> {
  const corrected = await inTransaction(async (tx): Promise<Result<void, AddressChangeRefusal>> => {
    if (!(await lockOrder(tx, orderId))) return err("unknown-order");
    const order = await readChangeable({ id: orderId }, tx);
    if (!order) return err("unknown-order");
    const refusal = addressChangeRefusal(order);
    if (refusal) return err(refusal);
    if (zoneOf(address.addressPostcode) !== order.zone) return err("outside-zone");
    if (isSameAddress(order.address, address) && order.state !== "address_query") return ok(undefined);
    const subject = `order:${order.number}`;
    const reason = "Put right by the buyer";
    await writeAddress(tx, orderId, address);
    if (order.state === "address_query") await letGo(tx, orderId, { subject, reason });
    await recordAudit(tx, {
      actor: "buyer",
      action: "order.address",
      subject,
      reason,
      detail: { zone: order.zone },
    });
    const key = `address-${addressHash(address)}`;
    await enqueue(tx, {
      kind: "order-again",
      dedupeKey: `order-again:${orderId}:${key}`,
      payload: { orderId, letter: "order-confirmation", key },
    });
    return ok(undefined);
  });
  if (corrected.ok) await wakeWorker();
  return corrected;
}

function isSameAddress(one: AddressFields, other: DeliveryAddress): boolean {
  return addressFieldNames.every((field) => one[field] === other[field]);
}

/** One letter an address, however often it is sent: which it was, the outbox need not say. */
function addressHash(address: DeliveryAddress): string {
  const text = JSON.stringify(addressFieldNames.map((field) => address[field]));
  return createHash("sha256").update(text).digest("base64url").slice(0, 22);
}

/**
 * Puts right the mailbox that an order's letters go to. The links sent to the old one stop opening the order; the new one gets the
 * confirmation, the old one is told that there is another, and not which.
 * Refuses what `emailChangeRefusal` refuses, and the address that the order has already.
 * @returns the token that opens the order from now on
 */
export async function correctEmail(
  orderId: string,
  email: string,
  now = new Date(),
): Promise<Result<string, EmailChangeRefusal>> {
  const corrected = await inTransaction(async (tx): Promise<Result<string, EmailChangeRefusal>> => {
    if (!(await lockOrder(tx, orderId))) return err("unknown-order");
    const order = await readChangeable({ id: orderId }, tx);
    if (!order) return err("unknown-order");
    const refusal = emailChangeRefusal(order, now);
    if (refusal) return err(refusal);
    if (order.email.toLowerCase() === email.toLowerCase()) return err("same-email");
    const { linkVersion, emailCorrections } = await tx.order.update({
      where: { id: orderId },
      data: { email, linkVersion: { increment: 1 }, emailCorrections: { increment: 1 } },
      select: { linkVersion: true, emailCorrections: true },
    });
    await moveRedemption(tx, orderId, email);
    await recordAudit(tx, {
      actor: "buyer",
      action: "order.email",
      subject: `order:${order.number}`,
      reason: "Put right by the buyer",
      detail: { correction: emailCorrections },
    });
    const key = `email-${emailCorrections}`;
    await enqueue(tx, {
      kind: "order-again",
      dedupeKey: `order-again:${orderId}:${key}`,
      payload: { orderId, letter: "order-confirmation", key },
    });
    await enqueue(tx, {
      kind: "order-email-changed",
      dedupeKey: `order-email-changed:${orderId}:${emailCorrections}`,
      payload: { orderId, to: order.email },
    });
    return ok(orderToken(orderId, linkVersion));
  });
  if (corrected.ok) await wakeWorker();
  return corrected;
}
