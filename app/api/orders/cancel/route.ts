import { cancelOrder } from "@/lib/checkout/cancel-commands";
import { answerOrderChange } from "../change-answer";

/** Calls off an order for whoever holds its link, once he has said so on the page that asks. */
export async function POST(request: Request): Promise<Response> {
  return answerOrderChange(request, { name: "cancel" }, async ({ order, done, refused }) => {
    const cancelled = await cancelOrder(
      { id: order.id },
      { actor: "buyer", reason: "Cancelled by the buyer" },
    );
    if (cancelled.ok || cancelled.refusal === "cancelled-already") return done("cancelled");
    return refused(cancelled.refusal);
  });
}
