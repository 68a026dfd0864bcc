import { basketCookie, basketDays } from "@/lib/basket/basket";
import { basketMark } from "@/lib/basket/basket-mark";
import { env } from "@/lib/env";

/** The cookie's value, as the request brought it. */
export function basketToken(request: Request): string | undefined {
  const pair = (request.headers.get("cookie") ?? "")
    .split(/;\s*/)
    .find((cookie) => cookie.startsWith(`${basketCookie}=`));
  return pair?.slice(basketCookie.length + 1);
}

/** The lines that set it: out of scripts' reach, never sent along from other sites' forms; and the mark beside it. */
export function basketCookieLines(token: string): string[] {
  return cookieLines(token, "1", basketDays * 24 * 60 * 60);
}

/** The lines that have the browser forget both. */
export function forgetBasketLines(): string[] {
  return cookieLines("", "", 0);
}

function cookieLines(token: string, mark: string, seconds: number): string[] {
  const secure = env().SITE_URL.startsWith("https:") ? "; Secure" : "";
  const where = `Path=/; Max-Age=${seconds}; SameSite=Lax${secure}`;
  return [`${basketCookie}=${token}; ${where}; HttpOnly`, `${basketMark}=${mark}; ${where}`];
}
