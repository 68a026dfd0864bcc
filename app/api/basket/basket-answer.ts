import { basketRefusalWords, type BasketRefusal } from "@/lib/basket/basket";
import { readBasketSummary } from "@/lib/basket/basket-reads";
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

export function basketRefused(request: Request, refusal: BasketRefusal): Response {
  if (wantsJson(request.headers))
    return json({ ok: false, refusal, words: basketRefusalWords[refusal] }, 409);
  return sendOn(`/basket?refused=${refusal}`);
}
