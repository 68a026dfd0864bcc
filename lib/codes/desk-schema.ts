import { z } from "zod";
import { codeShape, spelledCode } from "./codes";
import { departmentField } from "./desk-fields";
import { londonMidnight } from "./london-day";

const field = (length = 200) => z.string().trim().max(length).default("");

/** Pounds as a person writes them, "5" or "5.00", in pence. */
function poundsOf(text: string): number | null {
  const pounds = /^£?(\d{1,5})(?:\.(\d{2}))?$/.exec(text);
  return pounds ? Number(pounds[1]) * 100 + Number(pounds[2] ?? 0) : null;
}

const day = z
  .string()
  .trim()
  .regex(/^(\d{4}-\d{2}-\d{2})?$/, { error: "Give a day, such as 2026-12-24." })
  .refine((text) => text === "" || !Number.isNaN(Date.parse(`${text}T00:00:00Z`)), {
    error: "There is no such day.",
  })
  .default("");

/** A tick is sent as "on" and not at all when it is not set. */
const tick = z
  .literal("on")
  .optional()
  .transform((sent) => sent === "on");

/** The form that makes a code, as it was sent. */
export const newCodeSchema = z
  .looseObject({
    code: field(40)
      .transform(spelledCode)
      .pipe(z.string().regex(codeShape, { error: "Three to 24 letters, figures and hyphens." })),
    kind: z.enum(["percentage", "amount", "free_delivery"], { error: "Choose what it gives." }),
    worth: field(12),
    minimum: field(12),
    firstOrderOnly: tick,
    singleUse: tick,
    from: day,
    until: day,
    limit: field(12),
    products: field(400),
    note: z
      .string({ error: "Say what it is for." })
      .trim()
      .min(3, { error: "Say what it is for." })
      .max(200, { error: "Keep it under 200 characters." }),
    formId: z.uuid(),
  })
  .transform((form, context) => {
    const refuse = (path: string, message: string) => {
      context.addIssue({ code: "custom", path: [path], message });
      return null;
    };
    const { kind, worth, minimum, limit } = form;
    const isPercent = /^\d{1,3} ?%?$/.test(worth) && Number.parseInt(worth, 10);
    const percent =
      kind !== "percentage"
        ? null
        : isPercent && isPercent <= 100
          ? isPercent
          : refuse("worth", "Give whole per cent, from 1 to 100.");
    const amountPence =
      kind !== "amount"
        ? null
        : poundsOf(worth) || refuse("worth", "Give an amount in pounds, such as 5.00.");
    if (kind === "free_delivery" && worth !== "") refuse("worth", "Leave this empty for free delivery.");
    const minimumPence = minimum === "" ? 0 : poundsOf(minimum);
    if (minimumPence === null) refuse("minimum", "Give an amount in pounds, such as 20.00.");
    const redemptionLimit = limit === "" ? null : /^[1-9]\d{0,8}$/.test(limit) ? Number(limit) : undefined;
    if (redemptionLimit === undefined) refuse("limit", "Give a whole number, or nothing for no limit.");
    const startsAt = form.from === "" ? null : londonMidnight(form.from);
    const endsAt = form.until === "" ? null : londonMidnight(form.until, 1);
    if (endsAt && endsAt <= (startsAt ?? new Date())) {
      refuse("until", startsAt ? "It cannot end before it begins." : "That day is over.");
    }
    return {
      code: form.code,
      kind,
      percent,
      amountPence,
      minimumPence: minimumPence ?? 0,
      firstOrderOnly: form.firstOrderOnly,
      singleUse: form.singleUse,
      /** Null begins at once. */
      startsAt,
      endsAt,
      redemptionLimit: redemptionLimit ?? null,
      /** Slugs of what it leaves out. */
      departments: Object.keys(form).flatMap((name) => departmentField.exec(name)?.[1] ?? []),
      products: form.products.split(/[\s,;]+/).filter((slug) => slug !== ""),
      note: form.note,
    };
  });

export type NewCode = z.infer<typeof newCodeSchema>;

/** The form that stops a code. */
export const stopCodeSchema = z.object({
  code: z.string().regex(codeShape, { error: "That is not a code." }),
  reason: z
    .string({ error: "Say why, in a few words." })
    .trim()
    .min(3, { error: "Say why, in a few words." })
    .max(200, { error: "Keep it under 200 characters." }),
});

export type StopCode = z.infer<typeof stopCodeSchema>;
