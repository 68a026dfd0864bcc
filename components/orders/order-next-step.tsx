import { Notice } from "@/components/ui/notice";
import { formatPence, type Pence } from "@/lib/money";
import { isUnfinished, type OrderFacts } from "@/lib/orders/orders";
import { dayWords } from "@/lib/orders/timeline";

interface NextStepProps {
  readonly order: OrderFacts;
  /** Whether something of it is still to be sent, or to be made ready. */
  readonly isToBeSent: boolean;
  /** What is on its way back to the card and has not arrived. */
  readonly comingBackPence: Pence;
}

/** What an order's buyer should know or do next, in a sentence or two. */
export function NextStep({ order, isToBeSent, comingBackPence }: NextStepProps) {
  if (isUnfinished(order.state)) return <Unpaid />;
  if (order.cancelledAt) return <Cancelled order={order} />;
  switch (order.state) {
    case "paid":
      return <p className="text-lg">We have your payment. {sendingWords(order)}</p>;
    case "address_query":
      return (
        <Notice tone="status" title="One question first">
          We have your payment, and the address is outside the area you chose. Correct the address below, or
          answer the email we send you. Nothing is sent before that.
        </Notice>
      );
    case "expired":
    case "cancelled":
      return (
        <Notice tone="plain">
          You pay nothing for it. Your things may still be in{" "}
          <a href="/basket" className="link">
            your basket
          </a>
          .
        </Notice>
      );
    case "paid_unfulfillable":
      return (
        <Notice tone="status" title="Your money is coming back">
          This order is not sent. Your money goes back to the card you paid with, within 5 to 10 days.
        </Notice>
      );
    case "fulfilled":
      return <p className="text-lg">{sentWords(order)}</p>;
    case "partially_refunded":
      return (
        <p className="text-lg">
          {comingBackPence > 0
            ? "A part of your money is on its way back to the card you paid with."
            : "A part of your money has gone back to the card you paid with. Your bank shows it within 5 to 10 days."}{" "}
          {isToBeSent
            ? sendingWords(order)
            : order.shipments.length > 0
              ? sentWords(order)
              : "Nothing more is sent."}
        </p>
      );
    case "refunded":
      return (
        <p className="text-lg">
          All of your money has gone back to the card you paid with. Your bank shows it within 5 to 10 days.
        </p>
      );
    case "disputed":
      return (
        <p className="text-lg">
          Your bank has asked about this payment. Until it has decided, nothing is sent and nothing goes back.
        </p>
      );
    default:
      return null;
  }
}

function Unpaid() {
  return (
    <Notice tone="status" title="We are waiting for your payment">
      If you have just paid, this takes a moment:{" "}
      <a href="" className="link">
        look again
      </a>
      . If you have not, your things are still in{" "}
      <a href="/basket" className="link">
        your basket
      </a>
      .
    </Notice>
  );
}

function Cancelled({ order }: { readonly order: OrderFacts }) {
  const who = order.cancelledBy === "buyer" ? "You cancelled this order" : "We cancelled this order";
  if (order.state === "disputed") {
    return (
      <p className="text-lg">{who}, and nothing is sent. Your bank is looking into the payment meanwhile.</p>
    );
  }
  return (
    <p className="text-lg">
      {who}, and nothing is sent.{" "}
      {order.state === "refunded"
        ? `All of your ${formatPence(order.totalPence)} has gone back to the card you paid with. Your bank shows it within 5 to 10 days.`
        : "Your money is on its way back to the card you paid with, which takes 5 to 10 days."}
    </p>
  );
}

function sendingWords({ deliveryMethod, dispatchBy }: OrderFacts): string {
  if (deliveryMethod === "collect") {
    const by = dispatchBy ? `, by ${dayWords(dispatchBy)} at the latest` : "";
    return `We write to you when it is ready to collect${by}.`;
  }
  return dispatchBy
    ? `It leaves us by ${dayWords(dispatchBy)}, and we write to you when it does.`
    : "We write to you when it leaves us.";
}

function sentWords({ deliveryMethod, shipments }: OrderFacts): string {
  const isThere = shipments.length > 0 && shipments.every(({ deliveredAt }) => deliveredAt !== null);
  if (deliveryMethod === "collect")
    return isThere ? "You have collected it." : "It is packed and waiting for you.";
  return isThere ? "It has been delivered." : "It has left us and is on its way to you.";
}
