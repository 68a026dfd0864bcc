import { settleOrder } from "@/lib/checkout/settle-commands";
import { readOrderByToken } from "@/lib/orders/orders-reads";
import { consume } from "@/lib/limits/limiter";
import { sendOn } from "../../answer";
import { countedBy } from "../../too-often";

/**
 * Where Stripe sends a buyer after paying. Books the payment if no event has yet, and goes to the order's
 * page whatever happens here: what fails now, the event or the reconciler brings home. So whoever comes too often is not turned
 * away, having paid perhaps; Stripe is not asked again, that is all. An address that is wrong counts on the order's own page.
 */
export async function GET(request: Request): Promise<Response> {
  const token = new URL(request.url).searchParams.get("order") ?? "";
  try {
    const order = await readOrderByToken(token);
    if (order && (await consume("return", countedBy(request))).ok) await settleOrder(order.id);
  } catch {
    // The order's page says that the payment is being confirmed.
  }
  return sendOn(`/orders/${encodeURIComponent(token)}`);
}
