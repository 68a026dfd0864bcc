import { z } from "zod";
import { cleaned } from "@/lib/form";
import { stateWords, type OrderState } from "./orders";
import { queueTabs } from "./queue";
import { carriers } from "./tracking";

const states = Object.keys(stateWords) as [OrderState, ...OrderState[]];

/** Which orders an address asks for; what makes no sense is left out. */
export const orderListSchema = z
  .object({
    /** A number, a part of an email address or a name, a postcode, a tracking number or a SKU. */
    q: z.string().max(80).transform(cleaned).pipe(z.string().trim()).catch(""),
    show: z.enum(queueTabs).optional().catch(undefined),
    state: z.enum(states).optional().catch(undefined),
    /** The last row of the page before: by what the tab is sorted, and which of several with the same. */
    after: z
      .string()
      .regex(/^[\w:.-]{1,30}~[\w-]{1,36}$/)
      .optional()
      .catch(undefined),
  })
  // A search without a tab is for a customer's order wherever it is; whoever comes without asking wants to know what to do.
  .transform(({ show, ...asked }) => ({
    ...asked,
    show: show ?? (asked.q !== "" || asked.state ? ("all" as const) : ("to-send" as const)),
  }));

export type OrderListFilter = z.infer<typeof orderListSchema>;

/** How many orders are packed, or sent, from one page: what was typed must fit the cookie that keeps it. */
export const batchLimit = 40;

/** How much may be pasted: more than a batch of the longest lines, and little enough for an address. */
export const pastedLength = 3_000;

const numberSchema = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number);

/** The orders that an address names for the pick list, the slips or the dispatch page; at most a batch, each once. */
export const chosenOrdersSchema = z
  .object({
    order: z
      .union([z.string(), z.array(z.string())])
      .default([])
      .transform((given) => [...new Set([given].flat())])
      .pipe(z.array(numberSchema).max(batchLimit))
      .catch([]),
    /** The same in one field: "10001.10002". */
    orders: z
      .string()
      .transform((given) => [...new Set(given.split("."))])
      .pipe(z.array(numberSchema).max(batchLimit))
      .catch([]),
    /** "today": all that is due today or late, up to a batch. */
    due: z.literal("today").optional().catch(undefined),
  })
  .transform(({ order, orders, due }) => {
    const numbers = order.length > 0 ? order : orders;
    return { numbers, isDue: due !== undefined && numbers.length === 0 };
  });

/** What was pasted into the dispatch page, as its address keeps it. */
export const pastedSchema = z.object({
  lines: z.string().max(pastedLength).transform(cleaned).catch(""),
  carrier: z.enum(carriers).catch(carriers[0]),
});

export const noteFormSchema = z.object({
  number: numberSchema,
  words: z
    .string()
    .trim()
    .min(3, { error: "Write what others should know." })
    .max(600, { error: "Keep a note under 600 characters." }),
});
