import { getToken } from "next-auth/jwt";
import { NextResponse, type NextRequest } from "next/server";
import { awayPage } from "@/app/api/answer";
import { accountPageAsks, permissionForPage } from "@/lib/auth/access-table";
import { may, type Viewer } from "@/lib/auth/auth";
import { readViewer } from "@/lib/auth/auth-reads";
import { csrfCookieName, csrfTokenOf, hasSecureCookies, mintCsrfCookie, signInSecret } from "@/lib/auth/csrf";
import { claimOf } from "@/lib/auth/session-claim";
import { isDatabaseAway } from "@/lib/db/errors";
import { siteUrl } from "@/lib/env";

/**
 * What must be settled before a page of the account or the desk begins to answer. Every page asks for itself who may see it;
 * but by then its status is on its way, and a redirect from inside a page is nothing without scripts. So whoever
 * may not see a page gets a true 307 or 404 here.
 */
export async function proxy(request: NextRequest): Promise<Response> {
  const { pathname, search } = request.nextUrl;
  const asks = accountPageAsks(pathname);
  if (asks === "anybody") return withCsrfCookie(request);
  // There is no such page of the account, and nobody need sign in to be told so.
  if (asks === null && !pathname.startsWith("/admin")) return NextResponse.next();
  // An action answers for itself, in words and with what was typed.
  if (request.method !== "GET" && request.method !== "HEAD") return NextResponse.next();
  const viewer = await viewerOf(request);
  if (viewer === "away") return awayPage();
  if (!viewer) {
    return NextResponse.redirect(siteUrl(`/sign-in?callbackUrl=${encodeURIComponent(pathname + search)}`));
  }
  const permission = permissionForPage(pathname);
  if (permission && !may(viewer.roles, permission)) {
    return NextResponse.rewrite(new URL("/_not-found", request.url), { status: 404 });
  }
  return permission ? NextResponse.next() : withCsrfCookie(request);
}

async function viewerOf(request: NextRequest): Promise<Viewer | null | "away"> {
  const token = await getToken({ req: request, secret: signInSecret(), secureCookie: hasSecureCookies() });
  const claim = claimOf(token);
  if (!claim) return null;
  try {
    return await readViewer(claim);
  } catch (error) {
    if (isDatabaseAway(error)) return "away";
    throw error;
  }
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

export const config = { matcher: ["/sign-in", "/account/:path*", "/admin/:path*"] };
