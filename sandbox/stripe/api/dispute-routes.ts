import { decideDispute, isClosed, submitEvidence } from "@/sandbox/stripe/checkout/disputes";
import {
  listDisputesParams,
  retrieveParams,
  updateDisputeParams,
} from "@/sandbox/stripe/params/payment-params";
import { expanded } from "./expansion";
import { createdConditions, equalTo, listPage } from "./lists";
import { Problem, parseParams } from "./problem";
import { existing, retrieve } from "./route";
import type { Route } from "./route";

const list: Route = {
  method: "GET",
  path: /^\/v1\/disputes$/,
  takes: "DisputeListParams",
  answer: ({ world, input }) => {
    const params = parseParams(listDisputesParams, input);
    const where = [
      ...createdConditions(params.created),
      ...equalTo("charge", params.charge),
      ...equalTo("payment_intent", params.payment_intent),
    ];
    return expanded(world, listPage(world, "dispute", "/v1/disputes", where, params), params.expand ?? []);
  },
};

/** The shop sends what speaks for it. Two texts decide a dispute at once, as in Stripe's test mode. */
const update: Route = {
  method: "POST",
  path: /^\/v1\/disputes\/([^/]+)$/,
  takes: "DisputeUpdateParams",
  answer: ({ world, cause, id, input }) => {
    const params = parseParams(updateDisputeParams, input);
    const dispute = existing(world, "dispute", id);
    if (params.evidence && isClosed(dispute)) {
      throw new Problem({ status: 400, message: "This dispute is already closed." });
    }
    const submitted = submitEvidence(world, cause, dispute, params);
    return expanded(world, submitted, params.expand ?? []);
  },
};

/** The shop gives in. */
const close: Route = {
  method: "POST",
  path: /^\/v1\/disputes\/([^/]+)\/close$/,
  takes: "DisputeCloseParams",
  answer: ({ world, cause, id, input }) => {
    const params = parseParams(retrieveParams, input);
    const dispute = existing(world, "dispute", id);
    if (isClosed(dispute)) {
      throw new Problem({
        status: 400,
        message: `This dispute is already closed: it was ${dispute.status}.`,
      });
    }
    return expanded(world, decideDispute(world, cause, dispute, "lost"), params.expand ?? []);
  },
};

export const disputeRoutes: readonly Route[] = [
  list,
  retrieve("dispute", "disputes", "DisputeRetrieveParams"),
  update,
  close,
];
