import type { IncomingHttpHeaders } from "node:http";
import { checkShape } from "@/sandbox/stripe/schema/check";
import { apiVersion } from "@/sandbox/stripe/state/kinds";
import type { World } from "@/sandbox/stripe/state/world";
import { authenticate } from "./authentication";
import type { Reply } from "./exchange";
import { parseForm } from "./form-encoding";
import { keepAnswer, storedAnswer } from "./idempotency";
import type { KeyedRequest } from "./idempotency";
import { Problem, orderedFailure, problemBody } from "./problem";
import type { RateLimit } from "./rate-limit";
import { routes } from "./routes";

export type ApiRequest = {
  method: string;
  path: string;
  query: string;
  headers: IncomingHttpHeaders;
  body: string;
  requestId: string;
  idempotencyKey: string | null;
  /** Fail with this status and keep the failure under the request's key, before the work or after it. */
  fail: { status: number; when: "before" | "after" } | null;
};

/** Answers one call of the API. Never throws: what goes wrong is an error answer. */
export function answerApi(world: World, limit: RateLimit, request: ApiRequest): Reply {
  const headers = {
    "request-id": request.requestId,
    "stripe-version": apiVersion,
    "content-type": "application/json",
    "cache-control": "no-cache, no-store",
    ...(request.idempotencyKey && { "idempotency-key": request.idempotencyKey }),
  };
  try {
    authenticate(request.headers.authorization);
    limit.take();
    refuseOtherVersion(request.headers["stripe-version"]);
    const { replayed, status, body, originalRequestId } = answerOnce(world, request);
    return {
      status,
      body,
      headers: {
        ...headers,
        ...(replayed && { "idempotent-replayed": "true", "original-request": originalRequestId }),
      },
    };
  } catch (error) {
    if (!(error instanceof Problem)) console.error(error);
    const details =
      error instanceof Problem
        ? error.details
        : {
            status: 500,
            type: "api_error" as const,
            message: "Sorry! There was an error in the Stripe stand-in.",
          };
    return { status: details.status, body: pretty(problemBody(details, request.requestId)), headers };
  }
}

function refuseOtherVersion(given: string | string[] | undefined): void {
  if (given === undefined || given === apiVersion) return;
  throw new Problem({
    status: 400,
    message: `Invalid Stripe API version: ${String(given)}. This stand-in speaks ${apiVersion} only.`,
    beforeExecution: true,
  });
}

function pretty(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

type Answered = { replayed: boolean; status: number; body: string; originalRequestId: string };

function answerOnce(world: World, request: ApiRequest): Answered {
  const keyed: KeyedRequest | null =
    request.method === "POST" && request.idempotencyKey
      ? { key: request.idempotencyKey, path: request.path, body: request.body }
      : null;
  const stored = keyed && storedAnswer(world, keyed);
  if (stored) return { replayed: true, ...stored, originalRequestId: stored.requestId };

  const answered = (status: number, body: string): Answered => ({
    replayed: false,
    status,
    body,
    originalRequestId: request.requestId,
  });
  try {
    return world.store.transaction(() => {
      const done = request.fail?.when === "before" ? {} : perform(world, request);
      const problem = request.fail
        ? orderedFailure(request.fail.status)
        : done instanceof Problem
          ? done.details
          : null;
      const status = problem?.status ?? 200;
      const body = pretty(problem ? problemBody(problem, request.requestId) : done);
      if (keyed) keepAnswer(world, keyed, { status, body, requestId: request.requestId });
      return answered(status, body);
    });
  } catch (error) {
    if (!(error instanceof Problem) || error.details.beforeExecution || !keyed) throw error;
    // A refusal that came of the work itself is the outcome of that key for good, as in Stripe.
    const body = pretty(problemBody(error.details, request.requestId));
    keepAnswer(world, keyed, { status: error.details.status, body, requestId: request.requestId });
    return answered(error.details.status, body);
  }
}

function perform(world: World, request: ApiRequest): object {
  for (const route of routes) {
    const match = route.method === request.method ? route.path.exec(request.path) : null;
    if (!match) continue;
    const input = parseForm(request.method === "POST" ? request.body : request.query);
    checkShape(route.takes, input);
    return route.answer({
      world,
      cause: { requestId: request.requestId, idempotencyKey: request.idempotencyKey },
      id: decoded(match[1] ?? ""),
      input,
    });
  }
  throw new Problem({
    status: 404,
    message: `Unrecognized request URL (${request.method}: ${request.path}). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.`,
    beforeExecution: true,
  });
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
