import { cleaned, type Fields } from "@/lib/form";

/** What a form of the desk shows after it was sent; what was typed comes back unless it was done. */
export interface DeskFormState {
  readonly outcome: "unsent" | "done" | "refused";
  /** Which of the forms on a page was sent: the SKU, the id of the alert. */
  readonly about: string;
  readonly message: string;
  /** By field: what was typed, and what is wrong with it. */
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
}

export const unsentForm: DeskFormState = { outcome: "unsent", about: "", message: "", typed: {}, errors: {} };

/** How much of a field comes back; what is kept must fit a cookie. */
const typedLength = 200;

/** A field as it was typed, cut to a length that fits a cookie. */
export function textOf(form: FormData, name: string, length = typedLength): string {
  const value = form.get(name);
  return typeof value === "string" ? value.slice(0, length) : "";
}

/** The text fields of a form as they can be kept; a name that repeats keeps its last value. */
export function fieldsOf(form: FormData): Fields {
  const fields: Record<string, string> = {};
  for (const [name, value] of form) if (typeof value === "string") fields[name] = cleaned(value);
  return fields;
}

export function doneForm(about: string, message: string): DeskFormState {
  return { ...unsentForm, outcome: "done", about, message };
}

/** @param fields the fields that a person fills in */
export function refusedForm(
  form: FormData,
  about: string,
  message: string,
  fields: readonly string[],
): DeskFormState {
  const typed = Object.fromEntries(fields.map((name) => [name, textOf(form, name)]));
  return { outcome: "refused", about, message, typed, errors: {} };
}

/** A form with something wrong in it: said beside the field where a person can see it, above the form otherwise. */
export function misreadForm(
  form: FormData,
  about: string,
  issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
  fields: readonly string[],
): DeskFormState {
  const errors: Record<string, string> = {};
  let other: string | undefined;
  for (const { path, message } of issues) {
    const field = fields.find((name) => name === path[0]);
    if (field === undefined) other ??= message;
    else errors[field] ??= message;
  }
  const message = other ?? "Nothing has been changed yet. Put right what is marked below.";
  return { ...refusedForm(form, about, message, fields), errors };
}
