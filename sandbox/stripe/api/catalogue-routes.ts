import { createPrice, createProduct } from "@/sandbox/stripe/checkout/catalogue";
import {
  createPriceParams,
  createProductParams,
  listPricesParams,
  listProductsParams,
} from "@/sandbox/stripe/params/catalogue-params";
import type { Condition } from "@/sandbox/stripe/state/store";
import { expanded } from "./expansion";
import { createdConditions, listPage } from "./lists";
import { parseParams } from "./problem";
import { retrieve } from "./route";
import type { Route } from "./route";

const addProduct: Route = {
  method: "POST",
  path: /^\/v1\/products$/,
  takes: "ProductCreateParams",
  answer: ({ world, input }) => {
    const params = parseParams(createProductParams, input);
    return expanded(world, createProduct(world, params), params.expand ?? []);
  },
};

const listProducts: Route = {
  method: "GET",
  path: /^\/v1\/products$/,
  takes: "ProductListParams",
  answer: ({ world, input }) => {
    const params = parseParams(listProductsParams, input);
    const where = [...createdConditions(params.created), ...whetherActive(params.active)];
    return expanded(world, listPage(world, "product", "/v1/products", where, params), params.expand ?? []);
  },
};

const addPrice: Route = {
  method: "POST",
  path: /^\/v1\/prices$/,
  takes: "PriceCreateParams",
  answer: ({ world, input }) => {
    const params = parseParams(createPriceParams, input);
    return expanded(world, createPrice(world, params), params.expand ?? []);
  },
};

const listPrices: Route = {
  method: "GET",
  path: /^\/v1\/prices$/,
  takes: "PriceListParams",
  answer: ({ world, input }) => {
    const params = parseParams(listPricesParams, input);
    const where = [
      ...createdConditions(params.created),
      ...whetherActive(params.active),
      ...(params.product === undefined
        ? []
        : [{ sql: "json_extract(body, '$.product') = ?", values: [params.product] }]),
    ];
    return expanded(world, listPage(world, "price", "/v1/prices", where, params), params.expand ?? []);
  },
};

function whetherActive(active: boolean | undefined): Condition[] {
  return active === undefined
    ? []
    : [{ sql: "json_extract(body, '$.active') = ?", values: [Number(active)] }];
}

export const catalogueRoutes: readonly Route[] = [
  addProduct,
  listProducts,
  retrieve("product", "products", "ProductRetrieveParams"),
  addPrice,
  listPrices,
  retrieve("price", "prices", "PriceRetrieveParams"),
];
