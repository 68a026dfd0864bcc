import { z } from "zod";

/** What goes wrong with the next requests that match. */
export const faultSchema = z
  .strictObject({
    /** Beginning of the path, such as `/v1/checkout/sessions`; a `*` stands for anything. */
    path: z.string().min(1),
    method: z.enum(["GET", "POST", "DELETE"]).optional(),
    /** How many requests it befalls. */
    times: z.number().int().min(1).default(1),
    /**
     * `status`: answered with an error; `hang`: never answered; `reset`: the connection is broken; `cut`: the answer
     * stops half way; `delay`: answered late.
     */
    kind: z.enum(["status", "hang", "reset", "cut", "delay"]),
    status: z.number().int().min(400).max(599).default(500),
    /** Before the work is done, so that nothing happened, or after it was committed. */
    when: z.enum(["before", "after"]).default("before"),
    delayMs: z.number().int().min(0).max(120_000).default(0),
    /**
     * With `status`: the error is the outcome of the request's idempotency key for good, and is answered again under it,
     * as Stripe does with the errors of its own.
     */
    saved: z.boolean().default(false),
  })
  .transform((fault) => (fault.kind === "cut" ? { ...fault, when: "after" as const } : fault));
export type Fault = z.output<typeof faultSchema>;

/** The faults that wait for a request. They are forgotten at a restart. */
export class Faults {
  #waiting: { fault: Fault; left: number; pattern: RegExp }[] = [];

  add(fault: Fault): void {
    const literal = fault.path.split("*").map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    this.#waiting.push({ fault, left: fault.times, pattern: new RegExp(`^${literal.join(".*")}`) });
  }

  /** The fault for this request, counted as used. */
  take(method: string, path: string): Fault | undefined {
    const entry = this.#waiting.find(
      ({ fault, pattern }) => (fault.method === undefined || fault.method === method) && pattern.test(path),
    );
    if (!entry) return undefined;
    entry.left -= 1;
    if (entry.left === 0) this.#waiting = this.#waiting.filter((other) => other !== entry);
    return entry.fault;
  }

  list(): (Fault & { left: number })[] {
    return this.#waiting.map(({ fault, left }) => ({ ...fault, left }));
  }

  clear(): void {
    this.#waiting = [];
  }
}
