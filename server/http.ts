import { createServer, type RequestListener, type Server } from "node:http";
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
  const server = createServer(
    listener({ handle, headers, pages, metrics, live: liveReport, ready: readiness(followed) }),
  );
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

  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    const deadline = setTimeout(() => process.exit(0), drainSeconds * 1000);
    deadline.unref();
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeIdleConnections();
    const idle = setInterval(() => server.closeIdleConnections(), 100);
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
