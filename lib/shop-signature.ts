import { createHmac, timingSafeEqual } from "node:crypto";
import { env } from "@/lib/env";

function sign(secret: string, text: string): string {
  return createHmac("sha256", secret).update(text).digest("base64url").slice(0, 32);
}

/** 192 bits of a link that only the shop's secret can make. */
export function signature(text: string): string {
  return sign(env().SHOP_SECRET, text);
}

/**
 * Whether a signature is the shop's own: made with its secret, or with the one before it, so that links in emails outlive a
 * change of secret.
 */
export function isSignature(given: string, text: string): boolean {
  const { SHOP_SECRET, SHOP_SECRET_BEFORE } = env();
  const secrets = SHOP_SECRET_BEFORE === undefined ? [SHOP_SECRET] : [SHOP_SECRET, SHOP_SECRET_BEFORE];
  const signed = Buffer.from(given);
  // All are compared, so that the time it takes does not tell which one it was.
  return secrets
    .map((secret) => Buffer.from(sign(secret, text)))
    .map((right) => signed.length === right.length && timingSafeEqual(signed, right))
    .includes(true);
}
