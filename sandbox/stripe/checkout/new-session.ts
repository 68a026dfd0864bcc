import type Stripe from "stripe";
import { invalid, missing } from "@/sandbox/stripe/api/problem";
import { greatestCharge, leastCharge, money } from "@/sandbox/stripe/params/currencies";
import type { Currency } from "@/sandbox/stripe/params/currencies";
import type { CreateSessionParams } from "@/sandbox/stripe/params/checkout-session-params";
import { keptMetadata } from "@/sandbox/stripe/params/fields";
import { newId } from "@/sandbox/stripe/state/ids";
import type { World } from "@/sandbox/stripe/state/world";
import { reductionFor, spread } from "./coupons";
import { keepLine, pricedLine } from "./line-items";
import type { PricedLine } from "./line-items";
import { offeredMethods, sessionObject } from "./session-object";

const shortestLifeSeconds = 30 * 60;
const longestLifeSeconds = 24 * 60 * 60;
const mostLines = 100;
const mostShippingOptions = 5;

/**
 * Opens a session: keeps it with its lines, products, prices and delivery options. Amounts in the smallest unit.
 * Refuses what Stripe refuses: mixed currencies, too many lines, totals out of bounds, a life under 30 minutes or over 24 hours.
 */
export function openSession(world: World, params: CreateSessionParams): Stripe.Checkout.Session {
  const created = world.clock.nowSeconds();
  const expiresAt = params.expires_at ?? created + longestLifeSeconds;
  refuseBadLife(created, expiresAt);
  const priced = params.line_items.map((line, index) => pricedLine(world, line, index));
  const currency = oneCurrency(params, priced);
  const customer = customerFor(world, params);
  if (offeredMethods(params.allowed_payment_method_types, currency).length === 0) {
    throw invalid(
      "allowed_payment_method_types",
      "No valid payment method types for this Checkout Session: this stand-in takes `card`, and `bacs_debit` in pounds.",
    );
  }
  const shippingOptions = params.shipping_options ?? [];
  if (shippingOptions.length > mostShippingOptions) {
    throw invalid(
      "shipping_options",
      `Array shipping_options exceeded maximum ${mostShippingOptions} allowed elements.`,
    );
  }

  const subtotal = priced.reduce((sum, line) => sum + line.unitAmount * line.quantity, 0);
  const [given] = params.discounts ?? [];
  const reduction = given ? reductionFor(world, given, subtotal, currency) : null;
  const goods = subtotal - (reduction?.amount ?? 0);
  refuseBadTotal(
    goods,
    shippingOptions.map(({ shipping_rate_data: rate }) => rate.fixed_amount.amount),
    currency,
  );

  const lineItems = spread(
    priced.map((line) => keepLine(world, line)),
    reduction?.amount ?? 0,
  );
  const rates = shippingOptions.map(({ shipping_rate_data: rate }) => keepRate(world, rate, created));
  const id = newId.session();
  const session = sessionObject(world, {
    id,
    params,
    created,
    expiresAt,
    currency,
    customer,
    subtotal,
    reduction,
    rates,
  });
  const intent = params.payment_intent_data;
  world.store.insert(
    "checkout.session",
    session,
    {
      lineItems,
      intent: {
        description: intent?.description ?? null,
        metadata: keptMetadata(intent?.metadata),
        receiptEmail: intent?.receipt_email ?? null,
        statementDescriptor: intent?.statement_descriptor ?? null,
        statementDescriptorSuffix: intent?.statement_descriptor_suffix ?? null,
      },
    },
    expiresAt,
  );
  return session;
}

function customerFor(world: World, params: CreateSessionParams): Stripe.Customer | null {
  if (params.customer === undefined) return null;
  if (params.customer_email !== undefined) {
    throw invalid("customer", "You may only specify one of these parameters: customer, customer_email.");
  }
  const customer = world.store.find("customer", params.customer);
  if (!customer) throw missing("customer", params.customer, "customer", 400);
  return customer;
}

function refuseBadLife(created: number, expiresAt: number): void {
  if (expiresAt < created + shortestLifeSeconds) {
    throw invalid(
      "expires_at",
      "The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.",
    );
  }
  if (expiresAt > created + longestLifeSeconds) {
    throw invalid(
      "expires_at",
      "The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.",
    );
  }
}

function oneCurrency(params: CreateSessionParams, lines: readonly PricedLine[]): Currency {
  const [first] = lines;
  if (!first) throw invalid("line_items", "The `line_items` parameter is required in payment mode.");
  if (lines.length > mostLines) {
    throw invalid("line_items", `Array line_items exceeded maximum ${mostLines} allowed elements.`);
  }
  const currency = params.currency ?? first.currency;
  const used = [
    ...lines,
    ...(params.shipping_options ?? []).map((option, index) => ({
      currency: option.shipping_rate_data.fixed_amount.currency,
      param: `shipping_options[${index}][shipping_rate_data][fixed_amount][currency]`,
    })),
  ];
  const other = used.find((use) => use.currency !== currency);
  if (other) {
    throw invalid(
      other.param,
      `You cannot use ${other.currency} here: all prices on a Checkout Session must have the same currency, ${currency}.`,
    );
  }
  return currency;
}

function refuseBadTotal(goods: number, shippingAmounts: readonly number[], currency: Currency): void {
  const totals = shippingAmounts.length > 0 ? shippingAmounts.map((amount) => goods + amount) : [goods];
  const least = leastCharge[currency];
  if (totals.some((total) => total > 0 && total < least)) {
    throw invalid(
      "line_items",
      `The Checkout Session's total amount due must add up to at least ${money(least, currency)} ${currency}`,
      "amount_too_small",
    );
  }
  if (totals.some((total) => total > greatestCharge)) {
    throw invalid(
      "line_items",
      `The Checkout Session's total amount due must be no more than ${money(greatestCharge, currency)}`,
      "amount_too_large",
    );
  }
}

type RateParams = NonNullable<CreateSessionParams["shipping_options"]>[number]["shipping_rate_data"];

function keepRate(world: World, given: RateParams, created: number): { id: string; amount: number } {
  const { minimum, maximum } = given.delivery_estimate ?? {};
  const rate: Stripe.ShippingRate = {
    id: newId.shippingRate(),
    object: "shipping_rate",
    active: true,
    created,
    delivery_estimate: given.delivery_estimate
      ? { maximum: maximum ?? null, minimum: minimum ?? null }
      : null,
    display_name: given.display_name,
    fixed_amount: { amount: given.fixed_amount.amount, currency: given.fixed_amount.currency },
    livemode: false,
    metadata: keptMetadata(given.metadata),
    tax_behavior: given.tax_behavior ?? "unspecified",
    tax_code: given.tax_code ?? null,
    type: "fixed_amount",
  };
  world.store.insert("shipping_rate", rate, null);
  return { id: rate.id, amount: given.fixed_amount.amount };
}
