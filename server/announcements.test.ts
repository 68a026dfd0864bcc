import { createServer } from "node:net";
import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { expect, test } from "vitest";
import { listenForAnnouncements } from "./announcements";

test("asks a database that is away again and again, but never more than once at a time", async () => {
  let connects = 0;
  // Takes the connection and drops it, as a database in the middle of a restart does.
  const server = createServer((socket) => {
    connects += 1;
    socket.destroy();
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const { DATABASE_URL } = process.env;
  const { env } = await import("@/lib/env");
  const settings = env();
  Object.assign(settings, { DATABASE_URL: `postgresql://nobody@127.0.0.1:${address.port}/none` });
  const listening = await listenForAnnouncements({
    handle: () => undefined,
    dropped: () => undefined,
    underWay: () => null,
  });
  await delay(4_500);
  expect(listening.followed()).toBe(false);
  await listening.stop();
  server.close();
  Object.assign(settings, { DATABASE_URL });
  expect(connects).toBeGreaterThanOrEqual(3);
  expect(connects).toBeLessThanOrEqual(6);
}, 20_000);
