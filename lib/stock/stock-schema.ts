import { z } from "zod";
import { cleaned } from "@/lib/form";
import { movementLimit, stockTasks } from "./stock";
import { commonReasons, stockViews } from "./stock-desk";

export const skuSchema = z.string().regex(/^[A-Z0-9][A-Z0-9-]{1,31}$/, { error: "That is not a SKU." });

/** A figure that the page itself put into the form. */
const shownFigure = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number);

const reasonLength = 200;

/** A stock form as it was sent. */
export const stockFormSchema = z
  .object({
    sku: skuSchema,
    task: z.enum(stockTasks, { error: "Choose what to do: receive, count, write off, quarantine." }),
    quantity: z
      .string()
      .regex(/^\d{1,6}$/, { error: "Give the quantity as a whole number." })
      .transform(Number)
      .pipe(
        z
          .number()
          .max(movementLimit, { error: `At most ${movementLimit.toLocaleString("en-GB")} units at once.` }),
      ),
    /** One of the reasons that come up every day; may be left out. */
    common: z
      .enum(["", ...Object.values(commonReasons).flat()], { error: "Choose a reason from the list." })
      .default(""),
    reason: z
      .string()
      .trim()
      .max(reasonLength, { error: `Keep the reason under ${reasonLength} characters.` }),
    /** On hand as the form showed it: a count of a shelf that has changed since is refused. */
    seenOnHand: shownFigure,
    /** The same for what waits in quarantine. */
    seenQuarantined: shownFigure.default(0),
    /** The newest movement that the page knew of. */
    seenMovement: z
      .string()
      .regex(/^\d{1,18}$/)
      .default("0")
      .transform(BigInt),
    /** Names this showing of the form, so that a second press books nothing. */
    formId: z.uuid(),
  })
  .refine(({ task, quantity }) => task === "count" || quantity > 0, {
    path: ["quantity"],
    error: "Give one unit at least.",
  })
  .refine(({ common, reason }) => common !== "" || reason.length >= 3, {
    path: ["reason"],
    error: "Choose why, or say it in a few words.",
  })
  .transform(({ common, reason, ...form }) => ({
    ...form,
    reason: [common, reason].filter((words) => words !== "").join(": "),
  }));

export type StockForm = z.infer<typeof stockFormSchema>;

/** The form that sets at how many available units a variant counts as low. */
export const lowMarkFormSchema = z.object({
  sku: skuSchema,
  lowStockAt: z
    .string()
    .regex(/^\d{1,4}$/, { error: "Give a whole number up to 9,999." })
    .transform(Number),
});

export type LowMarkForm = z.infer<typeof lowMarkFormSchema>;

const askedText = z.string().max(80).transform(cleaned).pipe(z.string().trim()).catch("");

/** Which part of the stock table an address asks for; what makes no sense is left out. */
export const stockTableSchema = z.object({
  q: askedText,
  show: z.enum(stockViews).catch("all"),
  after: askedText,
});

export type StockTableFilter = z.infer<typeof stockTableSchema>;
