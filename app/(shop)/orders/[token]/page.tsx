import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { OrderSheet } from "@/components/orders/order-sheet";
import { OrderCourse } from "@/components/orders/order-course";
import { Notice } from "@/components/ui/notice";
import { ShortPage } from "@/components/ui/short-page";
import { isDatabaseAway } from "@/lib/db/errors";
import { readOrderByToken } from "@/lib/orders/orders-reads";
import { isUnfinished, orderNumberText, saysThankYou, type OrderFacts } from "@/lib/orders/orders";

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
    <div className="page-width print:text-sm">
      <header className="pt-10 pb-8 sm:pt-16 sm:pb-10 print:pt-0">
        <h1>
          {thanks ? (
            <>
              <span className="block text-5xl tracking-poster print:hidden">Thank you. </span>
              <span className="mt-4 block text-2xl print:mt-0">
                Order {number}
                {order.state === "paid" && " is in."}
              </span>
            </>
          ) : (
            <span className="block text-4xl">Order {number}</span>
          )}
        </h1>
        <div className="mt-4 max-w-measure print:hidden">
          <NextStep order={order} />
        </div>
      </header>
      <OrderCourse order={order} />
      <div className="mt-12 print:mt-6">
        <OrderSheet order={order} />
      </div>
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
      return (
        <p className="text-lg">
          {order.deliveryMethod === "collect"
            ? "It is packed and waiting for you."
            : "It has left us and is on its way to you."}
        </p>
      );
    case "partially_refunded":
      return (
        <p className="text-lg">
          A part of your money goes back to the card you paid with, within 5 to 10 days. Whatever else you
          ordered stays as it was.
        </p>
      );
    case "refunded":
      return <p className="text-lg">The money goes back to the card you paid with, within 5 to 10 days.</p>;
    case "disputed":
      return <p className="text-lg">Your bank has asked about this payment. We write to you.</p>;
    default:
      return null;
  }
}

function OrderAway() {
  return (
    <ShortPage title="Your order">
      <Notice tone="alert" title="Back in a moment">
        We cannot reach our records just now. Nothing is lost. Try again in a minute.
      </Notice>
    </ShortPage>
  );
}
