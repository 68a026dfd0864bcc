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
import { stockRefusalWords, type StockRefusal, type StockTask } from "./stock";
import { changeLowMark, changeStock, type BookedStock } from "./stock-commands";
import { changesSince } from "./stock-desk";
import { readStockJournal } from "./stock-reads";
import { lowMarkFormSchema, stockFormSchema, type StockForm } from "./stock-schema";

const stockFields = ["quantity", "common", "reason"];
const lowMarkFields = ["lowStockAt"];

/** Carries out what a stock form says: receive, count, write off, and what goes into quarantine and out of it. */
export async function changeStockAction(_before: DeskFormState, form: FormData): Promise<DeskFormState> {
  const access = await authorise("stock.write");
  const sku = textOf(form, "sku", 40);
  const refuse = (words: string) =>
    answerForm(form, refusedForm(form, sku, words, stockFields), pageOf(form));
  if (!access.ok) return refuse(accessRefusalWords[access.refusal]);
  const parsed = stockFormSchema.safeParse(fieldsOf(form));
  if (!parsed.success)
    return answerForm(form, misreadForm(form, sku, parsed.error.issues, stockFields), pageOf(form));
  const changed = await changeStock(access.value.email, parsed.data);
  refresh();
  if (!changed.ok) return refuse(await refusalText(changed.refusal, parsed.data));
  return answerForm(form, doneForm(sku, bookedText(parsed.data, changed.value)), pageOf(form));
}

/** Sets at how many available units a variant counts as low. */
export async function changeLowMarkAction(_before: DeskFormState, form: FormData): Promise<DeskFormState> {
  const access = await authorise("stock.write");
  const sku = textOf(form, "sku", 40);
  const about = `low-${sku}`;
  const page = { path: `/admin/stock/${encodeURIComponent(sku)}` } as const;
  const refuse = (words: string) => answerForm(form, refusedForm(form, about, words, lowMarkFields), page);
  if (!access.ok) return refuse(accessRefusalWords[access.refusal]);
  const parsed = lowMarkFormSchema.safeParse(fieldsOf(form));
  if (!parsed.success)
    return answerForm(form, misreadForm(form, about, parsed.error.issues, lowMarkFields), page);
  const changed = await changeLowMark(access.value.email, parsed.data);
  refresh();
  if (!changed.ok) return refuse(stockRefusalWords[changed.refusal]);
  return answerForm(form, doneForm(about, `Low at ${parsed.data.lowStockAt} or fewer.`), page);
}

/** Where a stock form stands: a variant's own page, or the table as it was filtered. */
function pageOf(form: FormData) {
  const sku = textOf(form, "sku", 40);
  if (textOf(form, "page") === "journal") {
    return { path: `/admin/stock/${encodeURIComponent(sku)}` } as const;
  }
  const query = {
    q: textOf(form, "q", 80),
    show: textOf(form, "show", 40),
    after: textOf(form, "after", 40),
  };
  return { path: "/admin/stock", query } as const;
}

function bookedText({ task, quantity }: StockForm, { onHand, quarantined, short }: BookedStock): string {
  const words: Record<StockTask, string> = {
    receive: `Received ${quantity}.`,
    count: `Counted ${quantity}.`,
    write_off: `Wrote off ${quantity}.`,
    quarantine: `Put ${quantity} into quarantine.`,
    reshelve: `Put ${quantity} back on the shelf.`,
    discard: `Discarded ${quantity} from quarantine.`,
  };
  const level = `${words[task]} On hand is now ${onHand}${quarantined > 0 ? `, in quarantine ${quarantined}` : ""}.`;
  if (short === 0) return level;
  return `${level} That is what is held for orders; you are ${short} short, and the overview says so until it is settled.`;
}

async function refusalText(refusal: StockRefusal, form: StockForm): Promise<string> {
  const words = stockRefusalWords[refusal];
  const journal = await readStockJournal(form.sku);
  if (!journal || refusal === "repeated") return words;
  const { onHand, reserved, quarantined, movements } = journal;
  const level = `On hand is ${onHand}, ${reserved} of them held; in quarantine ${quarantined}.`;
  const since = {
    "changed-meanwhile": changed(form.seenOnHand, changesSince(form.seenOnHand, onHand, movements)),
    "counted-meanwhile": changed(form.seenOnHand, changesSince(form.seenOnHand, onHand, movements)),
    "quarantine-changed": changed(
      form.seenQuarantined,
      changesSince(form.seenQuarantined, quarantined, movements, "deltaQuarantined"),
    ),
  };
  return [words, Object.hasOwn(since, refusal) && since[refusal as keyof typeof since], level]
    .filter(Boolean)
    .join(" ");
}

function changed(seen: number, changes: string): string {
  return changes === "" ? "" : `It was ${seen}; since then: ${changes}.`;
}
