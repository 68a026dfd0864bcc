import { siteUrl } from "@/lib/env";
import { isSignature, signature } from "@/lib/shop-signature";

const signatureLength = 32;

function claim(orderId: string, version: number): string {
  return `order-link:${orderId}:${version}`;
}

/**
 * The unguessable part of an order's address: its id and 192 bits that only the shop's secret can
 * make. Nothing is stored, so that every email can repeat it; raising the version ends old links.
 */
export function orderToken(orderId: string, version: number): string {
  return `${orderId.replaceAll("-", "")}${signature(claim(orderId, version))}`;
}

export function orderUrl(orderId: string, version: number): string {
  return siteUrl(`/orders/${orderToken(orderId, version)}`);
}

/** Where a buyer looks his order up, as it is read off paper: "fettle.example/orders". */
export function lookUpOnPaper(): string {
  return siteUrl("/orders").replace(/^https?:\/\//, "");
}

/** The order id that a token claims; whether the claim is true, `isOrderToken` says. */
export function claimedOrderId(token: string): string | null {
  const match = /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})[A-Za-z0-9_-]{32}$/.exec(
    token,
  );
  return match ? match.slice(1).join("-") : null;
}

export function isOrderToken(token: string, orderId: string, version: number): boolean {
  const id = token.slice(0, -signatureLength);
  const given = token.slice(-signatureLength);
  // The signature is compared whatever the id is, so that both take the same time.
  return isSignature(given, claim(orderId, version)) && id === orderId.replaceAll("-", "");
}

/** Whether a token opened its order once, before its links were ended: true only for what the shop itself has signed. */
export function isEndedOrderToken(token: string, orderId: string, version: number): boolean {
  const before = Array.from({ length: version - 1 }, (_, index) => index + 1);
  return before.some((earlier) => isOrderToken(token, orderId, earlier));
}
