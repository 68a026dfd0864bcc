import { createServer } from "node:http";
import type { Server } from "node:http";
import { z } from "zod";
import { json, readBody, send } from "@/sandbox/stripe/api/exchange";
import type { Reply } from "@/sandbox/stripe/api/exchange";
import { policiesSchema, readPolicies, writePolicies } from "@/sandbox/stripe/events/policy";
import { addDelivery } from "@/sandbox/stripe/events/record";
import { Clock } from "@/sandbox/stripe/state/clock";
import type { World } from "@/sandbox/stripe/state/world";
import { dump } from "./dump";
import { faultSchema } from "./faults";
import type { Faults } from "./faults";
import { ControlRefusal, decide, dispute, moveRefund, settle } from "./payments";

export type ControlParts = { world: World; faults: Faults; keepTime: () => void };

/** The server by which tests move the clock, break things, settle money and look inside. JSON in, JSON out. */
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
    for (const call of calls) {
      const match = call.method === method ? call.path.exec(pathname) : null;
      if (!match) continue;
      const result = call.answer(parts, body === "" ? {} : JSON.parse(body), match[1] ?? "");
      if (method !== "GET") parts.keepTime();
      return json(200, result);
    }
    return json(404, { error: `There is no ${method} ${pathname} on the control port.` });
  } catch (error) {
    if (error instanceof ControlRefusal) return json(error.status, { error: error.message });
    if (error instanceof z.ZodError) return json(400, { error: z.prettifyError(error) });
    if (error instanceof SyntaxError) return json(400, { error: "The body is not JSON." });
    throw error;
  }
}

type Call = {
  method: "GET" | "POST" | "DELETE";
  path: RegExp;
  answer: (parts: ControlParts, body: unknown, id: string) => object;
};

const clockSchema = z.union([
  z.strictObject({ advanceSeconds: z.number().int() }),
  z.strictObject({ now: z.number().int().positive() }),
]);

const calls: readonly Call[] = [
  { method: "GET", path: /^\/state$/, answer: ({ world, faults }) => dump(world, faults) },
  { method: "GET", path: /^\/clock$/, answer: ({ world }) => ({ now: world.clock.nowSeconds() }) },
  {
    method: "POST",
    path: /^\/clock$/,
    answer: ({ world }, body) => {
      const move = clockSchema.parse(body);
      if ("now" in move) world.clock.moveTo(move.now);
      else world.clock.moveBy(move.advanceSeconds);
      return { now: world.clock.nowSeconds() };
    },
  },
  {
    method: "POST",
    path: /^\/events\/policy$/,
    answer: ({ world }, body) => {
      writePolicies(world.store, policiesSchema.parse(body));
      const policies = readPolicies(world.store);
      return { policy: policies[0] ?? null, policies };
    },
  },
  {
    method: "POST",
    path: /^\/events\/(evt_\w+)\/redeliver$/,
    answer: ({ world }, _body, event) => {
      if (!world.store.find("event", event)) throw new ControlRefusal(404, `There is no event ${event}.`);
      addDelivery(world, event, Date.now());
      return { redelivering: event };
    },
  },
  { method: "POST", path: /^\/payments\/(\w+)$/, answer: ({ world }, body, id) => settle(world, id, body) },
  { method: "POST", path: /^\/disputes$/, answer: ({ world }, body) => dispute(world, body) },
  { method: "POST", path: /^\/disputes\/(\w+)$/, answer: ({ world }, body, id) => decide(world, id, body) },
  {
    method: "POST",
    path: /^\/refunds\/(\w+)$/,
    answer: ({ world }, body, id) => moveRefund(world, id, body),
  },
  {
    method: "POST",
    path: /^\/faults$/,
    answer: ({ faults }, body) => {
      for (const fault of z.array(faultSchema).parse(Array.isArray(body) ? body : [body])) faults.add(fault);
      return { faults: faults.list() };
    },
  },
  {
    method: "DELETE",
    path: /^\/faults$/,
    answer: ({ faults }) => {
      faults.clear();
      return { faults: [] };
    },
  },
  {
    method: "POST",
    path: /^\/reset$/,
    answer: ({ world, faults }) => {
      world.store.clear();
      world.clock = new Clock(world.store);
      faults.clear();
      return { reset: true };
    },
  },
];
