import { cookies } from "next/headers";
import { hasSecureCookies } from "@/lib/auth/csrf";

export const typedEmailCookie = "typed-email";
const seconds = 120;

/**
 * The line that keeps an address that was refused for the page that says why, so that nobody types it twice. It is not
 * put into that page's address, where histories and logs would keep it for good.
 */
export function typedEmailLine(
  typed: string,
  path: "/account" | "/alerts" | "/newsletter" | "/sign-in",
): string {
  const value = encodeURIComponent(typed.slice(0, 254).toWellFormed());
  const secure = hasSecureCookies() ? "; Secure" : "";
  return `${typedEmailCookie}=${value}; Path=${path}; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`;
}

/** The address that was refused a moment ago; empty when none was. */
export async function readTypedEmail(): Promise<string> {
  return (await cookies()).get(typedEmailCookie)?.value ?? "";
}
