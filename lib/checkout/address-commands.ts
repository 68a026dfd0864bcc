import { recordAudit } from "@/lib/audit/audit-commands";
import { inTransaction, type Transaction } from "@/lib/db/client";
import { countryOf } from "@/lib/delivery/countries";
import { dispatchBy } from "@/lib/delivery/working-days";
import { zoneOf } from "@/lib/delivery/zones";
import { settleAlertsAbout } from "@/lib/desk-alerts/desk-alerts-commands";
import { lockOrder, moveOrder } from "@/lib/orders/orders-commands";
import { err, ok, type Result } from "@/lib/result";
import type { AddressForm, DeliveryAddress } from "./address-schema";
import type { AddressRefusal } from "./address";
import { moveByMoney } from "./order-money-commands";

/**
 * Puts right the address of an order that was paid for another zone, and lets it go on its way. Refuses an order whose
 * address is not in question, and an address that the delivery paid for does not reach.
 * @param actor who does it, as the journals name him
 */
export async function putAddressRight(
  actor: string,
  form: AddressForm,
): Promise<Result<void, AddressRefusal>> {
  const { number, reason, ...address } = form;
  return inTransaction(async (tx) => {
    const order = await tx.order.findUnique({ where: { number }, select: { id: true, zone: true } });
    if (!order) return err("unknown-order");
    const locked = await lockOrder(tx, order.id);
    if (locked?.state !== "address_query") return err("not-asked");
    if (zoneOf(address.addressPostcode) !== order.zone) return err("outside-zone");
    const subject = `order:${number}`;
    await writeAddress(tx, order.id, address);
    await letGo(tx, order.id, { subject, reason });
    await recordAudit(tx, {
      actor,
      action: "order.address",
      subject,
      reason,
      detail: { zone: order.zone },
    });
    return ok(undefined);
  });
}

/** Writes the address that a locked order goes to. */
export async function writeAddress(
  tx: Transaction,
  orderId: string,
  address: DeliveryAddress,
): Promise<void> {
  await tx.order.update({
    where: { id: orderId },
    data: {
      ...address,
      addressLine2: address.addressLine2 || null,
      county: address.county || null,
      country: countryOf(address.addressPostcode),
    },
    select: { id: true },
  });
}

/** Lets a locked order whose address was in question go on its way, and promises now by when it leaves. */
export async function letGo(
  tx: Transaction,
  orderId: string,
  end: { readonly subject: string; readonly reason: string },
): Promise<void> {
  await tx.order.update({
    where: { id: orderId },
    data: { dispatchBy: dispatchBy(new Date()) },
    select: { id: true },
  });
  await moveOrder(tx, orderId, "address_query", "paid");
  await moveByMoney(tx, orderId);
  await settleAlertsAbout(tx, { kind: "address-query", ...end });
}
