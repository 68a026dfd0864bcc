import type Stripe from "stripe";
import type { Reply } from "@/sandbox/stripe/api/exchange";
import { money } from "@/sandbox/stripe/params/currencies";
import type { SessionHidden } from "@/sandbox/stripe/state/kinds";
import type { World } from "@/sandbox/stripe/state/world";
import { countryName } from "./countries";
import { documentPage } from "./document";
import { html } from "./html";
import type { Html } from "./html";
import { invalidMark, textFields, wrong } from "./fields";
import type { Shown } from "./fields";
import { paymentChoice } from "./payment-choice";
import { askedBy, fieldNames } from "./payment-fields";
import type { FieldErrors } from "./payment-fields";

type Delivery = { id: string; amount: number; rate: Stripe.ShippingRate };

/** The payment page of an open session. Works without scripts: the total follows the delivery option by CSS alone. */
export function paymentPage(world: World, session: Stripe.Checkout.Session, shown: Shown): Reply {
  const hidden = world.store.hidden("checkout.session", session.id);
  const deliveries = deliveriesOf(world, session);
  const asked = askedBy(session);
  const { typed, errors } = shown;
  const currency = session.currency ?? "gbp";
  const text = textFields(shown);
  const reduction = session.total_details?.amount_discount ?? 0;
  const totals = totalsOf(session, deliveries, typed.rate);

  const title = asked.methods.length > 1 ? "Choose how to pay" : "Pay by card";

  const content = html`<h1>${title}</h1>
    ${shown.alert && html`<div class="alert" role="alert" tabindex="-1" autofocus><p>${shown.alert}</p></div>`}
    <form class="checkout" method="post" action="/c/pay/${session.id}" novalidate>
      <section class="card summary" aria-labelledby="summary-title">
        <h2 id="summary-title">Your order</h2>
        ${linesList(hidden, currency)}
        <dl class="sums">
          <div>
            <dt>Items</dt>
            <dd>${money(session.amount_subtotal ?? 0, currency)}</dd>
          </div>
          ${
            reduction > 0 &&
            html`<div>
              <dt>Discount</dt>
              <dd>−${money(reduction, currency)}</dd>
            </div>`
          }
          ${
            deliveries.length > 0 &&
            html`<div>
              <dt>Delivery</dt>
              <dd>${totals.delivery}</dd>
            </div>`
          }
          <div class="total">
            <dt>Total</dt>
            <dd>${totals.total}</dd>
          </div>
        </dl>
        ${session.cancel_url && html`<a class="back" href="${session.cancel_url}">Back</a>`}
      </section>
      <div class="card details">
        <fieldset>
          <legend>Contact</legend>
          ${text("email", "Email", html`type="email" autocomplete="email"`)}
          ${asked.phone && text("phone", "Phone", html`type="tel" autocomplete="tel"`)}
        </fieldset>
        <fieldset>
          <legend>${session.shipping_address_collection ? "Delivery address" : "Billing address"}</legend>
          ${session.custom_text.shipping_address && html`<p>${session.custom_text.shipping_address.message}</p>`}
          ${text("name", "Name", html`type="text" autocomplete="name"`)}
          ${
            asked.address &&
            html`${text("line1", "Address line 1", html`type="text" autocomplete="address-line1"`)}
            ${text("line2", "Address line 2 (optional)", html`type="text" autocomplete="address-line2"`)}
            ${text("town", "Town", html`type="text" autocomplete="address-level2"`)}`
          }
          ${text("postcode", "Postcode", html`type="text" autocomplete="postal-code"`)}
          <div class="field">
            <label for="country">Country</label>
            <select id="country" name="country" autocomplete="country" ${invalidMark("country", errors)}>
              ${asked.countries.map((code) => html`<option value="${code}" ${code === typed.country && html` selected`}>${countryName(code)}</option>`)}</select
            >${wrong("country", errors)}
          </div>
        </fieldset>
        ${deliveryChoice(deliveries, currency, shown)} ${paymentChoice(asked.methods, shown)}
        ${session.custom_text.submit && html`<p>${session.custom_text.submit.message}</p>`}
        <button type="submit">Pay ${totals.total}</button>
        ${session.custom_text.after_submit && html`<p>${session.custom_text.after_submit.message}</p>`}
      </div>
    </form>`;
  return documentPage(shown.alert ? "Problem with your payment" : title, content);
}

