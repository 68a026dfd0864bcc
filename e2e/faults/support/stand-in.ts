import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type Stripe from "stripe";
import { signatureHeader } from "@/sandbox/stripe/events/signature";
import { typescriptFlags } from "@/scripts/launch/node-flags";
import { Program, answers, root } from "../../support/program";

/** Everything that the stand-in keeps, as its control port tells it. */
export interface StandInState {
  readonly now: number;
  readonly sessions: readonly Stripe.Checkout.Session[];
  readonly paymentIntents: readonly Stripe.PaymentIntent[];
  readonly charges: readonly Stripe.Charge[];
  readonly refunds: readonly Stripe.Refund[];
  readonly events: readonly Stripe.Event[];
  readonly deliveries: readonly {
    readonly event: string;
    readonly state: "pending" | "delivered" | "dropped" | "abandoned";
    readonly nextAtMs: number;
  }[];
}

export interface StandInPlan {
  readonly port: number;
  readonly controlPort: number;
  readonly folder: string;
  readonly webhookUrl: string;
  readonly webhookSecret: string;
  readonly rateLimit: number;
}

/** The Stripe stand-in as a process of its own, whose state outlives it. */
export class StandIn {
  readonly program: Program;
  readonly #plan: StandInPlan;

  constructor(plan: StandInPlan) {
    this.#plan = plan;
    this.program = new Program({
      run: [...typescriptFlags(), join(root, "sandbox/stripe/main.ts")],
      folder: root,
      log: join(plan.folder, "stripe.log"),
      isReady: () => answers(`http://127.0.0.1:${plan.port}/health`),
      environment: {
        ...process.env,
        STRIPE_SANDBOX_PORT: String(plan.port),
        STRIPE_SANDBOX_CONTROL_PORT: String(plan.controlPort),
        STRIPE_SANDBOX_DATA: join(plan.folder, "stripe.sqlite"),
        STRIPE_WEBHOOK_URL: plan.webhookUrl,
        STRIPE_WEBHOOK_SECRET: plan.webhookSecret,
        STRIPE_SANDBOX_RATE_LIMIT: String(plan.rateLimit),
      },
    });
  }

  /** Calls the control port; its README says what there is. */
  async control(method: "GET" | "POST" | "DELETE", path: string, body?: object): Promise<unknown> {
    const answer = await fetch(`http://127.0.0.1:${this.#plan.controlPort}${path}`, {
      method,
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${await answer.text()}`);
    return answer.json();
  }

  async state(): Promise<StandInState> {
    return (await this.control("GET", "/state")) as StandInState;
  }

  /** The sessions that were made for an email address, the oldest first. */
  async sessionsOf(email: string): Promise<Stripe.Checkout.Session[]> {
    const { sessions } = await this.state();
    return sessions
      .filter((session) => session.customer_email === email)
      .sort((one, other) => one.created - other.created);
  }

  /** How the payment pages stand that were made for an email address: "open", "complete" or "expired". */
  async pagesOf(email: string): Promise<(string | null)[]> {
    return (await this.sessionsOf(email)).map(({ status }) => status);
  }

  /** What has happened to a session and to its payment, in the order in which it happened. */
  async eventsOf(
    session: Pick<Stripe.Checkout.Session, "id" | "client_reference_id">,
  ): Promise<Stripe.Event[]> {
    const { events } = await this.state();
    return events.filter(({ data }) => {
      const object = data.object as { id?: string; metadata?: Stripe.Metadata | null };
      return object.id === session.id || object.metadata?.["order_id"] === session.client_reference_id;
    });
  }

  /** Keeps events for so long as nothing else is said: they have happened, and nobody is told. */
  async tellNobody(): Promise<void> {
    await this.control("POST", "/events/policy", { drop: true });
  }

  /** Moves the clock that sessions live by; it is right again when the test ends. */
  async passTime(minutes: number): Promise<void> {
    await this.control("POST", "/clock", { advanceSeconds: minutes * 60 });
  }

  /** Posts an event as Stripe would, signed now; tells the status of the answer. */
  async post(event: Stripe.Event, shop: string): Promise<number> {
    const body = JSON.stringify(event, null, 2);
    const signature = signatureHeader(body, this.#plan.webhookSecret, Math.floor(Date.now() / 1000));
    const answer = await fetch(`${shop}/api/stripe/webhook`, {
      method: "POST",
      headers: { "content-type": "application/json; charset=utf-8", "stripe-signature": signature },
      body,
    });
    await answer.body?.cancel();
    return answer.status;
  }

  /** The ordinary ways again: events are sent, nothing goes wrong, the clock is right. */
  async mend(): Promise<void> {
    await this.program.start();
    await this.control("POST", "/events/policy", { none: true });
    await this.control("DELETE", "/faults");
    await this.control("POST", "/clock", { now: Math.ceil(Date.now() / 1000) });
  }

  /** Waits until no event is about to be sent. */
  async hasTold(withinMilliseconds = 15_000): Promise<void> {
    const deadline = Date.now() + withinMilliseconds;
    while (Date.now() < deadline) {
      const { deliveries } = await this.state();
      if (!deliveries.some(({ state }) => state === "pending")) return;
      await pause(50);
    }
  }
}
