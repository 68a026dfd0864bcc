import { once } from "node:events";
import { connect } from "node:net";
import { afterEach, expect, test } from "vitest";
import { openDoor, type Door } from "./testing/pages";

let door: Door | undefined;
afterEach(() => door?.close());

const large = "a".repeat(4 * 1024 * 1024);
const post = `POST /basket HTTP/1.1\r\nHost: localhost\r\nOrigin: http://localhost\r\nContent-Length: ${large.length}\r\n\r\n${large}`;
const get = "GET /basket HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

/** Sends a large body and a second request behind it, on one connection; tells how many were answered once that is closed. */
async function askBehind(leave: "half read" | "given up"): Promise<number> {
  door = await openDoor(async (request) => {
    if (request.method === "POST") {
      await once(request, "readable");
      request.read(1);
      if (leave === "given up") request.destroyed = true;
    }
    return { body: "answered" };
  });
  const socket = connect(door.port, "127.0.0.1");
  let heard = "";
  socket.on("data", (bytes: Buffer) => (heard += bytes.toString("latin1")));
  socket.on("error", () => undefined);
  socket.write(post + get);
  await new Promise((resolve) => socket.once("close", resolve));
  return heard.match(/HTTP\/1\.1 200/g)?.length ?? 0;
}

test("a body that was left half read is thrown away, and the request behind it is answered", async () => {
  expect(await askBehind("half read")).toBe(2);
});

test("a body that was given up ends its connection, so that nobody waits behind it", async () => {
  expect(await askBehind("given up")).toBeLessThan(2);
});
