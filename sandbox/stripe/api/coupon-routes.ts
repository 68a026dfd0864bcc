import type Stripe from "stripe";
import { createCoupon, createPromotionCode } from "@/sandbox/stripe/checkout/coupons";
import {
  createCouponParams,
  createPromotionCodeParams,
  listCouponsParams,
  listPromotionCodesParams,
  updatePromotionCodeParams,
} from "@/sandbox/stripe/params/coupon-params";
import { mergedMetadata } from "@/sandbox/stripe/params/fields";
import { expanded } from "./expansion";
import { createdConditions, listPage } from "./lists";
import { parseParams } from "./problem";
import { existing, retrieve } from "./route";
import type { Route } from "./route";

const create: Route = {
  method: "POST",
  path: /^\/v1\/coupons$/,
  takes: "CouponCreateParams",
  answer: ({ world, input }) => createCoupon(world, parseParams(createCouponParams, input)),
};

const list: Route = {
  method: "GET",
  path: /^\/v1\/coupons$/,
  takes: "CouponListParams",
  answer: ({ world, input }) => {
    const params = parseParams(listCouponsParams, input);
    return listPage(world, "coupon", "/v1/coupons", createdConditions(params.created), params);
  },
};

const remove: Route = {
  method: "DELETE",
  path: /^\/v1\/coupons\/([^/]+)$/,
  takes: "CouponDeleteParams",
  answer: ({ world, id }) => {
    existing(world, "coupon", id);
    world.store.remove("coupon", id);
    return { id, object: "coupon", deleted: true } satisfies Stripe.DeletedCoupon;
  },
};

const createCode: Route = {
  method: "POST",
  path: /^\/v1\/promotion_codes$/,
  takes: "PromotionCodeCreateParams",
  answer: ({ world, input }) => {
    const params = parseParams(createPromotionCodeParams, input);
    return expanded(world, createPromotionCode(world, params), params.expand ?? []);
  },
};

const updateCode: Route = {
  method: "POST",
  path: /^\/v1\/promotion_codes\/([^/]+)$/,
  takes: "PromotionCodeUpdateParams",
  answer: ({ world, id, input }) => {
    const params = parseParams(updatePromotionCodeParams, input);
    const code = existing(world, "promotion_code", id);
    const changed = {
      ...code,
      active: params.active ?? code.active,
      metadata: mergedMetadata(code.metadata, params.metadata),
    };
    world.store.update("promotion_code", changed);
    return expanded(world, changed, params.expand ?? []);
  },
};

const listCodes: Route = {
  method: "GET",
  path: /^\/v1\/promotion_codes$/,
  takes: "PromotionCodeListParams",
  answer: ({ world, input }) => {
    const params = parseParams(listPromotionCodesParams, input);
    const matching = (path: string, value: string | number | undefined) =>
      value === undefined
        ? []
        : [{ sql: `json_extract(body, '${path}') = ? COLLATE NOCASE`, values: [value] }];
    const where = [
      ...createdConditions(params.created),
      ...matching("$.code", params.code),
      ...matching("$.promotion.coupon", params.coupon),
      ...matching("$.active", params.active === undefined ? undefined : Number(params.active)),
    ];
    const page = listPage(world, "promotion_code", "/v1/promotion_codes", where, params);
    return expanded(world, page, params.expand ?? []);
  },
};

export const couponRoutes: readonly Route[] = [
  create,
  list,
  retrieve("coupon", "coupons", "CouponRetrieveParams"),
  remove,
  createCode,
  updateCode,
  listCodes,
  retrieve("promotion_code", "promotion_codes", "PromotionCodeRetrieveParams"),
];
