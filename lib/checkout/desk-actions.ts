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
  type DeskFormState,
} from "@/lib/auth/desk-form";
import { authorise } from "@/lib/auth/viewer";
import { formatPence, pence } from "@/lib/money";
import { cancelDeskWords } from "@/lib/orders/changes";
import { addressRefusalWords } from "./address";
import { putAddressRight } from "./address-commands";
import { addressFormSchema } from "./address-schema";
import { cancelOrder } from "./cancel-commands";
import { cancelFormSchema } from "./cancel-schema";
import { requestRefund } from "./refund-commands";
import { refundFormSchema } from "./refund-schema";
import { refundRefusalWords } from "./refunds";

/** Gives back what a refund form says. */
export async function requestRefundAction(_before: DeskFormState, form: FormData): Promise<DeskFormState> {
  const access = await authorise("orders.write");
  const about = "refund";
  const page = pageOf(form);
  const fields = ["reason", ...[...form.keys()].filter((name) => name.startsWith("units-"))];
  const refuse = (words: string) => answerForm(form, refusedForm(form, about, words, fields), page);
  if (!access.ok) return refuse(accessRefusalWords[access.refusal]);
  const parsed = refundFormSchema.safeParse(fieldsOf(form));
  if (!parsed.success) return answerForm(form, misreadForm(form, about, parsed.error.issues, fields), page);
  const requested = await requestRefund(access.value.email, parsed.data);
  refresh();
  if (!requested.ok) return refuse(refundRefusalWords[requested.refusal]);
  const amount = formatPence(pence(requested.value.amountPence));
  return answerForm(form, doneForm(about, `${amount} is on its way back to the card that paid.`), page);
}

const addressFields = [
  "recipient",
  "addressLine1",
  "addressLine2",
  "town",
  "county",
  "addressPostcode",
  "reason",
];

/** Puts right an address that was outside the zone paid for. */
export async function putAddressRightAction(_before: DeskFormState, form: FormData): Promise<DeskFormState> {
  const access = await authorise("orders.write");
  const about = "address";
  const page = pageOf(form);
  const refuse = (words: string) => answerForm(form, refusedForm(form, about, words, addressFields), page);
  if (!access.ok) return refuse(accessRefusalWords[access.refusal]);
  const parsed = addressFormSchema.safeParse(fieldsOf(form));
  if (!parsed.success)
    return answerForm(form, misreadForm(form, about, parsed.error.issues, addressFields), page);
  const put = await putAddressRight(access.value.email, parsed.data);
  refresh();
  if (!put.ok) return refuse(addressRefusalWords[put.refusal]);
  return answerForm(form, doneForm(about, "The address is put right, and the order waits to be sent."), page);
}

/** Calls off an order for its buyer. */
export async function cancelOrderAction(_before: DeskFormState, form: FormData): Promise<DeskFormState> {
  const access = await authorise("orders.write");
  const about = "cancel";
  const page = pageOf(form);
  const refuse = (words: string) => answerForm(form, refusedForm(form, about, words, ["reason"]), page);
  if (!access.ok) return refuse(accessRefusalWords[access.refusal]);
  const parsed = cancelFormSchema.safeParse(fieldsOf(form));
  if (!parsed.success)
    return answerForm(form, misreadForm(form, about, parsed.error.issues, ["reason"]), page);
  const { number, reason } = parsed.data;
  const cancelled = await cancelOrder({ number }, { actor: access.value.email, reason });
  refresh();
  if (!cancelled.ok) return refuse(cancelDeskWords[cancelled.refusal]);
  const amount = formatPence(cancelled.value);
  return answerForm(form, doneForm(about, `The order is cancelled, and ${amount} is on its way back.`), page);
}

function pageOf(form: FormData) {
  return { path: `/admin/orders/${encodeURIComponent(textOf(form, "number", 10))}` } as const;
}
