import { readOrderByToken } from "@/lib/orders/orders-reads";
import { withdrawReturn } from "@/lib/returns/ask-commands";
import { askedReturnNumber } from "@/lib/returns/returns-schema";
import { answerForm, sendOn } from "../../../answer";
import { tooOften } from "../../../too-often";

/** Calls a return off for whoever holds its order's link. */
export async function POST(request: Request): Promise<Response> {
  return answerForm(request, async (fields) => {
    const token = fields["token"] ?? "";
    const own = `/orders/${encodeURIComponent(token)}` as const;
    const number = askedReturnNumber(fields["number"] ?? "") ?? 0;
    const page = `${own}/return/${number}` as const;
    const slow = await tooOften("order-change", request, () => ({ page }));
    if (slow) return slow;
    const order = await readOrderByToken(token);
    if (!order) return sendOn(own);
    const withdrawn = await withdrawReturn(order.id, number);
    return sendOn(withdrawn.ok ? page : `${page}?refused=${withdrawn.refusal}`);
  });
}
