import { html } from "./html";
import type { Html } from "./html";
import type { FieldErrors, FieldName, Typed } from "./payment-fields";

/** What the page shows of what was sent to it. */
export type Shown = {
  typed: Typed;
  errors: FieldErrors;
  /** The refusal at the top; null when there is none. */
  alert: string | null;
};

/** Makes labelled text fields that hold what was typed and say what is wrong with it. */
export function textFields({ typed, errors }: Shown) {
  return (name: FieldName, label: string, attributes: Html): Html => {
    // The security code is never sent back to the browser.
    const value = name === "cvc" ? "" : typed[name];
    return html`<div class="field">
      <label for="${name}">${label}</label>
      <input
        id="${name}"
        name="${name}"
        ${attributes}
        value="${value}"
        ${invalidMark(name, errors)}
      />${wrong(name, errors)}
    </div>`;
  };
}

export function invalidMark(name: FieldName, errors: FieldErrors): Html | null {
  return errors[name] === undefined ? null : html`aria-invalid="true" aria-describedby="${name}-wrong"`;
}

export function wrong(name: FieldName, errors: FieldErrors): Html | null {
  return errors[name] === undefined ? null : html`<p class="wrong" id="${name}-wrong">${errors[name]}</p>`;
}
