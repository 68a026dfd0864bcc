import { createServer, type RequestListener, type Server } from "node:http";
import type { Socket } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";
import next from "next";
import { closeDatabase } from "@/lib/db/client";
import { env } from "@/lib/env";
import { listenForAnnouncements, type Listening } from "./announcements";
import { frontPaths } from "./front-paths";
import { liveReport, readiness } from "./health";
import { listener } from "./listener";
import { log, takeOverConsole } from "./log";
import { Metrics } from "./metrics";
import { securityHeaders } from "./security-headers";
import { SharedPages } from "./shared-pages";

const drainSeconds = 8;
/** Longer than a visitor takes from one answer to his next request, where he is busy. */
const farewellMilliseconds = 500;

/** Serves the shop until SIGTERM or SIGINT; then finishes what has been begun, for at most eight seconds. */
export async function startServer(): Promise<void> {
  const { SITE_URL } = env();
  process.env["NEXTAUTH_URL"] = SITE_URL;
  const dev = process.env.NODE_ENV === "development";
  const port = Number(process.env["PORT"] ?? 3000);
  if (!dev) takeOverConsole();
  const app = next({ dev, port, hostname: "localhost" });
  await app.prepare();
  const handle = app.getRequestHandler();
  const direct: RequestListener = (request, response) => {
    handle(request, response).catch((error: unknown) => {
      log.error({ err: error }, "Next could not answer");
      response.destroy();
    });
  };
  const headers = securityHeaders();
  const pages = dev ? null : new SharedPages(direct, headers);
  let listening: Listening | null = null;
  const followed = () => dev || (listening?.followed() ?? false);
  const metrics = new Metrics(pages, followed);
  let stopping = false;
  // Browsers connect ahead of need, and Node does not count as idle what has never asked for anything.
  const unused = new Set<Socket>();
  const answer = listener({ handle, headers, pages, metrics, live: liveReport, ready: readiness(followed) });
  const server = createServer((request, response) => {
    // Who is told to take another connection next time does not lose a press on one that is closed meanwhile.
    if (stopping) response.shouldKeepAlive = false;
    unused.delete(request.socket);
    return answer(request, response);
  });
  server.on("connection", (socket) => {
    unused.add(socket);
    socket.once("close", () => unused.delete(socket));
  });
  const upgrade = app.getUpgradeHandler();
  if (dev) server.on("upgrade", (request, socket, head) => void upgrade(request, socket, head));
  server.keepAliveTimeout = 65_000;
  if (pages) {
    const dropped = () => {
      metrics.announced();
      pages.expireAll();
    };
    // Before the first visitor: what was announced while no process ran must not be served as it was.
    listening = await listenForAnnouncements({ handle: direct, dropped, underWay: () => pages.underWay() });
  }
  await listen(server, port);
  log.info({ port }, "Serving");
  void pages?.warm(await frontPaths());

  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    const deadline = setTimeout(() => process.exit(0), drainSeconds * 1000);
    deadline.unref();
    if (await hasConnections(server)) await delay(farewellMilliseconds);
    const closed = new Promise((resolve) => server.close(resolve));
    const closeIdle = (): void => {
      server.closeIdleConnections();
      for (const socket of unused) if (socket.bytesRead === 0) socket.destroy();
    };
    closeIdle();
    const idle = setInterval(closeIdle, 100);
    // Not waited for: it may be in the middle of a connection that nobody answers.
    void listening?.stop();
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

async function hasConnections(server: Server): Promise<boolean> {
  return (await promisify(server.getConnections.bind(server))()) > 0;
}
