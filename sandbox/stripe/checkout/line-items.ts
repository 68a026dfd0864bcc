import { invalid, missing } from "@/sandbox/stripe/api/problem";
import type { CreateSessionParams } from "@/sandbox/stripe/params/checkout-session-params";
import { keptCurrency } from "@/sandbox/stripe/params/currencies";
import type { Currency } from "@/sandbox/stripe/params/currencies";
import { keptMetadata } from "@/sandbox/stripe/params/fields";
import { newId } from "@/sandbox/stripe/state/ids";
import type { WireLineItem, WirePrice } from "@/sandbox/stripe/state/kinds";
import type { World } from "@/sandbox/stripe/state/world";
import { inlinePrice } from "./catalogue";

type LineParams = CreateSessionParams["line_items"][number];

/** A line with what one of it costs, in the smallest unit, whether its price was named or made up in passing. */
export type PricedLine = {
  given: LineParams;
  /** What it is that names the price, as Stripe calls it in a refusal about the currency. */
  param: string;
  named: WirePrice | null;
  currency: Currency;
  unitAmount: number;
  quantity: number;
  index: number;
};

/** Finds out what a line costs. Refuses a price that is not there, or not for sale, and a line with two prices or none. */
export function pricedLine(world: World, given: LineParams, index: number): PricedLine {
  const param = `line_items[${index}]`;
  const { price: id, price_data: data, quantity } = given;
  if (id !== undefined && data !== undefined) {
    throw invalid(param, "You may only specify one of these parameters: price, price_data.");
  }
  if (data) {
    const { currency, unit_amount: unitAmount } = data;
    const at = `${param}[price_data][currency]`;
    return { given, param: at, named: null, currency, unitAmount, quantity, index };
  }
  if (id === undefined) {
    throw invalid(
      param,
      "You must specify either `price` or `price_data` on each of the line items.",
      "parameter_missing",
    );
  }
  const named = world.store.find("price", id);
  if (!named) throw missing("price", id, `${param}[price]`, 400);
  if (!named.active) {
    throw invalid(
      `${param}[price]`,
      "The price specified is inactive. This field only accepts active prices.",
    );
  }
  return {
    given,
    param: `${param}[price]`,
    named,
    currency: keptCurrency(named.currency),
    unitAmount: named.unit_amount ?? 0,
    quantity,
    index,
  };
}

/** Keeps the price of a line when it was made up in passing, and gives the line as Stripe shows it. */
export function keepLine(world: World, line: PricedLine): WireLineItem {
  const { price, name } = priceOf(world, line);
  const amount = line.unitAmount * line.quantity;
  return {
    id: newId.lineItem(),
    object: "item",
    adjustable_quantity: null,
    amount_discount: 0,
    amount_subtotal: amount,
    amount_tax: 0,
    amount_total: amount,
    currency: line.currency,
    description: name,
    metadata: keptMetadata(line.given.metadata),
    price,
    quantity: line.quantity,
  };
}

function priceOf(world: World, { given, named, index }: PricedLine): { price: WirePrice; name: string } {
  if (given.price_data) return inlinePrice(world, `line_items[${index}][price_data]`, given.price_data);
  if (!named) throw new Error(`line ${index} has no price`);
  const product = typeof named.product === "string" && world.store.find("product", named.product);
  return { price: named, name: product ? product.name : "" };
}
