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
import { noteFormSchema } from "./desk-schema";
import { addOrderNote } from "./note-commands";

const fields = ["words"];
/** A note is longer than other fields, and comes back whole. */
const typedLength = 600;

/** Writes down what others at the desk should know about an order. */
export async function addOrderNoteAction(_before: DeskFormState, form: FormData): Promise<DeskFormState> {
  const access = await authorise("orders.write");
  const about = "note";
  const page = { path: `/admin/orders/${encodeURIComponent(textOf(form, "number", 10))}` } as const;
  const whole = (state: DeskFormState) => ({
    ...state,
    typed: { words: textOf(form, "words", typedLength) },
  });
  const refuse = (words: string) => answerForm(form, whole(refusedForm(form, about, words, fields)), page);
  if (!access.ok) return refuse(accessRefusalWords[access.refusal]);
  const parsed = noteFormSchema.safeParse(fieldsOf(form));
  if (!parsed.success)
    return answerForm(form, whole(misreadForm(form, about, parsed.error.issues, fields)), page);
  const added = await addOrderNote(access.value.email, parsed.data);
  refresh();
  if (!added.ok) return refuse("There is no order with that number.");
  return answerForm(form, doneForm(about, "The note is in the history."), page);
}
