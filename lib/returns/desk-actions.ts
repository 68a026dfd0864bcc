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
import { sendExchange } from "./exchange-commands";
import { receiptRefusalWords } from "./receipt";
import { exchangeFormSchema, receiptFieldsOf, receiptFormSchema } from "./receipt-schema";
import { receiveReturn, type Received } from "./receive-commands";

/** Writes down what came back, and all that follows from it. */
export async function receiveReturnAction(_before: DeskFormState, form: FormData): Promise<DeskFormState> {
  const access = await authorise("returns.write");
  const about = "receive";
  const page = pageOf(form);
  const given = fieldsOf(form);
  const fields = receiptFieldsOf(given);
  const refuse = (words: string) => answerForm(form, refusedForm(form, about, words, fields), page);
  if (!access.ok) return refuse(accessRefusalWords[access.refusal]);
  const parsed = receiptFormSchema.safeParse(given);
  if (!parsed.success) return answerForm(form, misreadForm(form, about, parsed.error.issues, fields), page);
  const received = await receiveReturn(access.value.email, parsed.data);
  refresh();
  if (!received.ok) return refuse(receiptRefusalWords[received.refusal]);
  return answerForm(form, doneForm(about, receivedWords(received.value)), page);
}

function receivedWords({ refundPence, exchanged, soldOut }: Received): string {
  return [
    refundPence > 0
      ? `${formatPence(pence(refundPence))} is on its way back to the card that paid.`
      : "No money goes back.",
    ...(exchanged > 0 ? ["The exchange is off the shelf: pack it, and say here when it leaves."] : []),
    ...(soldOut > 0 ? ["What was wanted instead has sold out, so its money goes back."] : []),
  ].join(" ");
}

/** Says that the exchange of a return has left. */
export async function sendExchangeAction(_before: DeskFormState, form: FormData): Promise<DeskFormState> {
  const access = await authorise("returns.write");
  const about = "exchange";
  const page = pageOf(form);
  const fields = ["carrier", "trackingNumber"];
  const refuse = (words: string) => answerForm(form, refusedForm(form, about, words, fields), page);
  if (!access.ok) return refuse(accessRefusalWords[access.refusal]);
  const parsed = exchangeFormSchema.safeParse(fieldsOf(form));
  if (!parsed.success) return answerForm(form, misreadForm(form, about, parsed.error.issues, fields), page);
  const sent = await sendExchange(access.value.email, parsed.data);
  refresh();
  if (!sent.ok) return refuse(receiptRefusalWords[sent.refusal]);
  return answerForm(form, doneForm(about, "The exchange has left, and the buyer is written to."), page);
}

function pageOf(form: FormData) {
  return { path: `/admin/returns/${encodeURIComponent(textOf(form, "number", 10))}` } as const;
}
