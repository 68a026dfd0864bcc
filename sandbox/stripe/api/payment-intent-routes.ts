import { cancelIntent, confirmIntent, createIntent } from "@/sandbox/stripe/checkout/intents";
import {
  cancelIntentParams,
  confirmIntentParams,
  createIntentParams,
} from "@/sandbox/stripe/params/payment-intent-params";
import { listPaymentIntentsParams } from "@/sandbox/stripe/params/payment-params";
import type { World } from "@/sandbox/stripe/state/world";
import { expanded } from "./expansion";
import { createdConditions, listPage } from "./lists";
import { Problem, parseParams } from "./problem";
import { existing, retrieve } from "./route";
import type { Route } from "./route";

const create: Route = {
  method: "POST",
  path: /^\/v1\/payment_intents$/,
  takes: "PaymentIntentCreateParams",
  answer: ({ world, cause, input }) => {
    const params = parseParams(createIntentParams, input);
    const intent = createIntent(world, cause, params);
    // The method was taken when the intent was made.
    const { return_url } = params;
    const outcome = params.confirm ? confirmIntent(world, cause, intent, { return_url }) : intent;
    return expandedUnlessRefused(world, outcome, params.expand);
  },
};

const confirm: Route = {
  method: "POST",
  path: /^\/v1\/payment_intents\/([^/]+)\/confirm$/,
  takes: "PaymentIntentConfirmParams",
  answer: ({ world, cause, id, input }) => {
    const params = parseParams(confirmIntentParams, input);
    const intent = existing(world, "payment_intent", id);
    return expandedUnlessRefused(world, confirmIntent(world, cause, intent, params), params.expand);
  },
};

const cancel: Route = {
  method: "POST",
  path: /^\/v1\/payment_intents\/([^/]+)\/cancel$/,
  takes: "PaymentIntentCancelParams",
  answer: ({ world, cause, id, input }) => {
    const params = parseParams(cancelIntentParams, input);
    const intent = existing(world, "payment_intent", id);
    const canceled = cancelIntent(world, cause, intent, params.cancellation_reason);
    return expanded(world, canceled, params.expand ?? []);
  },
};

const list: Route = {
  method: "GET",
  path: /^\/v1\/payment_intents$/,
  takes: "PaymentIntentListParams",
  answer: ({ world, input }) => {
    const params = parseParams(listPaymentIntentsParams, input);
    const where = createdConditions(params.created);
    return expanded(
      world,
      listPage(world, "payment_intent", "/v1/payment_intents", where, params),
      params.expand ?? [],
    );
  },
};

function expandedUnlessRefused(world: World, outcome: object, expand: readonly string[] | undefined): object {
  return outcome instanceof Problem ? outcome : expanded(world, outcome, expand ?? []);
}

export const paymentIntentRoutes: readonly Route[] = [
  create,
  list,
  retrieve("payment_intent", "payment_intents", "PaymentIntentRetrieveParams"),
  confirm,
  cancel,
];
