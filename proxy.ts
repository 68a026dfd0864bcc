import { NextResponse, type NextRequest } from "next/server";
import {
  csrfCookieName,
  csrfTokenOf,
  hasSecureCookies,
  mintCsrfCookie,
  sessionCookieName,
} from "@/lib/auth/csrf";
import { siteUrl } from "@/lib/env";

/**
 * What must happen before a page of the account or the desk begins to answer. Whether somebody may see such a page, the page
 * itself asks; here strangers without any session only get a true redirect in place of one inside a page.
 */
export function proxy(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl;
  if (pathname === "/sign-in") return withCsrfCookie(request);
  if (request.method === "GET" && !request.cookies.has(sessionCookieName())) {
    return NextResponse.redirect(siteUrl(`/sign-in?callbackUrl=${encodeURIComponent(pathname + search)}`));
  }
  return pathname === "/account" ? withCsrfCookie(request) : NextResponse.next();
}

/**
 * Sees to it that next-auth's CSRF cookie is there before a form that needs it is shown. A page cannot set a cookie, and
 * fetching the token afterwards would leave out everybody without JavaScript.
 */
function withCsrfCookie(request: NextRequest): NextResponse {
  const name = csrfCookieName();
  if (csrfTokenOf(request.cookies.get(name)?.value) !== null) return NextResponse.next();
  const value = mintCsrfCookie();
  request.cookies.set(name, value);
  const response = NextResponse.next({ request: { headers: request.headers } });
  response.cookies.set(name, value, {
    httpOnly: true,
    sameSite: "lax",
    path: "/",
    secure: hasSecureCookies(),
  });
  return response;
}

export const config = { matcher: ["/sign-in", "/account", "/admin/:path*"] };
