import { z } from "zod";
import type { Fields } from "@/lib/form";
import { carriers, tidyTracking } from "@/lib/orders/tracking";
import { conditionWords, decisionWords, places, type FoundLine } from "./receipt";

const keysOf = <Key extends string>(words: Readonly<Record<Key, string>>) =>
  Object.keys(words) as [Key, ...Key[]];

const foundSchema = z.object({
  units: z
    .string()
    .regex(/^\d{1,2}$/, { error: "Give the units as whole numbers." })
    .transform(Number),
  condition: z.enum(keysOf(conditionWords), { error: "Say in what condition it is." }),
  decision: z.enum(keysOf(decisionWords), { error: "Choose what happens." }),
  kept: z
    .string()
    .trim()
    .regex(/^(£?\d{1,4}(\.\d\d)?)?$/, { error: "Write what is kept as pounds and pence: 2.50." })
    .transform((text) => Math.round(Number(text.replace("£", "")) * 100)),
  place: z.enum(places, { error: "Choose where the units go." }),
  note: z.string().trim().max(300, { error: "Keep the note under 300 characters." }),
});

const lineField = /^units-([0-9a-f-]{36})$/;

/** What somebody at the desk found in a parcel, by the return's lines. */
export interface ReceiptForm {
  readonly number: number;
  readonly lines: Readonly<Record<string, FoundLine>>;
}

/** The desk's form for a parcel as it was sent: fields named after the return's lines. */
export const receiptFormSchema = z
  .looseObject({
    number: z
      .string()
      .regex(/^\d{1,9}$/)
      .transform(Number),
  })
  .transform((fields, context): ReceiptForm => {
    const lines: Record<string, FoundLine> = {};
    for (const name of Object.keys(fields)) {
      const id = lineField.exec(name)?.[1];
      if (id === undefined) continue;
      const parsed = foundSchema.safeParse(lineFields(fields, id));
      if (parsed.success) {
        const { kept, ...found } = parsed.data;
        lines[id] = { ...found, keptPence: kept };
        continue;
      }
      for (const { path, message } of parsed.error.issues) {
        context.addIssue({ code: "custom", message, path: [`${String(path[0])}-${id}`] });
      }
    }
    return { number: fields.number, lines };
  });

function lineFields(fields: Readonly<Record<string, unknown>>, id: string): Record<string, unknown> {
  const names = ["units", "condition", "decision", "kept", "place", "note"];
  return Object.fromEntries(names.map((name) => [name, fields[`${name}-${id}`] ?? ""]));
}

/** The names of the fields that a person fills in. */
export function receiptFieldsOf(fields: Fields): readonly string[] {
  return Object.keys(fields).filter((name) => /^(units|condition|decision|kept|place|note)-/.test(name));
}

/** The form that says an exchange has left. */
export const exchangeFormSchema = z.object({
  number: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number),
  /** Neither is asked of what is collected. */
  carrier: z.enum(carriers, { error: "Choose the carrier." }).optional(),
  trackingNumber: z
    .string()
    .transform(tidyTracking)
    .pipe(z.string().max(40, { error: "That is too long for a parcel’s number." }))
    .optional(),
});

export type ExchangeForm = z.infer<typeof exchangeFormSchema>;
