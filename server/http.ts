import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from "node:http";
import next from "next";
import { closeDatabase, waitingForPool } from "@/lib/db/client";
import { env } from "@/lib/env";
import { listenForAnnouncements } from "./announcements";
import { knownPath } from "./known-slugs";
import { log } from "./log";
import { securityHeaders } from "./security-headers";

/** Requests that may wait for a database connection before new ones are turned away. */
const mostWaiting = 200;
const drainSeconds = 8;

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

function listener(handle: Handle, headers: ReturnType<typeof securityHeaders>): RequestListener {
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

/** Serves the shop until SIGTERM or SIGINT; then finishes what has been begun, for at most eight seconds. */
export async function startServer(): Promise<void> {
  const { SITE_URL } = env();
  process.env["NEXTAUTH_URL"] = SITE_URL;
  const dev = process.env.NODE_ENV === "development";
  const port = Number(process.env["PORT"] ?? 3000);
  const app = next({ dev, port, hostname: "localhost" });
  await app.prepare();
  const server = createServer(listener(app.getRequestHandler(), securityHeaders()));
  const upgrade = app.getUpgradeHandler();
  if (dev) server.on("upgrade", (request, socket, head) => void upgrade(request, socket, head));
  server.keepAliveTimeout = 65_000;
  await listen(server, port);
  const stopListening = dev ? async () => undefined : await listenForAnnouncements(port);
  log.info({ port }, "Serving");

  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    const deadline = setTimeout(() => process.exit(0), drainSeconds * 1000);
    deadline.unref();
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeIdleConnections();
    const idle = setInterval(() => server.closeIdleConnections(), 100);
    await stopListening();
    await closed;
    clearInterval(idle);
    await app.close();
    await closeDatabase();
    process.exit(0);
  };
  process.once("SIGTERM", () => void stop());
  process.once("SIGINT", () => void stop());
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, () => {
      server.off("error", reject);
      resolve();
    });
  });
}
