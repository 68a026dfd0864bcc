import { randomUUID } from "node:crypto";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import pLimit from "p-limit";
import { waitingForPool } from "@/lib/db/client";
import { loggedPath } from "@/lib/log";
import { plainPage } from "@/lib/plain-page";
import { contentPolicy, newNonce } from "./content-policy";
import { markSlowed, mayWrite, nameVisitor, refusedGuess, refuseWrite } from "./front-door";
import type { HealthReport } from "./health";
import { knownPath } from "./known-slugs";
import { log } from "./log";
import { mayReadMetrics, type Metrics } from "./metrics";
import { nowhere, type HeaderLines } from "./security-headers";
import type { SharedPages } from "./shared-pages";
import { clearUnreadBody } from "./unread-body";

/** Requests that may wait for a database connection before new ones are turned away. */
const mostWaiting = 1_000;
/**
 * Pages that are rendered at one time. One thread renders them all: more at once finish no sooner, hold the memory of each
 * longer, and make the last wait for all the others.
 */
const mostRenders = 8;
/** Pages that may wait for their turn before new ones are turned away. */
const mostQueued = 500;
/** A page that takes longer, or a reader who takes it in too slowly, gives up its turn for the others. */
const turnMilliseconds = 10_000;

export type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export interface Parts {
  /** Next's request handler. */
  readonly handle: Handle;
  readonly headers: (path: string) => HeaderLines;
  /** Null in development, where every page is made afresh. */
  readonly pages: SharedPages | null;
  readonly metrics: Metrics;
  readonly live: () => HealthReport;
  readonly ready: () => Promise<HealthReport>;
}

function isAsset(path: string): boolean {
  return /^\/(?:_next|pictures|films)\//.test(path);
}

/**
 * Resolves when the page is made, its reader has gone (Next may never say so of a page that nobody waits for), or its turn has
 * lasted long enough.
 */
async function turnOver(response: ServerResponse, made: Promise<void>): Promise<void> {
  const { promise: over, resolve: end } = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => end(undefined), turnMilliseconds);
  response.once("close", () => end(undefined));
  try {
    await Promise.race([made, over]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Whether Next renders something for it; routes and files are no work to speak of, and may wait for others. Cards are drawn by a
 * program of their own, one at a time, and no page is to wait for them.
 */
function isPage({ method }: IncomingMessage, path: string): boolean {
  return (method === "GET" || method === "HEAD") && !/^\/(?:api|cards)\//.test(path) && !isAsset(path);
}

/** False for escapes that stand for no letter: no page could make anything of them. */
function isReadable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/** A page that needs nothing but this process: for when there is nothing better to show. */
function sendPlainPage(
  response: ServerResponse,
  status: 500 | 503,
  { title, words }: { title: string; words: string },
): void {
  response.writeHead(status, {
    "content-type": "text/html; charset=utf-8",
    "cache-control": "no-store",
    ...(status === 503 && { "retry-after": "5" }),
  });
  response.end(plainPage({ title, words, way: { href: "/", title: "Back to the start" } }));
}

/** Turns a visitor away while the shop is too busy to answer in time, rather than letting all wait for ever. */
function shed(response: ServerResponse): void {
  sendPlainPage(response, 503, {
    title: "Very busy just now",
    words: "Many people are in the shop. Nothing is lost. Try again in a few seconds.",
  });
}

function sendReport(response: ServerResponse, { status, body }: HealthReport): void {
  response.writeHead(status, { "content-type": "application/json", "cache-control": "no-store" });
  response.end(JSON.stringify(body));
}

async function sendMetrics(
  request: IncomingMessage,
  response: ServerResponse,
  metrics: Metrics,
): Promise<void> {
  if (!mayReadMetrics(request.headers.authorization)) {
    response.writeHead(404, { "content-type": "text/plain", "cache-control": "no-store" });
    response.end("Not found\n");
    return;
  }
  const { type, body } = await metrics.text();
  response.writeHead(200, { "content-type": type, "cache-control": "no-store" });
  response.end(body);
}

/** Names the request, in its answer and in every line of the log about it; a balancer may have named it before. */
function nameRequest(request: IncomingMessage, response: ServerResponse): string {
  const given = request.headers["x-request-id"];
  const id = typeof given === "string" && /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
  request.headers["x-request-id"] = id;
  response.setHeader("X-Request-Id", id);
  return id;
}

/** Writes one line for each request that was not answered from memory, once it is over. */
function follow(request: IncomingMessage, response: ServerResponse, path: string, metrics: Metrics): void {
  const startedAt = performance.now();
  const requestId = nameRequest(request, response);
  response.once("close", () => {
    const milliseconds = performance.now() - startedAt;
    metrics.note(path, response.statusCode, milliseconds / 1_000);
    if (isAsset(path)) return;
    log.info({
      requestId,
      method: request.method,
      path: loggedPath(path),
      status: response.statusCode,
      milliseconds: Math.round(milliseconds * 10) / 10,
      ...(response.writableFinished ? {} : { aborted: true }),
    });
  });
}

/** What happens to a request before Next sees it: who asks, where a write comes from, shared pages, headers, shedding, dead ends. */
export function listener({ handle, headers, pages, metrics, live, ready }: Parts): RequestListener {
  const inTurn = pLimit(mostRenders);

  async function answer(request: IncomingMessage, response: ServerResponse, asked: string): Promise<void> {
    if (asked === "/api/health/live") return sendReport(response, live());
    if (asked === "/api/health/ready") return sendReport(response, await ready());
    if (asked === "/api/metrics") return sendMetrics(request, response, metrics);
    const isBusy = waitingForPool() > mostWaiting || inTurn.pendingCount > mostQueued;
    if (isBusy && !isAsset(asked)) return shed(response);
    if (!mayWrite(request, asked)) return refuseWrite(request, response);
    const path = isReadable(asked) && (await knownPath(asked)) ? asked : nowhere;
    if (path === nowhere) {
      if (await refusedGuess(request, response, asked)) return;
      request.url = nowhere;
    }
    const key = pages?.keyOf(request, path) ?? null;
    if (pages && key !== null && (await pages.serve(request, response, key, path))) return;
    for (const [name, value] of headers(path)) response.setHeader(name, value);
    const nonce = pages ? newNonce() : null;
    const policy = contentPolicy(nonce === null ? null : [nonce]);
    // Next gives its scripts the nonce that it finds in the request's policy.
    if (nonce !== null) request.headers["content-security-policy"] = `script-src ${nonce}`;
    response.setHeader("Content-Security-Policy", policy);
    markSlowed(request, response, path);
    if (!isPage(request, path)) return handle(request, response);
    await inTurn(async () => {
      if (!response.destroyed) await turnOver(response, handle(request, response));
    });
  }

  return (request, response) => {
    const path = (request.url ?? "/").split("?", 1)[0] ?? "/";
    if (pages?.servedAtOnce(request, response, path)) return;
    nameVisitor(request);
    follow(request, response, path, metrics);
    clearUnreadBody(request, response);
    answer(request, response, path).catch((error: unknown) => {
      // The end of an order's address is its key, and no line of a log may hold it.
      log.error(
        { err: error, requestId: request.headers["x-request-id"], path: loggedPath(path) },
        "A request failed",
      );
      if (response.headersSent) response.end();
      else
        sendPlainPage(response, 500, {
          title: "Something pulled",
          words:
            "We cannot show this page just now, and that is our fault. Nothing in your basket has changed. Try again in a minute.",
        });
    });
  };
}
