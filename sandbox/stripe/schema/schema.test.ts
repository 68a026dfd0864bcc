import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseForm } from "@/sandbox/stripe/api/form-encoding";
import { Problem } from "@/sandbox/stripe/api/problem";
import { routes } from "@/sandbox/stripe/api/routes";
import { checkShape } from "./check";
import { schemaText } from "./from-types";
import { parameterTypes } from "./parameter-types";
import type { ParameterType } from "./parameter-types";

describe("the schema", () => {
  it("is what the installed SDK's types say: if not, run `npm run stripe:schema`", () => {
    const committed = readFileSync(new URL("parameters.json", import.meta.url), "utf8");
    expect(committed.split("\n")).toEqual(schemaText().split("\n"));
  });

  it("has the parameters of every call, and no others", () => {
    expect([...new Set(routes.map(({ takes }) => takes))].toSorted()).toEqual([...parameterTypes]);
  });
});

function refusal(type: ParameterType, form: string) {
  try {
    checkShape(type, parseForm(form));
    return undefined;
  } catch (error) {
    if (error instanceof Problem) return error.details;
    throw error;
  }
}

const create = "Checkout.SessionCreateParams";

describe("parameters", () => {
  it.each<[ParameterType, string]>([
    [create, "mode=payment&line_items[0][price_data][currency]=GBP&expand[]=line_items"],
    [create, "locale=en-GB&shipping_address_collection[allowed_countries][]=GB"],
    [create, "metadata[order]=1&metadata[gone]="],
    ["RefundUpdateParams", "metadata="],
    ["PriceCreateParams", "currency=gbp&unit_amount=1250&unit_amount_decimal=12.5"],
    ["EventListParams", "created[gte]=5&types[]=charge.*&types[]=refund.created&delivery_success=true"],
    ["EventListParams", "created=5"],
    ["RefundCreateParams", "amount=5&reason=duplicate&payment_intent=pi_1"],
    ["CouponDeleteParams", ""],
  ])("of %s pass: %s", (type, form) => {
    expect(refusal(type, form)).toBeUndefined();
  });

  it.each<[ParameterType, string, object]>([
    [create, "payment_method_types[]=card", { code: "parameter_unknown", param: "payment_method_types" }],
    [
      create,
      "colour=red&line_items[0][price_data][size]=M&line_items[0][price_data][currency]=gbp",
      {
        code: "parameter_unknown",
        message: "Received unknown parameters: line_items[0][price_data][size], colour",
      },
    ],
    [create, "__proto__[a]=1", { code: "parameter_unknown" }],
    [create, "constructor=1", { code: "parameter_unknown", param: "constructor" }],
    [
      create,
      "line_items[0][price_data][unit_amount]=5",
      { code: "parameter_missing", param: "line_items[0][price_data][currency]" },
    ],
    [create, "mode=gift", { message: "Invalid mode: must be one of payment, setup, or subscription" }],
    [create, "locale=klingon", { param: "locale" }],
    [create, "ui_mode[x]=1", { param: "ui_mode" }],
    [create, "currency=pounds", { code: "currency_not_supported", param: "currency" }],
    [
      create,
      "shipping_address_collection[allowed_countries][]=XX",
      { param: "shipping_address_collection[allowed_countries][0]" },
    ],
    [create, "line_items=1", { message: "Invalid array", param: "line_items" }],
    [create, "line_items[0]=1", { message: "Invalid object", param: "line_items[0]" }],
    [create, "success_url[a]=1", { message: 'Invalid string: {"a":"1"}' }],
    [create, "success_url=", { code: "parameter_invalid_empty", param: "success_url" }],
    [create, "expires_at=soon", { code: "parameter_invalid_integer", param: "expires_at" }],
    [create, "phone_number_collection[enabled]=yes", { code: "parameter_invalid_boolean" }],
    [create, "payment_intent_data=1", { message: "Invalid object", param: "payment_intent_data" }],
    ["RefundCreateParams", "reason=regret", { param: "reason" }],
    ["EventListParams", "type=charge.sneezed", { param: "type" }],
    ["EventListParams", "types[]=sneeze.*", { param: "types[0]" }],
    ["EventListParams", "created[since]=5", { code: "parameter_unknown", param: "created[since]" }],
    ["PaymentIntentCreateParams", "amount=5", { code: "parameter_missing", param: "currency" }],
    ["CouponDeleteParams", "force=true", { code: "parameter_unknown" }],
  ])("of %s are refused: %s", (type, form, expected) => {
    expect(refusal(type, form)).toMatchObject({ status: 400, ...expected });
  });
});
