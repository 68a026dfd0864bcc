import { createServer } from "node:http";
import type { Server } from "node:http";
import { z } from "zod";
import { json, readBody, send } from "@/sandbox/stripe/api/exchange";
import type { Reply } from "@/sandbox/stripe/api/exchange";
import { closeDispute } from "@/sandbox/stripe/checkout/disputes";
import { policySchema, readPolicy, writePolicy } from "@/sandbox/stripe/events/policy";
import { addDelivery } from "@/sandbox/stripe/events/record";
import { Clock } from "@/sandbox/stripe/state/clock";
import type { World } from "@/sandbox/stripe/state/world";
import { faultSchema } from "./faults";
import type { Faults } from "./faults";

export type ControlParts = { world: World; faults: Faults; keepTime: () => void };

const clockSchema = z.union([
  z.strictObject({ advanceSeconds: z.number().int() }),
  z.strictObject({ now: z.number().int().positive() }),
]);

/** The server by which tests move the clock, break things and look inside. JSON in, JSON out. */
export function createControlServer(parts: ControlParts): Server {
  return createServer((request, response) => {
    // Only pages in a browser send an Origin, and no page has business here.
    if (request.headers.origin !== undefined) {
      send(response, json(403, { error: "The control port does not answer browsers." }));
      return;
    }
    void readBody(request)
      .then((body) => send(response, answer(parts, request.method ?? "GET", request.url ?? "/", body ?? "")))
      .catch((error: unknown) => {
        console.error(error);
        response.destroy();
      });
  });
}

function answer(parts: ControlParts, method: string, address: string, body: string): Reply {
  const { pathname } = new URL(address, "http://localhost");
  try {
    const redelivered = /^\/events\/(evt_\w+)\/redeliver$/.exec(pathname)?.[1];
    if (method === "POST" && redelivered !== undefined) return redeliver(parts, redelivered);
    const disputed = /^\/disputes\/(du_\w+)$/.exec(pathname)?.[1];
    if (method === "POST" && disputed !== undefined) return decide(parts, disputed, JSON.parse(body));
    const action = actions[`${method} ${pathname}`];
    if (!action) return json(404, { error: `There is no ${method} ${pathname} on the control port.` });
    return json(200, action(parts, body === "" ? {} : JSON.parse(body)));
  } catch (error) {
    if (error instanceof z.ZodError) return json(400, { error: z.prettifyError(error) });
    if (error instanceof SyntaxError) return json(400, { error: "The body is not JSON." });
    throw error;
  }
}

const actions: Readonly<Record<string, (parts: ControlParts, body: unknown) => object>> = {
  "GET /state": ({ world, faults }) => dump(world, faults),
  "GET /clock": ({ world }) => ({ now: world.clock.nowSeconds() }),
  "POST /clock": ({ world, keepTime }, body) => {
    const move = clockSchema.parse(body);
    if ("now" in move) world.clock.moveTo(move.now);
    else world.clock.moveBy(move.advanceSeconds);
    keepTime();
    return { now: world.clock.nowSeconds() };
  },
  "POST /events/policy": ({ world }, body) => {
    writePolicy(world.store, policySchema.parse(body));
    return { policy: readPolicy(world.store) };
  },
  "POST /faults": ({ faults }, body) => {
    for (const fault of z.array(faultSchema).parse(Array.isArray(body) ? body : [body])) faults.add(fault);
    return { faults: faults.list() };
  },
  "DELETE /faults": ({ faults }) => {
    faults.clear();
    return { faults: [] };
  },
  "POST /reset": ({ world, faults, keepTime }) => {
    world.store.clear();
    world.clock = new Clock(world.store);
    faults.clear();
    keepTime();
    return { reset: true };
  },
};

function redeliver({ world, keepTime }: ControlParts, event: string): Reply {
  if (!world.store.find("event", event)) return json(404, { error: `There is no event ${event}.` });
  addDelivery(world, event, Date.now());
  keepTime();
  return json(200, { redelivering: event });
}

const decisionSchema = z.strictObject({ status: z.enum(["won", "lost"]) });

function decide({ world, keepTime }: ControlParts, id: string, body: unknown): Reply {
  const { status } = decisionSchema.parse(body);
  const dispute = world.store.find("dispute", id);
  if (!dispute) return json(404, { error: `There is no dispute ${id}.` });
  world.store.transaction(() => closeDispute(world, null, dispute, status));
  keepTime();
  return json(200, { dispute: id, status });
}

function dump(world: World, faults: Faults): object {
  const { store } = world;
  return {
    now: world.clock.nowSeconds(),
    policy: readPolicy(store),
    faults: faults.list(),
    sessions: store.all("checkout.session"),
    paymentIntents: store.all("payment_intent"),
    charges: store.all("charge"),
    refunds: store.all("refund"),
    disputes: store.all("dispute"),
    events: store.all("event"),
    deliveries: store
      .many(
        "SELECT number, event, state, attempts, next_at_ms, last_status, last_error FROM delivery ORDER BY number",
        [],
      )
      .map((row) => ({
        number: row["number"],
        event: row["event"],
        state: row["state"],
        attempts: row["attempts"],
        nextAtMs: row["next_at_ms"],
        lastStatus: row["last_status"],
        lastError: row["last_error"],
      })),
  };
}
