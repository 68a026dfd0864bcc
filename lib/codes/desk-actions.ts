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
import { codeDeskRefusalWords } from "./desk-codes";
import { createCode, stopCode } from "./desk-commands";
import { newCodeFields, newCodeForm } from "./desk-fields";
import { newCodeSchema, stopCodeSchema } from "./desk-schema";

const page = { path: "/admin/codes" } as const;

/** Makes the code that a form describes. */
export async function createCodeAction(_before: DeskFormState, form: FormData): Promise<DeskFormState> {
  const access = await authorise("codes.write");
  const fields = newCodeFields([...form.keys()]);
  const refuse = (words: string) => answerForm(form, refusedForm(form, newCodeForm, words, fields), page);
  if (!access.ok) return refuse(accessRefusalWords[access.refusal]);
  const parsed = newCodeSchema.safeParse(fieldsOf(form));
  if (!parsed.success)
    return answerForm(form, misreadForm(form, newCodeForm, parsed.error.issues, fields), page);
  const created = await createCode(access.value.email, parsed.data);
  refresh();
  if (created.ok) return answerForm(form, doneForm(newCodeForm, `${parsed.data.code} is made.`), page);
  const { refusal } = created;
  const words = codeDeskRefusalWords[refusal.kind];
  return refuse(refusal.kind === "unknown-product" ? `${words} (${refusal.slug.slice(0, 60)})` : words);
}

/** Stops the code that a form names. */
export async function stopCodeAction(_before: DeskFormState, form: FormData): Promise<DeskFormState> {
  const access = await authorise("codes.write");
  const about = textOf(form, "code", 40);
  const refuse = (words: string) => answerForm(form, refusedForm(form, about, words, ["reason"]), page);
  if (!access.ok) return refuse(accessRefusalWords[access.refusal]);
  const parsed = stopCodeSchema.safeParse(fieldsOf(form));
  if (!parsed.success)
    return answerForm(form, misreadForm(form, about, parsed.error.issues, ["reason"]), page);
  const stopped = await stopCode(access.value.email, parsed.data);
  refresh();
  if (!stopped.ok) return refuse(codeDeskRefusalWords[stopped.refusal.kind]);
  return answerForm(form, doneForm(about, `${about} is stopped. Orders that have it keep it.`), page);
}
