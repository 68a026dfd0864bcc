import { basketCookie, basketDays } from "@/lib/basket/basket";
import { env } from "@/lib/env";

/** The cookie's value, as the request brought it. */
export function basketToken(request: Request): string | undefined {
  const pair = (request.headers.get("cookie") ?? "")
    .split(/;\s*/)
    .find((cookie) => cookie.startsWith(`${basketCookie}=`));
  return pair?.slice(basketCookie.length + 1);
}

/** The line that sets it: out of scripts' reach, never sent along from other sites' forms. */
export function basketCookieLine(token: string): string {
  return cookieLine(token, basketDays * 24 * 60 * 60);
}

/** The line that has the browser forget it. */
export function forgetBasketLine(): string {
  return cookieLine("", 0);
}

function cookieLine(value: string, seconds: number): string {
  const secure = env().SITE_URL.startsWith("https:") ? "; Secure" : "";
  return `${basketCookie}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`;
}
