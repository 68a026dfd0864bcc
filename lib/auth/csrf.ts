import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { env } from "@/lib/env";

/** The secret of sign-in alone, so that the shop's own secret is used for nothing directly. */
export function signInSecret(): string {
  return createHmac("sha256", env().SHOP_SECRET).update("next-auth").digest("hex");
}

/** Whether cookies may only travel over https. */
export function hasSecureCookies(): boolean {
  return new URL(env().SITE_URL).protocol === "https:";
}

/** The name next-auth gives the cookie that its forms are checked against. */
export function csrfCookieName(): string {
  return hasSecureCookies() ? "__Host-next-auth.csrf-token" : "next-auth.csrf-token";
}

/** A new cookie value, `token|hash`, exactly as next-auth makes and checks it. */
export function mintCsrfCookie(): string {
  const token = randomBytes(32).toString("hex");
  return `${token}|${csrfHash(token)}`;
}

/** The token that a form must repeat; null when the cookie is missing or was not made with our secret. */
export function csrfTokenOf(cookie: string | undefined): string | null {
  const [token, hash] = cookie?.split("|") ?? [];
  if (token === undefined || hash === undefined) return null;
  const expected = Buffer.from(csrfHash(token));
  const given = Buffer.from(hash);
  return given.length === expected.length && timingSafeEqual(given, expected) ? token : null;
}

function csrfHash(token: string): string {
  return createHash("sha256")
    .update(token + signInSecret())
    .digest("hex");
}
