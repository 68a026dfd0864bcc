import { z } from "zod";
import type { DispatchRefusal } from "@/lib/orders/packing";
import { batchLimit } from "@/lib/orders/desk-schema";
import { isTracking } from "@/lib/orders/pasted-lines";
import { carriers, tidyTracking } from "@/lib/orders/tracking";
import type { DispatchOrder } from "./dispatch-commands";

const rowField = /^(carrier|tracking|ready|seen)-(\d{1,9})$/;

/** Orders of a dispatch form that are to go, and those that cannot be read; a row that was left empty is neither. */
export interface DispatchForm {
  readonly orders: readonly DispatchOrder[];
  readonly misread: readonly { readonly number: number; readonly refusal: DispatchRefusal }[];
}

const carrierSchema = z.enum(carriers);

/** The dispatch form as it was sent: some fields a row, named after its order. */
export const dispatchFormSchema = z
  .looseObject({ formId: z.uuid() })
  .transform((fields, context): DispatchForm => {
    const rows = new Map<number, Partial<Record<string, string>>>();
    for (const [name, value] of Object.entries(fields)) {
      const [, field = "", number = ""] = rowField.exec(name) ?? [];
      if (number === "" || typeof value !== "string") continue;
      rows.set(Number(number), { ...rows.get(Number(number)), [field]: value });
    }
    if (rows.size > batchLimit) {
      context.addIssue({ code: "custom", message: `At most ${batchLimit} orders at a time.` });
      return z.NEVER;
    }
    const orders: DispatchOrder[] = [];
    const misread: { number: number; refusal: DispatchRefusal }[] = [];
    for (const [number, { carrier = "", tracking = "", ready, seen }] of rows) {
      const trackingNumber = tidyTracking(tracking);
      if (ready === "on") orders.push({ number, carrier: null, trackingNumber: null, seen });
      else if (trackingNumber !== "") {
        const known = carrierSchema.safeParse(carrier);
        if (!known.success) misread.push({ number, refusal: "no-tracking" });
        else if (!isTracking(trackingNumber)) misread.push({ number, refusal: "no-number" });
        else orders.push({ number, carrier: known.data, trackingNumber, seen });
      }
    }
    if (orders.length === 0 && misread.length === 0) {
      context.addIssue({ code: "custom", message: "Nothing was filled in, so nothing was sent." });
      return z.NEVER;
    }
    return { orders, misread };
  });

export const trackingFormSchema = z.object({
  shipmentId: z.uuid(),
  carrier: z.enum(carriers, { error: "Choose the carrier." }),
  trackingNumber: z
    .string()
    .transform(tidyTracking)
    .refine(isTracking, { error: "Give the tracking number: letters, digits and dashes, at most 35." }),
});

/** The parcels that were ticked on a list. */
export const deliveredFormSchema = z
  .array(z.uuid())
  .min(1, { error: "Tick what has arrived first." })
  .max(100, { error: "At most 100 at a time." });

export const againFormSchema = z.object({
  number: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number),
  letterId: z.uuid(),
});
