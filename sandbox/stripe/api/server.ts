import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import type { Fault, Faults } from "@/sandbox/stripe/control/faults";
import { answerPage, isPage } from "@/sandbox/stripe/page/pages";
import { newId } from "@/sandbox/stripe/state/ids";
import { apiVersion } from "@/sandbox/stripe/state/kinds";
import type { World } from "@/sandbox/stripe/state/world";
import { answerApi } from "./api";
import type { ApiRequest } from "./api";
import { json, readBody, send, sendHalf } from "./exchange";
import { keyInUse } from "./idempotency";
import { orderedFailure, problemBody } from "./problem";
import type { RateLimit } from "./rate-limit";

export type ServerParts = {
  world: World;
  faults: Faults;
  limit: RateLimit;
  /** Called before a request is looked at, and after it changed something. */
  keepTime: () => void;
};

/** The server of the API and of the hosted pages. */
export function createApiServer(parts: ServerParts): Server {
  const keysInUse = new Set<string>();
  return createServer((request, response) => {
    void serve(parts, keysInUse, request, response).catch((error: unknown) => {
      // A connection that was broken off is the client's affair; anything else is a fault of this program.
      if (!request.destroyed) console.error(error);
      response.destroy();
    });
  });
}

async function serve(
  parts: ServerParts,
  keysInUse: Set<string>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? "/", "http://localhost");
  const method = request.method === "HEAD" ? "GET" : (request.method ?? "GET");
  const body = await readBody(request);
  if (url.pathname === "/health") return send(response, json(200, { ok: true, api_version: apiVersion }));

  const requestId = newId.request();
  const headerKey = request.headers["idempotency-key"];
  const idempotencyKey = typeof headerKey === "string" && headerKey !== "" ? headerKey : null;
  const tooLarge = { status: 413, message: "The request body is larger than a megabyte." };
  if (body === undefined) return send(response, json(413, problemBody(tooLarge, requestId)));

  const held = method === "POST" ? idempotencyKey : null;
  if (held !== null && keysInUse.has(held)) {
    const { details } = keyInUse(held);
    return send(response, json(details.status, problemBody(details, requestId), { "request-id": requestId }));
  }
  if (held !== null) {
    keysInUse.add(held);
    response.once("close", () => keysInUse.delete(held));
  }

  const fault = parts.faults.take(method, url.pathname);
  // What is late once the work is done tells of a world that may have moved on.
  const isLateAnswer = fault?.kind === "delay" && fault.when === "after";
  if (fault && fault.delayMs > 0 && !isLateAnswer) await pause(fault.delayMs);
  const kept = fault?.kind === "status" && fault.saved;
  if (!kept && fault?.when === "before" && befalls(fault, requestId, response)) return;

  parts.keepTime();
  const call: ApiRequest = {
    method,
    path: url.pathname,
    query: url.search.slice(1),
    headers: request.headers,
    body,
    requestId,
    idempotencyKey,
    fail: kept ? { status: fault.status, when: fault.when } : null,
  };
  const reply = isPage(url.pathname)
    ? answerPage(parts.world, call)
    : answerApi(parts.world, parts.limit, call);
  parts.keepTime();

  if (isLateAnswer) await pause(fault.delayMs);
  if (fault?.kind === "cut") return sendHalf(response, reply);
  if (!kept && fault?.when === "after" && befalls(fault, requestId, response)) return;
  send(response, reply);
}

/** Does what the fault says instead of answering. False when the request is to be answered after all. */
function befalls(fault: Fault, requestId: string, response: ServerResponse): boolean {
  if (fault.kind === "hang") return true;
  if (fault.kind === "reset") {
    response.socket?.resetAndDestroy();
    return true;
  }
  if (fault.kind !== "status") return false;
  const body = problemBody(orderedFailure(fault.status), requestId);
  send(response, json(fault.status, body, { "request-id": requestId }));
  return true;
}
