import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { OrderSheet } from "@/components/orders/order-sheet";
import { Notice } from "@/components/ui/notice";
import { isDatabaseAway } from "@/lib/db/errors";
import { readOrderByToken } from "@/lib/orders/orders-reads";
import {
  isUnfinished,
  orderNumberText,
  saysThankYou,
  stateWords,
  type OrderFacts,
} from "@/lib/orders/orders";

// The address is the key: it must not travel on in a Referer, nor into an index.
export const metadata: Metadata = { title: "Your order", robots: { index: false }, referrer: "no-referrer" };
export const instant = false;

export default async function OrderPage({ params }: PageProps<"/orders/[token]">) {
  const { token } = await params;
  await connection();
  const order = await loadOrder(decodeURIComponent(token));
  if (order === "away") return <OrderAway />;
  if (!order) notFound();
  const number = orderNumberText(order.number);
  const thanks = saysThankYou(order.paidAt, new Date());
  return (
    <div className="page-width py-10 sm:py-14">
      <p className="font-bold text-ink-soft">{stateWords[order.state]}</p>
      <h1 className="mt-1 text-4xl">
        {thanks && <span className="block">Thank you. </span>}
        {thanks ? `Order ${number} is in.` : `Order ${number}`}
      </h1>
      <div className="mt-6 max-w-measure">
        <NextStep order={order} />
      </div>
      <div className="mt-10">
        <OrderSheet order={order} />
      </div>
      <p className="mt-10 max-w-measure text-sm text-ink-soft">
        Keep this address: it opens this page without signing in. Changed your mind? You have 14 days from
        delivery to tell us.{" "}
        <Link href="/delivery-and-returns" className="link">
          Delivery and returns
        </Link>
      </p>
    </div>
  );
}

async function loadOrder(token: string): Promise<OrderFacts | null | "away"> {
  try {
    return await readOrderByToken(token);
  } catch (error) {
    if (isDatabaseAway(error)) return "away";
    throw error;
  }
}

function NextStep({ order }: { readonly order: OrderFacts }) {
  if (isUnfinished(order.state)) {
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
  switch (order.state) {
    case "paid":
      return (
        <p className="text-lg">
          {order.deliveryMethod === "collect"
            ? "We have your payment. We write to you when your order is ready to collect."
            : "We have your payment. Orders in by 2 pm leave us on the next working day."}
        </p>
      );
    case "address_query":
      return (
        <Notice tone="status" title="One question first">
          We have your payment, and the address is outside the area you chose. We write to you before anything
          is sent.
        </Notice>
      );
    case "expired":
    case "cancelled":
      return (
        <Notice tone="plain">
          Nothing was charged. Your things may still be in{" "}
          <a href="/basket" className="link">
            your basket
          </a>
          .
        </Notice>
      );
    case "paid_unfulfillable":
      return (
        <Notice tone="status" title="Your money is coming back">
          Your payment reached us after your things had sold out. All of it goes back to your card within 5 to
          10 days.
        </Notice>
      );
    default:
      return null;
  }
}

function OrderAway() {
  return (
    <div className="page-width py-10 sm:py-14">
      <h1 className="text-4xl">Your order</h1>
      <div className="mt-6 max-w-measure">
        <Notice tone="alert" title="Back in a moment">
          We cannot reach our records just now. Nothing is lost. Try again in a minute.
        </Notice>
      </div>
    </div>
  );
}
