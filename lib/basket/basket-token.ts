import { createHash, randomBytes } from "node:crypto";

/** A fresh 128-bit name for a basket, as the cookie carries it. */
export function newBasketToken(): string {
  return randomBytes(16).toString("base64url");
}

/** What the database keeps of it; a stolen table opens no basket. */
export function hashBasketToken(token: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash("sha256").update(token).digest());
}

export function isBasketToken(text: string | undefined): text is string {
  return text !== undefined && /^[A-Za-z0-9_-]{22}$/.test(text);
}
