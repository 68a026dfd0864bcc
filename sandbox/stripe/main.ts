import { once } from "node:events";
import type { Server } from "node:http";
import { createApiServer } from "@/sandbox/stripe/api/server";
import { RateLimit } from "@/sandbox/stripe/api/rate-limit";
import { Timekeeper } from "@/sandbox/stripe/checkout/timekeeper";
import { Faults } from "@/sandbox/stripe/control/faults";
import { createControlServer } from "@/sandbox/stripe/control/server";
import { Deliverer } from "@/sandbox/stripe/events/deliverer";
import { Clock } from "@/sandbox/stripe/state/clock";
import { Store } from "@/sandbox/stripe/state/store";
import type { World } from "@/sandbox/stripe/state/world";
import { SettingsError, readSettings } from "./settings";
import type { Settings } from "./settings";

const host = "127.0.0.1";

/** Starts the stand-in and ends it on SIGTERM or SIGINT. */
async function run(settings: Settings): Promise<void> {
  const store = new Store(settings.dataFile);
  const world: World = { store, clock: new Clock(store), publicUrl: `http://localhost:${settings.port}` };
  const faults = new Faults();
  const deliverer = new Deliverer(world, settings);
  const timekeeper = new Timekeeper(world, () => deliverer.wake());
  const keepTime = (): void => {
    timekeeper.wake();
    deliverer.wake();
  };
  const limit = new RateLimit(settings.rateLimitPerSecond);
  const api = createApiServer({ world, faults, limit, keepTime });
  const control = createControlServer({ world, faults, keepTime });

  // Longer than the SDK keeps an idle connection, so that none is closed in its hands.
  api.keepAliveTimeout = 65_000;

  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    timekeeper.stop();
    for (const server of [api, control]) {
      server.close();
      server.closeIdleConnections();
    }
    await deliverer.stop();
    // What is being answered gets a moment; what hangs does not hold the end up.
    await Promise.race([Promise.all([once(api, "close"), once(control, "close")]), pause(800)]);
    store.close();
    process.exit(0);
  };
  process.on("SIGTERM", () => void stop());
  process.on("SIGINT", () => void stop());

  await listen(api, settings.port);
  await listen(control, settings.controlPort);
  keepTime();
  console.log(
    `Stripe stand-in: API and payment pages on ${world.publicUrl}, control on http://localhost:${settings.controlPort}`,
  );
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

async function listen(server: Server, port: number): Promise<void> {
  server.listen(port, host);
  await once(server, "listening");
}

function explain(error: unknown): string {
  if (error instanceof SettingsError) return error.message;
  if (error instanceof Error && "code" in error && error.code === "EADDRINUSE") {
    return `The port is taken (${error.message}). Set STRIPE_SANDBOX_PORT or STRIPE_SANDBOX_CONTROL_PORT to a free one.`;
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

try {
  await run(readSettings(process.env));
} catch (error) {
  console.error(`The Stripe stand-in could not start. ${explain(error)}`);
  process.exit(1);
}
