import { hasSecureCookies } from "@/lib/auth/csrf";

/**
 * Tells the browser in which an account was asked for: only there does the password that was typed become the account's. It lasts as
 * long as the browser is open.
 */
export const browserCookie = "account-browser";

export function browserCookieLine(browser: string): string {
  const secure = hasSecureCookies() ? "; Secure" : "";
  return `${browserCookie}=${browser}; Path=/api/auth; HttpOnly; SameSite=Lax${secure}`;
}
