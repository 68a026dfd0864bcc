import { z } from "zod";

const unitsField = /^units-([0-9a-f-]{36})$/;
const quantity = z
  .string()
  .regex(/^\d{0,2}$/, { error: "Give the units as whole numbers." })
  .transform(Number);

/** The desk's refund form as it was sent: one field of units a line, named after it. */
export const refundFormSchema = z
  .looseObject({
    number: z
      .string()
      .regex(/^\d{1,9}$/)
      .transform(Number),
    what: z.enum(["chosen", "rest"], { error: "Choose what goes back." }),
    delivery: z.literal("on").optional(),
    restock: z.literal("on").optional(),
    reason: z
      .string()
      .trim()
      .min(3, { error: "Say why, in a few words." })
      .max(200, { error: "Keep the reason under 200 characters." }),
    seenBackPence: z
      .string()
      .regex(/^\d{1,9}$/)
      .transform(Number),
    /** Names this showing of the form, so that a second press gives nothing back twice. */
    formId: z.uuid(),
  })
  .transform((fields, context) => {
    const units: Record<string, number> = {};
    for (const [name, value] of Object.entries(fields)) {
      const lineId = unitsField.exec(name)?.[1];
      if (lineId === undefined) continue;
      const parsed = quantity.safeParse(value);
      if (parsed.success) units[lineId] = parsed.data;
      else context.addIssue({ code: "custom", message: "Give the units as whole numbers." });
    }
    const { number, what, delivery, restock, reason, seenBackPence, formId } = fields;
    return {
      number,
      what,
      units,
      delivery: delivery === "on",
      restock: restock === "on",
      reason,
      seenBackPence,
      formId,
    };
  });

export type RefundForm = z.infer<typeof refundFormSchema>;
