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
  const secure = env().SITE_URL.startsWith("https:") ? "; Secure" : "";
  return `${basketCookie}=${token}; Path=/; Max-Age=${basketDays * 24 * 60 * 60}; HttpOnly; SameSite=Lax${secure}`;
}
