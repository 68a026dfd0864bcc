import { createCustomer, updateCustomer } from "@/sandbox/stripe/checkout/customers";
import { createCustomerParams, listCustomersParams } from "@/sandbox/stripe/params/customer-params";
import { expanded } from "./expansion";
import { createdConditions, listPage } from "./lists";
import { parseParams } from "./problem";
import { existing, retrieve } from "./route";
import type { Route } from "./route";

const create: Route = {
  method: "POST",
  path: /^\/v1\/customers$/,
  takes: "CustomerCreateParams",
  answer: ({ world, cause, input }) => {
    const params = parseParams(createCustomerParams, input);
    return expanded(world, createCustomer(world, cause, params), params.expand ?? []);
  },
};

const update: Route = {
  method: "POST",
  path: /^\/v1\/customers\/([^/]+)$/,
  takes: "CustomerUpdateParams",
  answer: ({ world, cause, id, input }) => {
    const params = parseParams(createCustomerParams, input);
    const customer = existing(world, "customer", id);
    return expanded(world, updateCustomer(world, cause, customer, params), params.expand ?? []);
  },
};

const list: Route = {
  method: "GET",
  path: /^\/v1\/customers$/,
  takes: "CustomerListParams",
  answer: ({ world, input }) => {
    const params = parseParams(listCustomersParams, input);
    const where = [
      ...createdConditions(params.created),
      ...(params.email === undefined
        ? []
        : [{ sql: "json_extract(body, '$.email') = ?", values: [params.email] }]),
    ];
    return expanded(world, listPage(world, "customer", "/v1/customers", where, params), params.expand ?? []);
  },
};

export const customerRoutes: readonly Route[] = [
  create,
  list,
  retrieve("customer", "customers", "CustomerRetrieveParams"),
  update,
];
