import { retrieveParams } from "@/sandbox/stripe/params/payment-params";
import type { ParameterType } from "@/sandbox/stripe/schema/parameter-types";
import type { Kind, Kinds } from "@/sandbox/stripe/state/kinds";
import type { Cause, World } from "@/sandbox/stripe/state/world";
import { expanded } from "./expansion";
import type { FormTree } from "./form-encoding";
import { missing, parseParams } from "./problem";

/** One call of the API, authenticated and read. */
type Call = { world: World; cause: Cause; id: string; input: FormTree };

export type Route = {
  method: "GET" | "POST" | "DELETE";
  path: RegExp;
  /** The SDK's type of its parameters, which are held to it before anything else. */
  takes: ParameterType;
  answer: (call: Call) => object;
};

const nounOf: Readonly<Record<Kind, { noun: string; param: string }>> = {
  "checkout.session": { noun: "checkout.session", param: "session" },
  payment_intent: { noun: "payment_intent", param: "intent" },
  payment_method: { noun: "PaymentMethod", param: "payment_method" },
  customer: { noun: "customer", param: "customer" },
  charge: { noun: "charge", param: "id" },
  refund: { noun: "refund", param: "id" },
  coupon: { noun: "coupon", param: "coupon" },
  promotion_code: { noun: "promotion code", param: "promotion_code" },
  dispute: { noun: "dispute", param: "dispute" },
  event: { noun: "event", param: "id" },
  product: { noun: "product", param: "id" },
  price: { noun: "price", param: "price" },
  shipping_rate: { noun: "shipping rate", param: "shipping_rate_token" },
};

/** The object that a path names. Throws a 404 Problem when there is none. */
export function existing<K extends Kind>(world: World, kind: K, id: string): Kinds[K] {
  const found = world.store.find(kind, id);
  if (!found) throw missing(nounOf[kind].noun, id, nounOf[kind].param);
  return found;
}

/** The plain call that reads one object of a kind. */
export function retrieve(kind: Kind, folder: string, takes: ParameterType): Route {
  return {
    method: "GET",
    path: new RegExp(`^/v1/${folder}/([^/]+)$`),
    takes,
    answer: ({ world, id, input }) => {
      const params = parseParams(retrieveParams, input);
      return expanded(world, existing(world, kind, id), params.expand ?? []);
    },
  };
}
