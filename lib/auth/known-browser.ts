import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { env } from "@/lib/env";

/** The value that a browser keeps once this account has signed in from it. */
export function mintKnownBrowser(email: string): string {
  const mark = randomBytes(16).toString("base64url");
  return `${mark}.${seal(email, mark)}`;
}

/**
 * What tells a browser from which this account has signed in before; null for any other. Its tries are counted by themselves, so that
 * strangers who guess at an account do not lock its owner out.
 */
export function knownBrowser(cookie: string | undefined, email: string): string | null {
  const [mark, given] = cookie?.split(".") ?? [];
  if (!mark || !given) return null;
  const right = Buffer.from(seal(email, mark));
  const sealed = Buffer.from(given);
  return sealed.length === right.length && timingSafeEqual(sealed, right) ? mark : null;
}

function seal(email: string, mark: string): string {
  return createHmac("sha256", env().SHOP_SECRET).update(`known-browser:${email}:${mark}`).digest("base64url");
}