/** What is said above the form when fields are wrong. */
export function fieldsAlert(errors: FieldErrors): string | null {
  const wrongFields = fieldNames.filter((name) => errors[name] !== undefined);
  const [only] = wrongFields;
  if (only === undefined) return null;
  return wrongFields.length === 1
    ? (errors[only] ?? null)
    : `${wrongFields.length} fields need your attention.`;
}

function deliveriesOf(world: World, session: Stripe.Checkout.Session): Delivery[] {
  return session.shipping_options.flatMap((option) => {
    if (typeof option.shipping_rate !== "string") return [];
    const rate = world.store.find("shipping_rate", option.shipping_rate);
    return rate ? [{ id: rate.id, amount: option.shipping_amount, rate }] : [];
  });
}

function totalsOf(
  session: Stripe.Checkout.Session,
  deliveries: readonly Delivery[],
  chosen: string,
): { delivery: Html; total: Html } {
  const currency = session.currency ?? "gbp";
  const base = (session.amount_subtotal ?? 0) - (session.total_details?.amount_discount ?? 0);
  const [first] = deliveries;
  if (deliveries.length < 2) {
    const amount = first?.amount ?? 0;
    return { delivery: html`${money(amount, currency)}`, total: html`${money(base + amount, currency)}` };
  }
  // A choice that is not on the list leaves no radio on, so the total shows nothing until one is chosen.
  const each = (amountOf: (delivery: Delivery) => number): Html =>
    html`${deliveries.map((delivery, index) => html`<span class="at at-${index}">${money(amountOf(delivery), currency)}</span>`)}`;
  return chosen === ""
    ? { delivery: html`choose below`, total: html`` }
    : { delivery: each(({ amount }) => amount), total: each(({ amount }) => base + amount) };
}

function linesList(hidden: SessionHidden, currency: string): Html {
  return html`<ul class="lines">
    ${hidden.lineItems.map(
      (line) =>
        html`<li>
          <span
            >${line.description}${
              (line.quantity ?? 1) > 1 &&
              html`<span class="soft"
                >${line.quantity} × ${money(line.price?.unit_amount ?? 0, currency)}</span
              >`
            }</span
          ><span class="amount">${money(line.amount_subtotal, currency)}</span>
        </li>`,
    )}
  </ul>`;
}

function deliveryChoice(deliveries: readonly Delivery[], currency: string, shown: Shown): Html {
  const [first] = deliveries;
  if (!first) return html``;
  if (deliveries.length === 1) {
    return html`<fieldset>
      <legend>Delivery</legend>
      <p>${first.rate.display_name}${estimate(first.rate)}</p>
      <input type="hidden" name="rate" value="${first.id}" />
    </fieldset>`;
  }
  return html`<fieldset ${shown.errors.rate && html`aria-describedby="rate-wrong"`}>
    <legend>Delivery</legend>
    ${deliveries.map(
      ({ id, amount, rate }, index) =>
        html`<div class="choice">
          <input
            type="radio"
            id="rate-${index}"
            name="rate"
            value="${id}"
            ${id === shown.typed.rate && html` checked`}
          />
          <label for="rate-${index}"
            ><span>${rate.display_name}${estimate(rate)}</span
            ><span class="amount">${money(amount, currency)}</span></label
          >
        </div>`,
    )}${wrong("rate", shown.errors)}
  </fieldset>`;
}

const unitWords: Readonly<Record<string, string>> = {
  hour: "hours",
  day: "days",
  business_day: "working days",
  week: "weeks",
  month: "months",
};

function estimate(rate: Stripe.ShippingRate): Html | null {
  const { minimum, maximum } = rate.delivery_estimate ?? {};
  const end = maximum ?? minimum;
  if (!end) return null;
  const unit = unitWords[end.unit] ?? end.unit;
  const range =
    minimum && maximum && minimum.value !== maximum.value
      ? `${minimum.value} to ${maximum.value}`
      : end.value;
  return html`<span class="soft">${range} ${unit}</span>`;
}
