import { z } from "zod";
import type { Fields } from "@/lib/form";
import { err, ok, type Result } from "@/lib/result";
import { returnReasons, type ReturnReason } from "@/lib/orders/return-reasons";
import type { ReturnRefusal } from "./returns";

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const unitsField = /^units-([0-9a-f-]{36})$/;
const unitsSchema = z
  .string()
  .regex(/^\d{1,2}$/)
  .transform(Number);
const reasonSchema = z.enum(returnReasons);
const wishSchema = z.union([z.literal("refund"), z.string().regex(uuid)]);

/** Some units of one line, and why they come back. */
export interface ChosenLine {
  readonly lineId: string;
  readonly units: number;
  readonly reason: ReturnReason;
}

export interface AskedReturnLine extends ChosenLine {
  /** What the buyer wants instead; null when he wants his money back. */
  readonly exchangeVariantId: string | null;
  /** The buyer says that it has not been opened. */
  readonly sealed: boolean;
}

export interface ReturnForm {
  /** Names this showing of the form, so that a second press asks for nothing twice. */
  readonly formId: string;
  readonly lines: readonly AskedReturnLine[];
  readonly words: string | null;
}

/** What was chosen to come back, from fields named after their lines; refuses what makes no sense, or has no reason. */
export function chosenLines(
  fields: Readonly<Record<string, unknown>>,
): Result<readonly ChosenLine[], Extract<ReturnRefusal, "unreadable" | "no-reason">> {
  const lines: ChosenLine[] = [];
  for (const [name, value] of Object.entries(fields)) {
    const lineId = unitsField.exec(name)?.[1];
    if (lineId === undefined || value === "" || value === "0") continue;
    const units = unitsSchema.safeParse(value);
    const reason = reasonSchema.safeParse(fields[`reason-${lineId}`]);
    if (!units.success) return err("unreadable");
    if (!reason.success) return err("no-reason");
    lines.push({ lineId, units: units.data, reason: reason.data });
  }
  return ok(lines);
}

/** The form that asks for a return, as it was sent; null when it makes no sense. */
export function readReturnForm(fields: Fields): ReturnForm | null {
  const chosen = chosenLines(fields);
  const formId = z.uuid().safeParse(fields["formId"]);
  if (!chosen.ok || !formId.success) return null;
  const lines: AskedReturnLine[] = [];
  for (const line of chosen.value) {
    const wish = wishSchema.safeParse(fields[`wish-${line.lineId}`] ?? "refund");
    if (!wish.success) return null;
    lines.push({
      ...line,
      exchangeVariantId: wish.data === "refund" ? null : wish.data,
      sealed: fields[`sealed-${line.lineId}`] === "on",
    });
  }
  const words = (fields["words"] ?? "").trim().slice(0, 500);
  return { formId: formId.data, lines, words: words === "" ? null : words };
}

/** "R1001" or "1001" is the number 1001; anything else is not a number. */
export function askedReturnNumber(text: string): number | null {
  const match = /^r?\s*(\d{1,9})$/i.exec(text);
  return match ? Number(match[1]) : null;
}

const choiceField = /^(units|reason|wish|sealed)-[0-9a-f-]{36}$/;

/** What a form said of its lines, as an address keeps it for the page that the form stands on. */
export function choicesKept(fields: Fields): URLSearchParams {
  return new URLSearchParams(Object.entries(fields).filter(([name]) => choiceField.test(name)));
}
