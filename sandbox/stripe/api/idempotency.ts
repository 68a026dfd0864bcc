import { createHash } from "node:crypto";
import type { World } from "@/sandbox/stripe/state/world";
import { fingerprintText } from "./form-encoding";
import { Problem } from "./problem";

const keptSeconds = 24 * 60 * 60;
const longestKey = 255;

/** An answer that was given, as it is given again under the same key. */
export type Answer = { status: number; body: string; requestId: string };

export type KeyedRequest = { key: string; path: string; body: string };

function fingerprint(body: string): string {
  return createHash("sha256").update(fingerprintText(body)).digest("hex");
}

function refusal(status: number, message: string, code?: string): Problem {
  return new Problem({
    status,
    type: "idempotency_error",
    message,
    ...(code && { code }),
    beforeExecution: true,
  });
}

/** The answer that was given under this key, if any. Refuses a key that was used for something else. */
export function storedAnswer(world: World, request: KeyedRequest): Answer | undefined {
  if (request.key.length > longestKey) {
    throw refusal(400, `Keys for idempotent requests can be up to ${longestKey} characters long.`);
  }
  world.store.run("DELETE FROM idempotency WHERE created < ?", [world.clock.nowSeconds() - keptSeconds]);
  const row = world.store.one(
    "SELECT path, fingerprint, status, body, request FROM idempotency WHERE key = ?",
    [request.key],
  );
  if (!row) return undefined;
  if (row["path"] !== request.path) {
    throw refusal(
      400,
      `Keys for idempotent requests can only be used for the same endpoint they were first used for ('${String(row["path"])}'). Try using a key other than '${request.key}' if you meant to execute a different request.`,
    );
  }
  if (row["fingerprint"] !== fingerprint(request.body)) {
    throw refusal(
      400,
      `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${request.key}' if you meant to execute a different request.`,
    );
  }
  return { status: Number(row["status"]), body: String(row["body"]), requestId: String(row["request"]) };
}

/** Keeps an answer under its key. Call it in the transaction that did the work. */
export function keepAnswer(world: World, request: KeyedRequest, answer: Answer): void {
  world.store.run(
    "INSERT INTO idempotency (key, path, fingerprint, created, status, body, request) VALUES (?, ?, ?, ?, ?, ?, ?)",
    [
      request.key,
      request.path,
      fingerprint(request.body),
      world.clock.nowSeconds(),
      answer.status,
      answer.body,
      answer.requestId,
    ],
  );
}

/** Another request with this key has not been answered yet. */
export function keyInUse(key: string): Problem {
  return refusal(
    409,
    `There is currently another in-progress request using this Stripe-Idempotent-Key (that probably means you submitted twice, and the other request is still going through): ${key}. Wait for it to end, then try again.`,
    "idempotency_key_in_use",
  );
}
