import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import Stripe from "stripe";
import type { DisputeDecision } from "@/sandbox/stripe/checkout/disputes";
import type { RefundDecision } from "@/sandbox/stripe/checkout/refund-outcomes";
import { Receiver } from "./receiver";

const root = fileURLToPath(new URL("../../../", import.meta.url));

/** What the control port tells of everything that is kept. */
export type StandState = Record<string, unknown> & {
  now: number;
  sessions: Stripe.Checkout.Session[];
  paymentIntents: Stripe.PaymentIntent[];
  charges: Stripe.Charge[];
  refunds: Stripe.Refund[];
  disputes: Stripe.Dispute[];
  events: Stripe.Event[];
  deliveries: { event: string; state: string; attempts: number; lastStatus: number | null }[];
  idempotencyKeys: { key: string; path: string; status: number }[];
};

/** The stand-in as its own process, with a receiver of its events, as a test drives it. */
export class Stand {
  readonly stripe: Stripe;
  readonly receiver: Receiver;
  readonly origin: string;
  #environment: Readonly<Record<string, string>>;
  #folder: string;
  #process: ChildProcess | undefined;

  private constructor(receiver: Receiver, folder: string, environment: Readonly<Record<string, string>>) {
    this.receiver = receiver;
    this.#folder = folder;
    this.#environment = environment;
    this.origin = `http://localhost:${environment["STRIPE_SANDBOX_PORT"]}`;
    this.stripe = this.client();
  }

  /** Starts one on free ports. `extra` is put into its environment. */
  static async start(extra: Readonly<Record<string, string>> = {}): Promise<Stand> {
    const receiver = await Receiver.start();
    const folder = mkdtempSync(join(tmpdir(), "stripe-stand-in-"));
    const stand = new Stand(receiver, folder, {
      STRIPE_SANDBOX_PORT: String(await freePort()),
      STRIPE_SANDBOX_CONTROL_PORT: String(await freePort()),
      STRIPE_SANDBOX_DATA: join(folder, "stripe.sqlite"),
      STRIPE_WEBHOOK_URL: receiver.url,
      STRIPE_WEBHOOK_SECRET: receiver.secret,
      STRIPE_SANDBOX_RATE_LIMIT: "0",
      ...extra,
    });
    await stand.boot();
    return stand;
  }

