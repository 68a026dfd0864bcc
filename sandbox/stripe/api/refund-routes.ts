import { createRefund } from "@/sandbox/stripe/checkout/refund";
import { decideRefund } from "@/sandbox/stripe/checkout/refund-outcomes";
import { mergedMetadata } from "@/sandbox/stripe/params/fields";
import {
  createRefundParams,
  listRefundsParams,
  retrieveParams,
  updateRefundParams,
} from "@/sandbox/stripe/params/payment-params";
import { expanded } from "./expansion";
import { createdConditions, equalTo, listPage } from "./lists";
import { Problem, parseParams } from "./problem";
import { existing, retrieve } from "./route";
import type { Route } from "./route";

const create: Route = {
  method: "POST",
  path: /^\/v1\/refunds$/,
  takes: "RefundCreateParams",
  answer: ({ world, cause, input }) => {
    const params = parseParams(createRefundParams, input);
    return expanded(world, createRefund(world, cause, params), params.expand ?? []);
  },
};

const list: Route = {
  method: "GET",
  path: /^\/v1\/refunds$/,
  takes: "RefundListParams",
  answer: ({ world, input }) => {
    const params = parseParams(listRefundsParams, input);
    const where = [
      ...createdConditions(params.created),
      ...equalTo("charge", params.charge),
      ...equalTo("payment_intent", params.payment_intent),
    ];
    return expanded(world, listPage(world, "refund", "/v1/refunds", where, params), params.expand ?? []);
  },
};

const update: Route = {
  method: "POST",
  path: /^\/v1\/refunds\/([^/]+)$/,
  takes: "RefundUpdateParams",
  answer: ({ world, id, input }) => {
    const params = parseParams(updateRefundParams, input);
    const known = existing(world, "refund", id);
    const metadata = mergedMetadata(known.metadata, params.metadata);
    world.store.mend("refund", { ...known, metadata });
    return expanded(world, { ...known, metadata }, params.expand ?? []);
  },
};

const cancel: Route = {
  method: "POST",
  path: /^\/v1\/refunds\/([^/]+)\/cancel$/,
  takes: "RefundCancelParams",
  answer: ({ world, cause, id, input }) => {
    const params = parseParams(retrieveParams, input);
    const known = existing(world, "refund", id);
    if (known.status !== "requires_action") {
      throw new Problem({
        status: 400,
        message: `You can only cancel a refund with a status of requires_action. This one has a status of ${String(known.status)}.`,
      });
    }
    decideRefund(world, cause, known, "canceled");
    return expanded(world, existing(world, "refund", id), params.expand ?? []);
  },
};

export const refundRoutes: readonly Route[] = [
  create,
  list,
  retrieve("refund", "refunds", "RefundRetrieveParams"),
  update,
  cancel,
];
