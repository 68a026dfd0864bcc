import { createHmac, timingSafeEqual } from "node:crypto";
import { env, siteUrl } from "@/lib/env";

function signature(orderId: string, version: number): string {
  return createHmac("sha256", env().SHOP_SECRET)
    .update(`order-link:${orderId}:${version}`)
    .digest("base64url")
    .slice(0, 32);
}

/**
 * The unguessable part of an order's address: its id and 192 bits that only the shop's secret can
 * make. Nothing is stored, so that every email can repeat it; raising the version ends old links.
 */
export function orderToken(orderId: string, version: number): string {
  return `${orderId.replaceAll("-", "")}${signature(orderId, version)}`;
}

export function orderUrl(orderId: string, version: number): string {
  return siteUrl(`/orders/${orderToken(orderId, version)}`);
}

/** The order id that a token claims; whether the claim is true, `isOrderToken` says. */
export function claimedOrderId(token: string): string | null {
  const match = /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})[A-Za-z0-9_-]{32}$/.exec(
    token,
  );
  return match ? match.slice(1).join("-") : null;
}

export function isOrderToken(token: string, orderId: string, version: number): boolean {
  const given = Buffer.from(token);
  const right = Buffer.from(orderToken(orderId, version));
  return given.length === right.length && timingSafeEqual(given, right);
}
