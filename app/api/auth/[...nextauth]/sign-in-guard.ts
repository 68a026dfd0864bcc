import { NextRequest } from "next/server";
import { signInSchema } from "@/lib/auth/auth-schema";
import { addressOnSite } from "@/lib/auth/auth";
import { hasSecureCookies } from "@/lib/auth/csrf";
import { knownBrowser, mintKnownBrowser } from "@/lib/auth/known-browser";
import { knownBrowserCookie, knownBrowserDays } from "@/lib/auth/known-browser-terms";
import { env } from "@/lib/env";
import { readBody, wantsJson } from "@/lib/form";
import { consume, forget, giveBack, type Counted } from "@/lib/limits/limiter";
import { tooOftenWords, type LimitRefusal } from "@/lib/limits/limits";
import { keyedHash, visitorOf } from "@/lib/limits/visitor";
import { typedEmailLine } from "@/app/typed-email";
import { awayPage, awayWords, json, refusalPage, sendOn } from "../../answer";
import { slowAnswer } from "../../too-often";

const maximumBytes = 16 * 1024;

/** A try at signing in: tells whether somebody was signed in, and what the answer was. */
export type SignIn = (
  request: NextRequest,
) => Promise<{ readonly response: Response; readonly signedIn: boolean }>;

/**
 * Lets a password be tried, unless too many were wrong: from this address, or for this account from wherever it was tried. A try is
 * counted before it is made, so that a hundred at once are a hundred, and taken back once it was right. An account that there is
 * not is counted like any other.
 */
export async function guardSignIn(request: NextRequest, signIn: SignIn): Promise<Response> {
  const body = await readBody(request, maximumBytes);
  if (!body) return refusalPage("That did not work", "That was more than we can take in.", 413);
  const fields = fieldsOf(body, request.headers.get("content-type") ?? "");
  const typed = signInSchema.shape.email.safeParse(fields.get("email"));
  const email = typed.success ? typed.data : null;
  const who = countedFor(request, email);
  const counted = await consume("sign-in", who);
  if (!counted.ok) return refuse(request, fields, counted.refusal);
  const { url, method, headers } = request;
  const { response, signedIn } = await signIn(new NextRequest(url, { method, headers, body }));
  if (!signedIn || email === null) return response;
  const { address = null, account = null } = who;
  await Promise.all([giveBack("sign-in", { address }), forget("sign-in", { account })]);
  const kept = new Headers(response.headers);
  kept.append("set-cookie", knownBrowserLine(email));
  return new Response(response.body, { status: response.status, headers: kept });
}

/**
 * Lets a link be opened. One that opens nothing leads back to its page, which says why; a link has 192 bits, and is not guessed.
 */
export async function guardLink(request: NextRequest, signIn: SignIn): Promise<Response> {
  const body = await readBody(request, maximumBytes);
  if (!body) return refusalPage("That did not work", "That was more than we can take in.", 413);
  const token = fieldsOf(body, request.headers.get("content-type") ?? "").get("token");
  const { url, method, headers } = request;
  const { response, signedIn } = await signIn(new NextRequest(url, { method, headers, body }));
  if (signedIn || wantsJson(request.headers)) return response;
  return sendOn(`/account/confirm?${new URLSearchParams({ token: typeof token === "string" ? token : "" })}`);
}

/** Reads what next-auth will read, and as it does: what is counted must be what is tried. */
function fieldsOf(body: Uint8Array, type: string): Map<string, unknown> {
  const text = new TextDecoder().decode(body);
  if (!type.includes("application/json")) return new Map(new URLSearchParams(text));
  try {
    const json: unknown = JSON.parse(text);
    return new Map(typeof json === "object" && json !== null ? Object.entries(json) : []);
  } catch {
    return new Map();
  }
}

function countedFor(request: NextRequest, email: string | null): Counted {
  const { address } = visitorOf(request.headers);
  if (email === null) return { address };
  const mark = knownBrowser(request.cookies.get(knownBrowserCookie)?.value, email);
  return { address, account: keyedHash("account", mark === null ? email : `${email} ${mark}`) };
}

function refuse(request: NextRequest, fields: Map<string, unknown>, refusal: LimitRefusal): Response {
  if (refusal.kind === "away") {
    return wantsJson(request.headers) ? json({ ok: false, words: awayWords }, 503) : awayPage();
  }
  const asked = fields.get("callbackUrl");
  const callbackUrl = addressOnSite(typeof asked === "string" ? asked : undefined, env().SITE_URL);
  const typed = fields.get("email");
  const { waitSeconds } = refusal;
  return slowAnswer(
    request,
    { refused: "too-often", waitSeconds, words: tooOftenWords(waitSeconds) },
    {
      page: `/sign-in?${new URLSearchParams({ callbackUrl })}`,
      cookies: [typedEmailLine(typeof typed === "string" ? typed : "", "/sign-in")],
    },
  );
}

function knownBrowserLine(email: string): string {
  const secure = hasSecureCookies() ? "; Secure" : "";
  const seconds = knownBrowserDays * 24 * 60 * 60;
  return `${knownBrowserCookie}=${mintKnownBrowser(email)}; Path=/api/auth; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`;
}
