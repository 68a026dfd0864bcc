import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect } from "vitest";
import Stripe from "stripe";
import { contractTargets, type ContractTarget } from "./contract-targets";
import { bands, idOf } from "./stand";

type Opened = Awaited<ReturnType<ContractTarget["open"]>>;

/** What an expectation of the contract works with, whatever it is held to. */
export class ContractApi {
  readonly target: Opened;
  readonly stripe: Stripe;
  /** Sessions that are closed when the expectations are done. */
  readonly opened: string[] = [];

  constructor(target: Opened) {
    this.target = target;
    this.stripe = target.client();
  }

  async create(
    more: Partial<Stripe.Checkout.SessionCreateParams> = {},
    options: Stripe.RequestOptions = {},
  ): Promise<Stripe.Response<Stripe.Checkout.Session>> {
    const session = await this.stripe.checkout.sessions.create(bands(more), options);
    this.opened.push(session.id);
    return session;
  }

  /** A paid payment intent of £15, and its charge. */
  async paid(payment_method = "pm_card_visa"): Promise<{ intent: string; charge: string }> {
    const intent = await this.stripe.paymentIntents.create({
      amount: 1500,
      currency: "gbp",
      confirm: true,
      payment_method,
      automatic_payment_methods: { enabled: true, allow_redirects: "never" },
      metadata: { order_id: "order-1" },
    });
    expect(intent.status).toBe("succeeded");
    return { intent: intent.id, charge: idOf(intent.latest_charge) };
  }

  /** Asks again until the answer is there, since some of it takes Stripe a while. */
  async eventually<T>(look: () => Promise<T | undefined>): Promise<T> {
    const endMs = Date.now() + this.target.patienceMs;
    for (;;) {
      const seen = await look();
      if (seen !== undefined) return seen;
      if (Date.now() > endMs) throw new Error("it did not come to pass in time");
      await pause(Math.min(1_000, this.target.patienceMs / 50));
    }
  }
}

/**
 * Holds expectations to the stand-in always, and to Stripe itself when STRIPE_TEST_KEY is set, so that the stand-in cannot
 * drift from what it stands for. Nobody can fill in Stripe's hosted page from here: what must be paid is paid by payment intents.
 * @param expectations given a way to the target, which is open while the tests run
 */
export function describeContract(expectations: (api: () => ContractApi) => void): void {
  describe.each(contractTargets(process.env["STRIPE_TEST_KEY"]))(
    "$name",
    ({ open }) => {
      let api: ContractApi | undefined;
      const opened = (): ContractApi => {
        if (!api) throw new Error("nothing has been opened");
        return api;
      };
      beforeAll(async () => {
        api = new ContractApi(await open());
      }, 60_000);
      afterAll(async () => {
        for (const id of api?.opened ?? [])
          await api?.stripe.checkout.sessions.expire(id).catch(() => undefined);
        await api?.target.close();
      }, 60_000);
      expectations(opened);
    },
    120_000,
  );
}

/** The error that a call is refused with. */
export async function refusal(call: Promise<unknown>): Promise<Stripe.errors.StripeError> {
  const outcome = await call.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (outcome instanceof Stripe.errors.StripeError) return outcome;
  throw new Error(`not a refusal of Stripe's: ${String(outcome)}`);
}
