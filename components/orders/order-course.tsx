import type { DeliveryChoice } from "@/lib/delivery/delivery";
import type { OrderFacts, OrderState } from "@/lib/orders/orders";

type Words = Readonly<Record<DeliveryChoice, string>>;

const sent: Words = {
  standard: "On its way to you",
  express: "On its way to you",
  collect: "Ready to collect",
};
const same = (words: string): Words => ({ standard: words, express: words, collect: words });

/** Where an order stands: how many steps are behind it, which one it is at, and what may still come. */
const courses: Record<OrderState, { readonly now: number; readonly steps: readonly Words[] }> = {
  pending_payment: { now: 1, steps: [same("Ordered"), same("Waiting for payment"), sent] },
  payment_processing: { now: 1, steps: [same("Ordered"), same("Payment on its way"), sent] },
  payment_failed: { now: 1, steps: [same("Ordered"), same("Payment did not go through"), sent] },
  paid: { now: 1, steps: [same("Ordered"), same("Paid"), sent] },
  address_query: { now: 2, steps: [same("Ordered"), same("Paid"), same("Address to check"), sent] },
  fulfilled: {
    now: 2,
    steps: [same("Ordered"), same("Paid"), { ...sent, standard: "Sent", express: "Sent" }],
  },
  expired: { now: 1, steps: [same("Ordered"), same("Not paid in time")] },
  cancelled: { now: 1, steps: [same("Ordered"), same("Cancelled")] },
  paid_unfulfillable: {
    now: 2,
    steps: [same("Ordered"), same("Paid"), same("Not sent"), same("Your money comes back")],
  },
  partially_refunded: { now: 2, steps: [same("Ordered"), same("Paid"), same("Partly refunded")] },
  refunded: { now: 2, steps: [same("Ordered"), same("Paid"), same("Refunded")] },
  disputed: { now: 2, steps: [same("Ordered"), same("Paid"), same("Payment disputed")] },
};

const moment = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "long",
  hour: "2-digit",
  minute: "2-digit",
  timeZone: "Europe/London",
});

/** The order's way in a few steps, ruled as far as it has come. */
export function OrderCourse({ order }: { readonly order: OrderFacts }) {
  const { now, steps } = courses[order.state];
  const times = [order.createdAt, order.paidAt];
  return (
    <ol aria-label="Where it stands" className="grid gap-x-2 sm:auto-cols-fr sm:grid-flow-col">
      {steps.map((words, index) => {
        const time = index <= now && times[index];
        return (
          <li
            key={words.standard}
            aria-current={index === now ? "step" : undefined}
            className={`flex flex-wrap items-baseline justify-between gap-x-4 border-t-2 py-3 sm:block sm:border-t-4 sm:pr-4 ${
              index > now ? "border-line text-ink-soft" : index === now ? "border-ink" : "border-ink-soft"
            }`}
          >
            <p className={index === now ? "font-bold" : ""}>{words[order.deliveryMethod]}</p>
            {time && (
              <p className="text-sm text-ink-soft">
                <time dateTime={time.toISOString()}>{moment.format(time)}</time>
              </p>
            )}
          </li>
        );
      })}
    </ol>
  );
}
