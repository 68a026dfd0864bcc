import type Stripe from "stripe";
import { recordEvent } from "@/sandbox/stripe/events/record";
import type { CreateCustomerParams } from "@/sandbox/stripe/params/customer-params";
import { keptMetadata, mergedMetadata } from "@/sandbox/stripe/params/fields";
import { newId } from "@/sandbox/stripe/state/ids";
import type { Buyer } from "@/sandbox/stripe/state/kinds";
import type { Cause, World } from "@/sandbox/stripe/state/world";

const noAddress: Stripe.Address = {
  city: null,
  country: null,
  line1: null,
  line2: null,
  postal_code: null,
  state: null,
};

function wholeAddress(given: CreateCustomerParams["address"]): Stripe.Address | null {
  return given ? { ...noAddress, ...withoutGaps(given) } : null;
}

function withoutGaps(given: object): Partial<Stripe.Address> {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

/** Keeps a new customer. Two may have the same email, as in Stripe. */
export function createCustomer(world: World, cause: Cause, params: CreateCustomerParams): Stripe.Customer {
  const customer: Stripe.Customer = {
    id: newId.customer(),
    object: "customer",
    address: wholeAddress(params.address),
    balance: 0,
    created: world.clock.nowSeconds(),
    currency: null,
    customer_account: null,
    default_source: null,
    delinquent: false,
    description: params.description ?? null,
    email: params.email ?? null,
    invoice_prefix: null,
    invoice_settings: {
      custom_fields: null,
      default_payment_method: null,
      footer: null,
      rendering_options: null,
    },
    livemode: false,
    metadata: keptMetadata(params.metadata),
    name: params.name ?? null,
    phone: params.phone ?? null,
    preferred_locales: params.preferred_locales ?? [],
    shipping: null,
    tax_exempt: "none",
    test_clock: null,
  };
  world.store.insert("customer", customer, null);
  recordEvent(world, cause, "customer.created", customer);
  return customer;
}

/** Changes what is given of a customer, and merges metadata. */
export function updateCustomer(
  world: World,
  cause: Cause,
  customer: Stripe.Customer,
  params: CreateCustomerParams,
): Stripe.Customer {
  const { address, description, email, name, phone, metadata, preferred_locales: locales } = params;
  const changed: Stripe.Customer = {
    ...customer,
    ...(address !== undefined && { address: wholeAddress(address) }),
    ...(description !== undefined && { description }),
    ...(email !== undefined && { email }),
    ...(name !== undefined && { name }),
    ...(phone !== undefined && { phone }),
    ...(locales !== undefined && { preferred_locales: locales }),
    metadata: mergedMetadata(customer.metadata, metadata),
  };
  world.store.update("customer", changed);
  recordEvent(world, cause, "customer.updated", changed);
  return changed;
}

/** The session with its customer: the one that the shop named, or a new one when it asked for one always. */
export function withCustomer(
  world: World,
  cause: Cause,
  session: Stripe.Checkout.Session,
  buyer: Buyer,
): Stripe.Checkout.Session {
  if (session.customer !== null || session.customer_creation !== "always") return session;
  const { id } = createCustomer(world, cause, {
    email: buyer.email,
    name: buyer.name,
    phone: buyer.phone,
  });
  return { ...session, customer: id };
}
