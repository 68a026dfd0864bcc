"use server";

import { refresh } from "next/cache";
import { accessRefusalWords } from "@/lib/auth/auth";
import { authorise } from "@/lib/auth/viewer";
import { stockRefusalWords, type StockRefusal } from "./stock";
import { answerForm, textOf, type StockFormState } from "./stock-answer";
import { changeStock } from "./stock-commands";
import { changesSince } from "./stock-desk";
import { readStockJournal } from "./stock-reads";
import { stockFormSchema, type StockForm } from "./stock-schema";

/** Receives, counts or writes off what a stock form says. */
export async function changeStockAction(_before: StockFormState, form: FormData): Promise<StockFormState> {
  const access = await authorise("stock.write");
  if (!access.ok) return answerForm(form, refused(form, accessRefusalWords[access.refusal]));
  const parsed = stockFormSchema.safeParse(Object.fromEntries(form));
  if (!parsed.success) return answerForm(form, misread(form, parsed.error.issues));
  const changed = await changeStock(access.value.email, parsed.data);
  refresh();
  if (!changed.ok) return answerForm(form, refused(form, await refusalText(changed.refusal, parsed.data)));
  return answerForm(form, booked(parsed.data, changed.value.onHand));
}

function booked(form: StockForm, onHand: number): StockFormState {
  return {
    outcome: "booked",
    message: `${bookedText(form)} On hand is now ${onHand}.`,
    quantity: "",
    reason: "",
  };
}

function bookedText({ task, quantity }: StockForm): string {
  const words: Record<StockForm["task"], string> = {
    receive: `Received ${quantity}.`,
    count: `Counted ${quantity}.`,
    write_off: `Wrote off ${quantity}.`,
  };
  return words[task];
}

async function refusalText(refusal: StockRefusal, form: StockForm): Promise<string> {
  const words = stockRefusalWords[refusal];
  const journal = await readStockJournal(form.sku);
  if (!journal || refusal === "repeated") return words;
  const { onHand, reserved, movements } = journal;
  const level = `On hand is ${onHand}, ${reserved} of them held.`;
  if (refusal !== "changed-meanwhile") return `${words} ${level}`;
  return `${words} It was ${form.seenOnHand}; since then: ${changesSince(form.seenOnHand, onHand, movements)}. ${level}`;
}

function misread(
  form: FormData,
  issues: readonly { path: PropertyKey[]; message: string }[],
): StockFormState {
  const errorOf = (name: string) => issues.find(({ path }) => path[0] === name)?.message;
  const quantityError = errorOf("quantity");
  const reasonError = errorOf("reason");
  const other = issues.find(({ path }) => path[0] !== "quantity" && path[0] !== "reason");
  return {
    ...refused(form, other?.message ?? "Nothing has been booked yet. Put right what is marked below."),
    quantityError,
    reasonError,
  };
}

function refused(form: FormData, message: string): StockFormState {
  return {
    outcome: "refused",
    message,
    quantity: textOf(form, "quantity", 20),
    reason: textOf(form, "reason", 200),
  };
}
