"use server";

import { refresh } from "next/cache";
import { accessRefusalWords } from "@/lib/auth/auth";
import { answerForm } from "@/lib/auth/desk-answer";
import {
  doneForm,
  fieldsOf,
  misreadForm,
  refusedForm,
  textOf,
  unsentForm,
  type DeskFormState,
} from "@/lib/auth/desk-form";
import { authorise } from "@/lib/auth/viewer";
import { queueTabs } from "@/lib/orders/queue";
import { trackingRefusalWords } from "@/lib/orders/shipments";
import { carriers, type Carrier } from "@/lib/orders/tracking";
import { againRefusalWords } from "./again";
import { sendAgain } from "./again-commands";
import { dispatchOrders, type DispatchAnswer } from "./dispatch-commands";
import { packRefusals, packRows, type TypedRow } from "./dispatch-rows";
import {
  againFormSchema,
  deliveredFormSchema,
  dispatchFormSchema,
  trackingFormSchema,
} from "./dispatch-schema";
import { deliveredText, dispatchedText } from "./dispatch-words";
import { correctTracking, markDelivered } from "./shipment-commands";

/** Sends the orders of a dispatch form; what could not be sent stays filled in. */
export async function dispatchOrdersAction(_before: DeskFormState, form: FormData): Promise<DeskFormState> {
  const access = await authorise("orders.write");
  const about = "dispatch";
  const page = dispatchPageOf(form);
  const typed = typedRows(form);
  const keep = (message: string, errors: DeskFormState["errors"] = {}, rows = typed): DeskFormState => ({
    ...unsentForm,
    outcome: "refused",
    about,
    message,
    typed: { rows: packRows(rows) },
    errors,
  });
  if (!access.ok) return answerForm(form, keep(accessRefusalWords[access.refusal]), page);
  const parsed = dispatchFormSchema.safeParse(fieldsOf(form));
  if (!parsed.success)
    return answerForm(form, keep(parsed.error.issues[0]?.message ?? "This form cannot be read."), page);
  const answers = await dispatchOrders(access.value.email, parsed.data.orders);
  refresh();
  const refused = [...parsed.data.misread, ...refusedOf(answers)];
  const message = dispatchedText(answers, refused.length);
  if (refused.length === 0) return answerForm(form, doneForm(about, message), page);
  const isRefused = (row: TypedRow) => refused.some(({ number }) => number === row.number);
  return answerForm(form, keep(message, { rows: packRefusals(refused) }, typed.filter(isRefused)), page);
}

function refusedOf(answers: readonly DispatchAnswer[]) {
  return answers.flatMap(({ number, result }) => (result.ok ? [] : [{ number, refusal: result.refusal }]));
}

function typedRows(form: FormData): TypedRow[] {
  const fields = fieldsOf(form);
  return Object.entries(fields).flatMap(([name, tracking]) => {
    const [, number] = /^tracking-(\d{1,9})$/.exec(name) ?? [];
    if (number === undefined || tracking === "") return [];
    return [{ number: Number(number), carrier: carrierIn(fields[`carrier-${number}`]), tracking }];
  });
}

function carrierIn(typed: string | undefined): Carrier {
  return carriers.find((carrier) => carrier === typed) ?? carriers[0];
}

/** An order's own page, or the dispatch page with the orders that were on it. */
function dispatchPageOf(form: FormData) {
  const number = textOf(form, "number", 10);
  if (number !== "") return { path: `/admin/orders/${encodeURIComponent(number)}` } as const;
  const numbers = [...form.keys()].flatMap((name) => /^seen-(\d{1,9})$/.exec(name)?.[1] ?? []);
  return { path: "/admin/orders/dispatch", query: { orders: numbers.join(".") } } as const;
}

/** Marks the parcels that were ticked as delivered, or as collected. */
export async function markDeliveredAction(_before: DeskFormState, form: FormData): Promise<DeskFormState> {
  const access = await authorise("orders.write");
  const about = "delivered";
  const page = listOf(form);
  const refuse = (words: string) => answerForm(form, refusedForm(form, about, words, []), page);
  if (!access.ok) return refuse(accessRefusalWords[access.refusal]);
  const parsed = deliveredFormSchema.safeParse(form.getAll("shipment"));
  if (!parsed.success) return refuse(parsed.error.issues[0]?.message ?? "This form cannot be read.");
  const answers = await markDelivered(access.value.email, parsed.data);
  refresh();
  return answerForm(form, doneForm(about, deliveredText(answers)), page);
}

/** The list that a form stands on, or an order's own page. */
function listOf(form: FormData) {
  const number = textOf(form, "number", 10);
  if (number !== "") return { path: `/admin/orders/${encodeURIComponent(number)}` } as const;
  const show = queueTabs.find((tab) => tab === textOf(form, "show", 20)) ?? "on-the-way";
  return { path: "/admin/orders", query: { show, q: textOf(form, "q", 80) } } as const;
}

const trackingFields = ["carrier", "trackingNumber"];

/** Puts a parcel's tracking number right, and writes to the buyer again. */
export async function correctTrackingAction(_before: DeskFormState, form: FormData): Promise<DeskFormState> {
  const access = await authorise("orders.write");
  const about = `tracking-${textOf(form, "shipmentId", 40)}`;
  const page = listOf(form);
  const refuse = (words: string) => answerForm(form, refusedForm(form, about, words, trackingFields), page);
  if (!access.ok) return refuse(accessRefusalWords[access.refusal]);
  const parsed = trackingFormSchema.safeParse(fieldsOf(form));
  if (!parsed.success)
    return answerForm(form, misreadForm(form, about, parsed.error.issues, trackingFields), page);
  const corrected = await correctTracking(access.value.email, parsed.data);
  refresh();
  if (!corrected.ok) return refuse(trackingRefusalWords[corrected.refusal]);
  const { carrier, trackingNumber } = parsed.data;
  const odd = corrected.value.isOddNumber ? ` It does not look like a number of ${carrier}: check it.` : "";
  const words = `The parcel is followed as ${carrier}, ${trackingNumber}, and the buyer is written to again.${odd}`;
  return answerForm(form, doneForm(about, words), page);
}

/** Sends a letter about an order once more. */
export async function sendAgainAction(_before: DeskFormState, form: FormData): Promise<DeskFormState> {
  const access = await authorise("orders.write");
  const about = "letters";
  const page = { path: `/admin/orders/${encodeURIComponent(textOf(form, "number", 10))}` } as const;
  const refuse = (words: string) => answerForm(form, refusedForm(form, about, words, []), page);
  if (!access.ok) return refuse(accessRefusalWords[access.refusal]);
  const parsed = againFormSchema.safeParse(fieldsOf(form));
  if (!parsed.success) return refuse("This form cannot be read. Open the page again.");
  const sent = await sendAgain(access.value.email, parsed.data);
  refresh();
  if (!sent.ok) return refuse(againRefusalWords[sent.refusal]);
  return answerForm(form, doneForm(about, `The letter is on its way to ${sent.value.to} again.`), page);
}
