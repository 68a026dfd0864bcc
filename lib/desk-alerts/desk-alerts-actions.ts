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
import { alertRefusalWords } from "./desk-alerts";
import { settleDeskAlert } from "./desk-alerts-commands";
import { settleFormSchema } from "./desk-alerts-schema";

const fields = ["reason"];
const page = { path: "/admin" } as const;

/** Settles the alert that a form names. */
export async function settleDeskAlertAction(_before: DeskFormState, form: FormData): Promise<DeskFormState> {
  const access = await authorise("alerts.settle");
  const about = textOf(form, "id", 40);
  const refuse = (words: string) => answerForm(form, refusedForm(form, about, words, fields), page);
  if (!access.ok) return refuse(accessRefusalWords[access.refusal]);
  const parsed = settleFormSchema.safeParse(fieldsOf(form));
  if (!parsed.success) return answerForm(form, misreadForm(form, about, parsed.error.issues, fields), page);
  const settled = await settleDeskAlert(access.value.email, parsed.data);
  refresh();
  if (!settled.ok) return refuse(alertRefusalWords[settled.refusal]);
  return answerForm(form, doneForm(about, "Settled."), page);
}
