import type { Metadata, Route } from "next";
import { OrderUnopened } from "@/components/orders/order-unopened";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { ShortPage, type WayOn } from "@/components/ui/short-page";
import { leftToGive } from "@/lib/checkout/refunds";
import { readRefundable } from "@/lib/checkout/refund-reads";
import { tooOftenWords, waitFrom } from "@/lib/limits/limits";
import { formatPence, pence } from "@/lib/money";
import { cancelRefusal, cancelRefusalWords, type CancelRefusal } from "@/lib/orders/changes";
import { readChangeable } from "@/lib/orders/changes-reads";
import { orderNumberText } from "@/lib/orders/orders";
import { orAway } from "@/app/or-away";
import { linkedOrder } from "../../linked-order";

export const metadata: Metadata = {
  title: "Cancel your order",
  robots: { index: false },
  referrer: "no-referrer",
};
export const instant = false;

function isRefusal(refused: unknown): refused is CancelRefusal {
  return typeof refused === "string" && Object.hasOwn(cancelRefusalWords, refused);
}

/** Asks once more before an order is called off: looking changes nothing, only the button does. */
export default async function CancelPage({ params, searchParams }: PageProps<"/orders/[token]/cancel">) {
  const linked = await linkedOrder(params);
  if (linked.kind !== "order") return <OrderUnopened kind={linked.kind} />;
  const { order, token } = linked;
  const read = await orAway(Promise.all([readChangeable({ id: order.id }), readRefundable(order.number)]));
  if (read === "away" || !read[0]) return <OrderUnopened kind="away" />;
  const [changeable, refundable] = read;
  const { refused, wait } = await searchParams;
  const number = orderNumberText(order.number);
  const back: WayOn = {
    href: `/orders/${encodeURIComponent(token)}` as Route,
    title: `Back to order ${number}`,
  };
  const refusal = cancelRefusal(changeable) ?? (isRefusal(refused) ? refused : null);
  if (refusal || !refundable) {
    return (
      <ShortPage
        title={`Order ${number} cannot be cancelled`}
        on={[back, { href: "/contact", title: "Write to us" }]}
      >
        <Notice tone="alert">{cancelRefusalWords[refusal ?? "not-paid"]}</Notice>
      </ShortPage>
    );
  }
  const left = refundable.lines.filter(({ quantity, backUnits }) => quantity > backUnits);
  return (
    <ShortPage title={`Cancel order ${number}?`} on={[{ ...back, title: "No, keep it" }]}>
      {refused === "too-often" && <Notice tone="alert">{tooOftenWords(waitFrom(wait))}</Notice>}
      <p className="text-lg">
        Nothing of it is sent, and{" "}
        <strong className="price">{formatPence(pence(leftToGive(refundable)))}</strong> goes back to the card
        you paid with, within 5 to 10 days. This cannot be undone, but you can order again.
      </p>
      <ul aria-label="What is cancelled" role="list" className="w-full border-t border-line">
        {left.map(({ id, name, quantity, backUnits }) => (
          <li key={id} className="flex justify-between gap-x-6 border-b border-line py-3">
            <span>{name}</span>
            <span className="whitespace-nowrap">× {quantity - backUnits}</span>
          </li>
        ))}
      </ul>
      <form action="/api/orders/cancel" method="post">
        <input type="hidden" name="token" value={token} />
        <Button>Yes, cancel this order</Button>
      </form>
    </ShortPage>
  );
}
