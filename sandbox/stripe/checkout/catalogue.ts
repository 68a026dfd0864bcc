import type Stripe from "stripe";
import type { z } from "zod";
import { invalid, missing } from "@/sandbox/stripe/api/problem";
import type {
  ProductData,
  createPriceParams,
  createProductParams,
} from "@/sandbox/stripe/params/catalogue-params";
import type { Currency } from "@/sandbox/stripe/params/currencies";
import { keptMetadata } from "@/sandbox/stripe/params/fields";
import { newId } from "@/sandbox/stripe/state/ids";
import type { WirePrice } from "@/sandbox/stripe/state/kinds";
import type { World } from "@/sandbox/stripe/state/world";

function keepProduct(world: World, id: string, active: boolean, given: ProductData): Stripe.Product {
  const created = world.clock.nowSeconds();
  const product: Stripe.Product = {
    id,
    object: "product",
    active,
    created,
    default_price: null,
    description: given.description ?? null,
    images: given.images ?? [],
    livemode: false,
    marketing_features: [],
    metadata: keptMetadata(given.metadata),
    name: given.name,
    package_dimensions: null,
    shippable: null,
    statement_descriptor: null,
    tax_code: given.tax_code ?? null,
    tax_details: null,
    type: "service",
    unit_label: given.unit_label ?? null,
    updated: created,
    url: null,
  };
  world.store.insert("product", product, null);
  return product;
}

type PriceParts = {
  currency: Currency;
  unit_amount: number;
  tax_behavior?: "exclusive" | "inclusive" | "unspecified" | undefined;
  lookup_key?: string | undefined;
  metadata?: Record<string, string> | undefined;
  nickname?: string | undefined;
};

function keepPrice(world: World, product: string, active: boolean, given: PriceParts): WirePrice {
  const price: WirePrice = {
    id: newId.price(),
    object: "price",
    active,
    billing_scheme: "per_unit",
    created: world.clock.nowSeconds(),
    currency: given.currency,
    custom_unit_amount: null,
    livemode: false,
    lookup_key: given.lookup_key ?? null,
    metadata: keptMetadata(given.metadata),
    nickname: given.nickname ?? null,
    product,
    recurring: null,
    tax_behavior: given.tax_behavior ?? "unspecified",
    tiers_mode: null,
    transform_quantity: null,
    type: "one_time",
    unit_amount: given.unit_amount,
    unit_amount_decimal: String(given.unit_amount),
  };
  world.store.insert("price", price, null);
  return price;
}

/** Keeps a product for sale. Refuses an id in use. */
export function createProduct(world: World, params: z.output<typeof createProductParams>): Stripe.Product {
  if (params.id !== undefined && world.store.find("product", params.id)) {
    throw invalid("id", "Product already exists.", "resource_already_exists");
  }
  const product = keepProduct(world, params.id ?? newId.product(), params.active ?? true, params);
  if (params.url === undefined) return product;
  const withUrl = { ...product, url: params.url };
  world.store.update("product", withUrl);
  return withUrl;
}

/** Keeps a price of a product, in the smallest unit. */
export function createPrice(world: World, params: z.output<typeof createPriceParams>): WirePrice {
  if (!world.store.find("product", params.product)) throw missing("product", params.product, "product", 400);
  return keepPrice(world, params.product, params.active ?? true, params);
}

/**
 * The price that a line makes up in passing. Stripe makes such prices and products inactive, so that they do not show
 * among those for sale.
 */
export function inlinePrice(
  world: World,
  param: string,
  given: PriceParts & { product?: string | undefined; product_data?: ProductData | undefined },
): { price: WirePrice; name: string } {
  if (given.product !== undefined) {
    const product = world.store.find("product", given.product);
    if (!product) throw missing("product", given.product, `${param}[product]`, 400);
    return { price: keepPrice(world, product.id, false, given), name: product.name };
  }
  if (given.product_data === undefined) {
    throw invalid(
      `${param}[product_data]`,
      "You must specify either `product` or `product_data` when creating a price.",
      "parameter_missing",
    );
  }
  const product = keepProduct(world, newId.product(), false, given.product_data);
  return { price: keepPrice(world, product.id, false, given), name: product.name };
}
