import "server-only";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { hasSecureCookies } from "@/lib/auth/csrf";

const stateSchema = z.object({
  outcome: z.enum(["unsent", "booked", "refused"]),
  message: z.string(),
  quantityError: z.string().optional(),
  reasonError: z.string().optional(),
  quantity: z.string(),
  reason: z.string(),
});

/** What a stock form shows after it was sent; what was typed comes back unless it was booked. */
export type StockFormState = z.infer<typeof stateSchema>;

const answerSchema = z.object({ formId: z.string(), sku: z.string(), state: stateSchema });

export type StockAnswer = z.infer<typeof answerSchema>;

const answerCookie = "stock-answer";
const answerSeconds = 60;

/**
 * Hands the outcome to whoever sent the form. A page with scripts takes it as it is. Without them Next forgets an action's
 * answer on pages that are partly prerendered, so it waits in a cookie for the page that the browser is sent on to.
 */
export async function answerForm(form: FormData, state: StockFormState): Promise<StockFormState> {
  if ((await headers()).has("next-action")) return state;
  const [formId, sku] = [textOf(form, "formId", 40), textOf(form, "sku", 40)];
  (await cookies()).set(answerCookie, JSON.stringify({ formId, sku, state }), {
    httpOnly: true,
    sameSite: "lax",
    secure: hasSecureCookies(),
    path: "/admin/stock",
    maxAge: answerSeconds,
  });
  const page =
    textOf(form, "page", 40) === "journal" ? `/admin/stock/${encodeURIComponent(sku)}` : "/admin/stock";
  const after = textOf(form, "after", 40);
  const query = new URLSearchParams({ ...(after !== "" && { after }), answer: formId });
  redirect(`${page as "/admin/stock"}?${query}#${encodeURIComponent(sku)}`);
}

/** The answer that a page was sent on with; null for any other page, and a minute later. */
export async function readStockAnswer(formId: string | string[] | undefined): Promise<StockAnswer | null> {
  const kept = (await cookies()).get(answerCookie)?.value;
  if (kept === undefined || formId === undefined) return null;
  try {
    const answer = answerSchema.safeParse(JSON.parse(kept));
    return answer.success && answer.data.formId === formId ? answer.data : null;
  } catch {
    return null;
  }
}

/** A field as it was typed, cut to a length that fits a cookie. */
export function textOf(form: FormData, name: string, length: number): string {
  const value = form.get(name);
  return typeof value === "string" ? value.slice(0, length) : "";
}
