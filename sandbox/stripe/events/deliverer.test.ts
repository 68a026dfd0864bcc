import { setTimeout as pause } from "node:timers/promises";
import { afterEach, expect, it, vi } from "vitest";
import { Clock } from "@/sandbox/stripe/state/clock";
import { apiVersion } from "@/sandbox/stripe/state/kinds";
import { Store } from "@/sandbox/stripe/state/store";
import type { World } from "@/sandbox/stripe/state/world";
import { Receiver } from "@/sandbox/stripe/testing/receiver";
import { Deliverer } from "./deliverer";
import { addDelivery } from "./record";

afterEach(() => {
  vi.restoreAllMocks();
});

it("loses no event that becomes due while it looks for the due ones", async () => {
  const receiver = await Receiver.start();
  const store = new Store(":memory:");
  const world: World = { store, clock: new Clock(store), publicUrl: "http://localhost" };
  const deliverer = new Deliverer(world, {
    port: 0,
    controlPort: 0,
    dataFile: ":memory:",
    webhookUrl: receiver.url,
    webhookSecret: receiver.secret,
    rateLimitPerSecond: 0,
  });
  store.insert(
    "event",
    {
      id: "evt_late",
      object: "event",
      api_version: apiVersion,
      created: world.clock.nowSeconds(),
      data: { object: { id: "cus_1", object: "customer" } },
      livemode: false,
      pending_webhooks: 1,
      request: null,
      type: "customer.created",
    },
    null,
  );
  // A processor that is taken away between any two lines: time passes whenever it is asked for.
  const startMs = Date.now();
  addDelivery(world, "evt_late", startMs + 15);
  let asked = 0;
  vi.spyOn(Date, "now").mockImplementation(() => startMs + 20 * asked++);
  deliverer.wake();
  vi.restoreAllMocks();
  for (let tries = 0; tries < 200 && receiver.events.length === 0; tries += 1) await pause(25);
  expect(receiver.events.map(({ id }) => id)).toEqual(["evt_late"]);
  await deliverer.stop();
  await receiver.stop();
});
