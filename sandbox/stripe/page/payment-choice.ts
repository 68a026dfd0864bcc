import { textFields, wrong } from "./fields";
import type { Shown } from "./fields";
import { html } from "./html";
import type { Html } from "./html";

/** The fields of each way to pay; where there are several, a choice whose fields CSS alone shows. */
export function paymentChoice(methods: readonly string[], shown: Shown): Html {
  const [only, second] = methods;
  if (only === undefined) return html``;
  if (second === undefined) return only === "card" ? cardFields(shown) : accountFields(shown);
  return html`<fieldset ${shown.errors.method && html`aria-describedby="method-wrong"`}>
      <legend>Payment</legend>
      ${methods.map(
        (method) =>
          html`<div class="choice">
            <input
              type="radio"
              id="method-${method}"
              name="method"
              value="${method}"
              ${method === shown.typed.method && html` checked`}
            />
            <label for="method-${method}">${methodNames[method]}</label>
          </div>`,
      )}${wrong("method", shown.errors)}
    </fieldset>
    <div class="by-card">${cardFields(shown)}</div>
    <div class="by-account">${accountFields(shown)}</div>`;
}

const methodNames: Readonly<Record<string, string>> = { card: "Card", bacs_debit: "Bacs Direct Debit" };

function cardFields(shown: Shown): Html {
  const text = textFields(shown);
  return html`<fieldset>
    <legend>Card</legend>
    ${text("number", "Card number", html`type="text" inputmode="numeric" autocomplete="cc-number"`)}
    <div class="pair">
      ${text("expiry", "Expiry", html`type="text" inputmode="numeric" autocomplete="cc-exp" placeholder="MM / YY"`)}
      ${text("cvc", "CVC", html`type="text" inputmode="numeric" autocomplete="cc-csc"`)}
    </div>
  </fieldset>`;
}

function accountFields(shown: Shown): Html {
  const text = textFields(shown);
  return html`<fieldset>
    <legend>Bank account</legend>
    <p class="soft">The money is taken from your account later, and your order waits for it.</p>
    <div class="pair">
      ${text("sortCode", "Sort code", html`type="text" inputmode="numeric" autocomplete="off" placeholder="10-88-00"`)}
      ${text("accountNumber", "Account number", html`type="text" inputmode="numeric" autocomplete="off"`)}
    </div>
  </fieldset>`;
}
