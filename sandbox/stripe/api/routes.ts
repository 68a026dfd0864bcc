import { expireSession } from "@/sandbox/stripe/checkout/completion";
import { openSession } from "@/sandbox/stripe/checkout/new-session";
import { pendingWebhooks } from "@/sandbox/stripe/events/record";
import {
  createSessionParams,
  expireSessionParams,
  listLineItemsParams,
  listSessionsParams,
  retrieveSessionParams,
} from "@/sandbox/stripe/params/checkout-session-params";
import { listEventsParams } from "@/sandbox/stripe/params/event-params";
import { listChargesParams, retrieveParams } from "@/sandbox/stripe/params/payment-params";
import type { Condition } from "@/sandbox/stripe/state/store";
import { catalogueRoutes } from "./catalogue-routes";
import { couponRoutes } from "./coupon-routes";
import { customerRoutes } from "./customer-routes";
import { disputeRoutes } from "./dispute-routes";
import { expanded } from "./expansion";
import { createdConditions, equalTo, listPage, pageOf } from "./lists";
import { Problem, invalid, parseParams } from "./problem";
import { paymentIntentRoutes } from "./payment-intent-routes";
import { refundRoutes } from "./refund-routes";
import { existing, retrieve } from "./route";
import type { Route } from "./route";

const createSession: Route = {
  method: "POST",
  path: /^\/v1\/checkout\/sessions$/,
  takes: "Checkout.SessionCreateParams",
  answer: ({ world, input }) => {
    const params = parseParams(createSessionParams, input);
    return expanded(world, openSession(world, params), params.expand ?? []);
  },
};

const retrieveSession: Route = {
  method: "GET",
  path: /^\/v1\/checkout\/sessions\/([^/]+)$/,
  takes: "Checkout.SessionRetrieveParams",
  answer: ({ world, id, input }) => {
    const params = parseParams(retrieveSessionParams, input);
    return expanded(world, existing(world, "checkout.session", id), params.expand ?? []);
  },
};

const listSessions: Route = {
  method: "GET",
  path: /^\/v1\/checkout\/sessions$/,
  takes: "Checkout.SessionListParams",
  answer: ({ world, input }) => {
    const params = parseParams(listSessionsParams, input);
    const where = [
      ...createdConditions(params.created),
      ...equalTo("payment_intent", params.payment_intent),
      ...equalTo("status", params.status),
      ...equalTo("email", params.customer_details?.email),
    ];
    return expanded(
      world,
      listPage(world, "checkout.session", "/v1/checkout/sessions", where, params),
      params.expand ?? [],
    );
  },
};

const listLineItems: Route = {
  method: "GET",
  path: /^\/v1\/checkout\/sessions\/([^/]+)\/line_items$/,
  takes: "Checkout.SessionListLineItemsParams",
  answer: ({ world, id, input }) => {
    const params = parseParams(listLineItemsParams, input);
    existing(world, "checkout.session", id);
    const { lineItems } = world.store.hidden("checkout.session", id);
    return expanded(
      world,
      pageOf(lineItems, `/v1/checkout/sessions/${id}/line_items`, params),
      params.expand ?? [],
    );
  },
};

const expireOpenSession: Route = {
  method: "POST",
  path: /^\/v1\/checkout\/sessions\/([^/]+)\/expire$/,
  takes: "Checkout.SessionExpireParams",
  answer: ({ world, cause, id, input }) => {
    const params = parseParams(expireSessionParams, input);
    const session = existing(world, "checkout.session", id);
    if (session.status !== "open") {
      throw new Problem({
        status: 400,
        message: `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of \`${session.status}\`.`,
      });
    }
    return expanded(world, expireSession(world, cause, session), params.expand ?? []);
  },
};

const listCharges: Route = {
  method: "GET",
  path: /^\/v1\/charges$/,
  takes: "ChargeListParams",
  answer: ({ world, input }) => {
    const params = parseParams(listChargesParams, input);
    const where = [...createdConditions(params.created), ...equalTo("payment_intent", params.payment_intent)];
    return expanded(world, listPage(world, "charge", "/v1/charges", where, params), params.expand ?? []);
  },
};

function typeConditions(types: readonly string[]): Condition[] {
  // `checkout.session.*` is allowed, as in Stripe; GLOB's other special characters never occur in a type.
  const terms = types.map(() => "type GLOB ?").join(" OR ");
  return types.length === 0
    ? []
    : [{ sql: `(${terms})`, values: types.map((type) => type.replaceAll(/[?[\]]/g, "")) }];
}

const undelivered = `EXISTS (SELECT 1 FROM delivery WHERE event = object.id AND state <> 'delivered')`;

const listEvents: Route = {
  method: "GET",
  path: /^\/v1\/events$/,
  takes: "EventListParams",
  answer: ({ world, input }) => {
    const params = parseParams(listEventsParams, input);
    if (params.type !== undefined && params.types !== undefined) {
      throw invalid("types", "You may only specify one of these parameters: type, types.");
    }
    const where: Condition[] = [
      ...createdConditions(params.created),
      ...typeConditions(params.types ?? (params.type === undefined ? [] : [params.type])),
      ...(params.delivery_success === undefined
        ? []
        : [{ sql: params.delivery_success ? `NOT ${undelivered}` : undelivered, values: [] }]),
    ];
    const page = listPage(world, "event", "/v1/events", where, params);
    const data = page.data.map((event) => ({ ...event, pending_webhooks: pendingWebhooks(world, event.id) }));
    return expanded(world, { ...page, data }, params.expand ?? []);
  },
};

const retrieveEvent: Route = {
  method: "GET",
  path: /^\/v1\/events\/([^/]+)$/,
  takes: "EventRetrieveParams",
  answer: ({ world, id, input }) => {
    parseParams(retrieveParams, input);
    return { ...existing(world, "event", id), pending_webhooks: pendingWebhooks(world, id) };
  },
};

/** Every call that is answered. */
export const routes: readonly Route[] = [
  createSession,
  listSessions,
  retrieveSession,
  listLineItems,
  expireOpenSession,
  ...paymentIntentRoutes,
  retrieve("payment_method", "payment_methods", "PaymentMethodRetrieveParams"),
  listCharges,
  retrieve("charge", "charges", "ChargeRetrieveParams"),
  ...refundRoutes,
  listEvents,
  retrieveEvent,
  ...couponRoutes,
  ...disputeRoutes,
  ...catalogueRoutes,
  ...customerRoutes,
  retrieve("shipping_rate", "shipping_rates", "ShippingRateRetrieveParams"),
];