  client(config: Partial<Stripe.StripeConfig> = {}, key = "sk_test_stand"): Stripe {
    return new Stripe(key, {
      host: "127.0.0.1",
      port: Number(this.#environment["STRIPE_SANDBOX_PORT"]),
      protocol: "http",
      maxNetworkRetries: 0,
      telemetry: false,
      ...config,
    });
  }

  async boot(): Promise<void> {
    const child = spawn(process.execPath, ["--import", "tsx", "sandbox/stripe/main.ts"], {
      cwd: root,
      env: { ...process.env, ...this.#environment },
      stdio: ["ignore", "ignore", "inherit"],
    });
    this.#process = child;
    for (let tries = 0; tries < 200; tries += 1) {
      if (child.exitCode !== null) throw new Error(`the stand-in ended with ${child.exitCode}`);
      const answer = await fetch(`${this.origin}/health`).catch(() => undefined);
      if (answer?.ok) return;
      await pause(50);
    }
    throw new Error("the stand-in did not start");
  }

  /** Ends the process with a signal and waits until it is gone. Milliseconds it took. */
  async end(signal: "SIGTERM" | "SIGKILL"): Promise<number> {
    const child = this.#process;
    if (!child || child.exitCode !== null || child.signalCode !== null) return 0;
    const startMs = Date.now();
    child.kill(signal);
    await once(child, "exit");
    return Date.now() - startMs;
  }

  async stop(): Promise<void> {
    await this.end("SIGTERM");
    await this.receiver.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** Calls the control port. */
  async control(
    method: "GET" | "POST" | "DELETE",
    path: string,
    body?: unknown,
  ): Promise<Record<string, unknown>> {
    const port = this.#environment["STRIPE_SANDBOX_CONTROL_PORT"];
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(text);
    return JSON.parse(text) as Record<string, unknown>;
  }

  /** Everything that is kept. */
  async state(): Promise<StandState> {
    return (await this.control("GET", "/state")) as StandState;
  }

  /** Moves the stand-in's clock on, and with it what is due by then. */
  async advance(seconds: number): Promise<void> {
    await this.control("POST", "/clock", { advanceSeconds: seconds });
  }

  /** How the events that follow are delivered: one policy, several, or none for the ordinary way. */
  async deliver(...policies: readonly Record<string, unknown>[]): Promise<void> {
    await this.control("POST", "/events/policy", policies);
  }

  /** Sends an event once more, also one that was dropped. */
  async redeliver(eventId: string): Promise<void> {
    await this.control("POST", `/events/${eventId}/redeliver`);
  }

  /** What goes wrong with the next requests, in the words of the control port. */
  async fault(...faults: readonly Record<string, unknown>[]): Promise<void> {
    await this.control("POST", "/faults", faults);
  }

  /** The bank answers about a payment under way, which a session or a payment intent names. */
  async settle(id: string, status: "succeeded" | "failed"): Promise<void> {
    await this.control("POST", `/payments/${id}`, { status });
  }

  /** The holder disputes a charge, which itself, its payment intent or its session names. */
  async dispute(
    of: string,
    more: { reason?: string; amount?: number; inquiry?: boolean } = {},
  ): Promise<Stripe.Dispute> {
    const { dispute } = await this.control("POST", "/disputes", { of, ...more });
    return dispute as Stripe.Dispute;
  }

  async decideDispute(id: string, status: DisputeDecision): Promise<void> {
    await this.control("POST", `/disputes/${id}`, { status });
  }

  /** A refund fails, arrives, asks for something or is cancelled, whatever its card would have it do. */
  async decideRefund(id: string, status: RefundDecision, reason?: string): Promise<void> {
    await this.control("POST", `/refunds/${id}`, { status, ...(reason && { reason }) });
  }

  /** Opens a session for two bands at £12.50, with what else is given. */
  openSession(
    more: Partial<Stripe.Checkout.SessionCreateParams> = {},
  ): Promise<Stripe.Response<Stripe.Checkout.Session>> {
    return this.stripe.checkout.sessions.create(bands(more));
  }

  /** Fills in the payment page and presses Pay. */
  async pay(session: { id: string }, fields: Readonly<Record<string, string>> = {}): Promise<Response> {
    const { shipping_options: options, shipping_address_collection: asked } =
      await this.stripe.checkout.sessions.retrieve(session.id);
    const rate = options[0] && idOf(options[0].shipping_rate);
    return fetch(`${this.origin}/c/pay/${session.id}`, {
      method: "POST",
      redirect: "manual",
      body: new URLSearchParams({
        email: "ann@example.com",
        name: "Ann Runner",
        line1: "1 Track Lane",
        town: "Leeds",
        postcode: "LS1 4AP",
        country: asked?.allowed_countries[0] ?? "GB",
        number: "4242 4242 4242 4242",
        expiry: "12/34",
        cvc: "123",
        ...(rate && { rate }),
        ...fields,
      }),
    });
  }

  /** The same by Bacs Direct Debit, from the account that pays; `33333335` is the one that does not. */
  payByAccount(session: { id: string }, accountNumber = "00012345"): Promise<Response> {
    return this.pay(session, { method: "bacs_debit", sortCode: "10-88-00", accountNumber });
  }

  /** Waits until something is so, for at most so many milliseconds. */
  async until<T>(look: () => Promise<T | undefined> | T | undefined, withinMs = 15_000): Promise<T> {
    const endMs = Date.now() + withinMs;
    while (Date.now() < endMs) {
      const seen = await look();
      if (seen !== undefined) return seen;
      await pause(25);
    }
    throw new Error("it did not come to pass in time");
  }
}

/** The id of what may have been expanded. */
export function idOf(thing: string | { id: string } | null): string {
  if (thing === null) throw new Error("there is nothing to take the id of");
  return typeof thing === "string" ? thing : thing.id;
}

/** Parameters of a session for two bands at £12.50. */
export function bands(
  more: Partial<Stripe.Checkout.SessionCreateParams> = {},
): Stripe.Checkout.SessionCreateParams {
  return {
    mode: "payment",
    success_url: "http://localhost:3000/thanks?session={CHECKOUT_SESSION_ID}",
    cancel_url: "http://localhost:3000/basket",
    line_items: [
      {
        quantity: 2,
        price_data: {
          currency: "gbp",
          unit_amount: 1250,
          product_data: { name: "Thera-Band <red>", metadata: { sku: "TB-RED" } },
        },
      },
    ],
    ...more,
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("no port was given");
  return address.port;
}
