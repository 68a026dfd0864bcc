import { createServer, type Server } from "node:http";
import next from "next";
import { closeDatabase } from "@/lib/db/client";
import { env } from "@/lib/env";
import { listenForAnnouncements } from "./announcements";
import { listener } from "./listener";
import { log } from "./log";
import { securityHeaders } from "./security-headers";

const drainSeconds = 8;

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
    // Not waited for: it may be in the middle of a connection that nobody answers.
    void stopListening();
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
