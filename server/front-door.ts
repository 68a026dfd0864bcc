import type { IncomingMessage, ServerResponse } from "node:http";
import { env } from "@/lib/env";
import { formRefusalWords, isSameOrigin } from "@/lib/form";
import { clientAddress } from "@/lib/limits/client-address";
import { consume } from "@/lib/limits/limiter";
import { isSlowed, tooOftenWords, waitFrom } from "@/lib/limits/limits";
import { addressHeader, keyedHash } from "@/lib/limits/visitor";
import { plainPage } from "@/lib/plain-page";
import { log } from "./log";

let hasWarned = false;

/**
 * Writes into the request who asks, as a keyed hash, over whatever he sent under that name himself; and takes out what Next would
 * believe of a proxy when there is none of our own. The bare address goes no further than this.
 */
export function nameVisitor(request: IncomingMessage): void {
  const { TRUSTED_PROXIES } = env();
  const { headers } = request;
  const forwardedFor = [headers["x-forwarded-for"]].flat().join(",");
  const address = clientAddress(request.socket.remoteAddress, forwardedFor, TRUSTED_PROXIES);
  headers[addressHeader] = keyedHash("address", address);
  if (TRUSTED_PROXIES === 0 && forwardedFor !== "" && !hasWarned) {
    hasWarned = true;
    log.warn(
      "A request names X-Forwarded-For. Behind a proxy, set TRUSTED_PROXIES, or its visitors count as one.",
    );
  }
  delete headers["x-forwarded-for"];
  if (TRUSTED_PROXIES > 0) return;
  delete headers.forwarded;
  delete headers["x-forwarded-host"];
  delete headers["x-forwarded-port"];
  delete headers["x-forwarded-proto"];
}

/**
 * The writes that come from elsewhere, and what says instead who may: Stripe's signature, the token in the address (RFC 8058 has mail
 * programs send it), the shop's own signature. A path that is spelt in any other way is none of them.
 */
export const writesFromElsewhere: ReadonlySet<string> = new Set([
  "/api/stripe/webhook",
  "/api/alerts/unsubscribe",
  "/api/newsletter/unsubscribe",
  "/api/internal/tags",
]);

const reading: ReadonlySet<string | undefined> = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Whether a request may reach what changes something: routes, server actions and next-auth's own posts alike, so that none that comes
 * to be added can be forgotten.
 */
export function mayWrite({ method, headers }: IncomingMessage, path: string): boolean {
  if (reading.has(method) || writesFromElsewhere.has(path)) return true;
  const asked = new Headers();
  for (const name of ["origin", "host", "sec-fetch-site"] as const) {
    const value = headers[name];
    if (typeof value === "string") asked.set(name, value);
  }
  return isSameOrigin(asked, env().SITE_URL);
}

/** Refuses what did not come from one of the shop's pages. */
export function refuseWrite(request: IncomingMessage, response: ServerResponse): void {
  refuse(request, response, 403, "That did not work", formRefusalWords["other-origin"]);
}

const orderLink = /^\/orders\/[^/]+(?:\/.*)?$/;

/**
 * Counts a look at an order that is not there, and answers when that was too often. A right address opens its order all the same,
 * also from where others guess: its 192 bits are what keeps it, and a count only keeps the noise down.
 * @returns whether it has answered
 */
export async function refusedGuess(
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): Promise<boolean> {
  if (!orderLink.test(path)) return false;
  const address = request.headers[addressHeader];
  const counted = await consume("order-link", { address: typeof address === "string" ? address : null });
  if (counted.ok || counted.refusal.kind !== "too-often") return false;
  const { waitSeconds } = counted.refusal;
  response.setHeader("Retry-After", String(waitSeconds));
  refuse(request, response, 429, "A little slower", tooOftenWords(waitSeconds));
  return true;
}

/** Pages that a form may be sent back to. */
const formPages: ReadonlySet<string> = new Set([
  "/basket",
  "/newsletter",
  "/alerts",
  "/sign-in",
  "/orders",
  "/account/data",
  "/account/details",
  "/account/link",
  "/account/new",
  "/account/prove",
  "/account/reset",
]);

/** A page that a form was sent back to because it came too often says so in its status, too: a page itself can set none. */
export function markSlowed(request: IncomingMessage, response: ServerResponse, path: string): void {
  if (!formPages.has(path) && !orderLink.test(path)) return;
  const asked = new URLSearchParams((request.url ?? "").split("?", 2)[1]);
  if (!isSlowed(asked.get("refused"))) return;
  response.setHeader("Retry-After", String(waitFrom(asked.get("wait"))));
  // Next sets the status of a page itself, so it is put right as it goes out; a page that fails says so all the same.
  const writeHead = response.writeHead.bind(response);
  response.writeHead = (status: number, ...rest: unknown[]): ServerResponse =>
    Reflect.apply(writeHead, response, [status === 200 ? 429 : status, ...rest]);
}

function refuse(
  { headers, method }: IncomingMessage,
  response: ServerResponse,
  status: 403 | 429,
  title: string,
  words: string,
): void {
  const asJson = (headers.accept ?? "").includes("application/json");
  response.writeHead(status, {
    "content-type": asJson ? "application/json" : "text/html; charset=utf-8",
    "cache-control": "no-store",
  });
  const body = asJson
    ? JSON.stringify({ ok: false, words })
    : plainPage({ title, words, way: { href: "/", title: "Back to the start" } });
  response.end(method === "HEAD" ? undefined : body);
}
