import { basketRefusalWords, type BasketRefusal } from "@/lib/basket/basket";
import { readBasketSummary } from "@/lib/basket/basket-reads";
import type { Result } from "@/lib/result";
import { formatPence } from "@/lib/money";
import { wantsJson } from "@/lib/form";
import { json, sendOn } from "../answer";

/** What the browser's basket count is made of. */
export async function basketBody(
  token: string | undefined,
): Promise<{ itemCount: number; subtotal: string }> {
  const { itemCount, subtotalPence } = await readBasketSummary(token);
  return { itemCount, subtotal: formatPence(subtotalPence) };
}

export async function basketDone(
  request: Request,
  token: string | undefined,
  to: string,
  cookies: readonly string[] = [],
): Promise<Response> {
  if (!wantsJson(request.headers)) return sendOn(to, cookies);
  return json({ ok: true, ...(await basketBody(token)) }, 200, cookies);
}

/** @param line of which line, and what was typed there: a form finds both where they were */
export function basketRefused(
  request: Request,
  refusal: BasketRefusal,
  line?: { readonly sku: string | undefined; readonly quantity: string | undefined },
): Response {
  if (wantsJson(request.headers))
    return json({ ok: false, refusal, words: basketRefusalWords[refusal] }, 409);
  const to = new URLSearchParams({ refused: refusal });
  if (line?.sku) to.set("line", line.sku.slice(0, 32));
  if (line?.quantity) to.set("typed", line.quantity.slice(0, 6));
  return sendOn(`/basket?${to}`);
}

/** Answers a change of one line. */
export async function basketChanged(
  request: Request,
  token: string | undefined,
  changed: Result<void, BasketRefusal>,
  to: string,
): Promise<Response> {
  return changed.ok ? basketDone(request, token, to) : basketRefused(request, changed.refusal);
}
