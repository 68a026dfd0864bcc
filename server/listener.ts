import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { waitingForPool } from "@/lib/db/client";
import { knownPath } from "./known-slugs";
import { log } from "./log";
import type { securityHeaders } from "./security-headers";

/** Requests that may wait for a database connection before new ones are turned away. */
const mostWaiting = 200;
function isAsset(path: string): boolean {
  return path.startsWith("/_next/") || path.startsWith("/pictures/") || path === "/api/health/live";
}

/** Turns a visitor away while the shop is too busy to answer in time, rather than letting all wait for ever. */
function shed(response: ServerResponse): void {
  response.writeHead(503, {
    "content-type": "text/html; charset=utf-8",
    "retry-after": "5",
    "cache-control": "no-store",
  });
  response.end(
    '<!doctype html><html lang="en-GB"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Busy | Fettle</title><main><h1>Very busy just now</h1><p>Many people are in the shop. Nothing is lost. Try again in a few seconds.</p></main></html>',
  );
}

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** What happens to a request before Next sees it: headers, shedding, and paths that lead nowhere. */
export function listener(handle: Handle, headers: ReturnType<typeof securityHeaders>): RequestListener {
  return (request: IncomingMessage, response: ServerResponse) => {
    const path = (request.url ?? "/").split("?", 1)[0] ?? "/";
    for (const [name, value] of headers(path)) response.setHeader(name, value);
    if (waitingForPool() > mostWaiting && !isAsset(path)) return shed(response);
    knownPath(path)
      .then((known) => {
        // A path that no route matches is the one way to a page that says 404 from its first byte.
        if (!known) request.url = "/404-no-such-page";
        return handle(request, response);
      })
      .catch((error: unknown) => {
        // The end of an order's address is its key, and no line of a log may hold it.
        log.error({ err: error, path: path.replace(/^(\/orders\/).+/, "$1…") }, "A request failed");
        if (!response.headersSent) response.writeHead(500);
        response.end();
      });
  };
}
