import { settleOrder } from "@/lib/checkout/settle-commands";
import { readOrderByToken } from "@/lib/orders/orders-reads";
import { sendOn } from "../../answer";

/**
 * Where Stripe sends a buyer after paying. Books the payment if no event has yet, and goes to the order's
 * page whatever happens here: what fails now, the event or the reconciler brings home.
 */
export async function GET(request: Request): Promise<Response> {
  const token = new URL(request.url).searchParams.get("order") ?? "";
  try {
    const order = await readOrderByToken(token);
    if (order) await settleOrder(order.id);
  } catch {
    // The order's page says that the payment is being confirmed.
  }
  return sendOn(`/orders/${encodeURIComponent(token)}`);
}
