import Stripe from "stripe";
import { apiVersion } from "@/sandbox/stripe/state/kinds";
import { Stand } from "./stand";

/** Something that speaks Stripe's API, opened for a test and closed after it. */
export type ContractTarget = {
  name: string;
  open: () => Promise<{
    /** A client of it; with another key than its own when one is given. */
    client: (key?: string) => Stripe;
    close: () => Promise<void>;
    /** How long what happens by itself may take. */
    patienceMs: number;
  }>;
};

const standIn: ContractTarget = {
  name: "the stand-in",
  open: async () => {
    const stand = await Stand.start();
    return {
      client: (key) => stand.client({ apiVersion }, key),
      close: () => stand.stop(),
      patienceMs: 10_000,
    };
  },
};

/** The stand-in always, and Stripe itself when there is a test key. Throws for a key that could move real money. */
export function contractTargets(key: string | undefined): ContractTarget[] {
  if (key === undefined || key === "") return [standIn];
  if (!/^(sk|rk)_test_\w+$/.test(key)) {
    throw new Error("STRIPE_TEST_KEY must be a test key, one that begins with sk_test_.");
  }
  const own = key;
  const stripe: ContractTarget = {
    name: "Stripe",
    open: () =>
      Promise.resolve({
        client: (other = own) => new Stripe(other, { apiVersion, maxNetworkRetries: 2, telemetry: false }),
        close: () => Promise.resolve(),
        patienceMs: 60_000,
      }),
  };
  return [standIn, stripe];
}
