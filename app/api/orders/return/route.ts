import { readOrderByToken } from "@/lib/orders/orders-reads";
import { askReturn } from "@/lib/returns/ask-commands";
import { choicesKept, readReturnForm } from "@/lib/returns/returns-schema";
import { answerForm, sendOn } from "../../answer";
import { tooOften } from "../../too-often";

/** Takes down what somebody who holds an order's link sends back, and goes to the page that says how. */
export async function POST(request: Request): Promise<Response> {
  return answerForm(request, async (fields) => {
    const token = fields["token"] ?? "";
    const own = `/orders/${encodeURIComponent(token)}` as const;
    const kept = choicesKept(fields);
    const slow = await tooOften("order-change", request, () => ({ page: `${own}/return?${kept}` }));
    if (slow) return slow;
    const order = await readOrderByToken(token);
    if (!order) return sendOn(own);
    const refused = (refusal: string) => {
      kept.set("refused", refusal);
      return sendOn(`${own}/return?${kept}`);
    };
    const form = readReturnForm(fields);
    if (!form) return refused("unreadable");
    const asked = await askReturn(order.id, form);
    return asked.ok ? sendOn(`${own}/return/${asked.value}`) : refused(asked.refusal);
  });
}
