import type { Metadata } from "next";
import { SectionUses } from "@/components/guide/section-uses";
import { NextStep } from "@/components/orders/order-next-step";
import { OrderSheet } from "@/components/orders/order-sheet";
import { OrderTimeline } from "@/components/orders/order-timeline";
import { OrderUnopened } from "@/components/orders/order-unopened";
import { OrderWays } from "@/components/orders/order-ways";
import { Notice } from "@/components/ui/notice";
import { readUsesOf } from "@/lib/guide/guide-reads";
import { addUp } from "@/lib/money";
import {
  addressChangeRefusal,
  cancelRefusal,
  emailChangeRefusal,
  type ChangeableOrder,
} from "@/lib/orders/changes";
import { readChangeable } from "@/lib/orders/changes-reads";
import { isKept, orderNumberText, saysThankYou, type OrderFacts } from "@/lib/orders/orders";
import { orderTimeline } from "@/lib/orders/timeline";
import { readOrderEvents } from "@/lib/orders/timeline-reads";
import { returnEntries } from "@/lib/returns/return-timeline";
import { readReturnsOfOrder } from "@/lib/returns/returns-reads";
import { orAway } from "@/app/or-away";
import { linkedOrder } from "../linked-order";

// The address is the key: it must not travel on in a Referer, nor into an index.
export const metadata: Metadata = { title: "Your order", robots: { index: false }, referrer: "no-referrer" };
export const instant = false;

export default async function OrderPage({ params, searchParams }: PageProps<"/orders/[token]">) {
  const linked = await linkedOrder(params);
  if (linked.kind !== "order") return <OrderUnopened kind={linked.kind} />;
  const { order, token } = linked;
  const read = await orAway(
    Promise.all([
      readChangeable({ id: order.id }),
      readOrderEvents(order.id),
      readReturnsOfOrder(order.id),
      isKept(order) ? readUsesOf(order.lines.map(({ productSlug }) => productSlug)) : [],
    ]),
  );
  if (read === "away" || !read[0]) return <OrderUnopened kind="away" />;
  const [changeable, events, returns, uses] = read;
  const sentBack = returnEntries(returns, `/orders/${encodeURIComponent(token)}`);
  const { done } = await searchParams;
  const isToBeSent = cancelRefusal(changeable) === null && order.state !== "address_query";
  const isOnItsWay = ({ state }: { readonly state: string }) => state === "requested" || state === "pending";
  const comingBackPence = addUp(events.refunds.filter(isOnItsWay).map(({ amountPence }) => amountPence));
  return (
    <div className="page-width print:text-sm">
      <header className="pt-10 pb-8 sm:pt-16 sm:pb-10 print:pt-0">
        <Title order={order} />
        <div className="mt-4 grid max-w-measure gap-4 print:hidden">
          {isDone(done) && <Notice tone="status">{doneWords[done]}</Notice>}
          <NextStep order={order} isToBeSent={isToBeSent} comingBackPence={comingBackPence} />
        </div>
      </header>
      <div className="grid gap-x-16 gap-y-12 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <OrderTimeline entries={orderTimeline({ ...order, isToBeSent }, events, sentBack)} />
        <OrderWays token={token} {...waysOf(order, changeable)} />
      </div>
      <div className="mt-12 print:mt-6">
        <OrderSheet order={order} />
      </div>
      <div className="print:hidden">
        <SectionUses uses={uses} />
      </div>
    </div>
  );
}

const doneWords = {
  cancelled: "The order is cancelled. We write to you about it as well.",
  address: "The address is put right. Your confirmation with the new one is on its way to you.",
  email:
    "The email address is put right, and your confirmation is on its way there. The links in emails to the old address no longer open this order.",
} as const;

/** Only words that the shop itself has written are ever shown: the address could say anything. */
function isDone(done: unknown): done is keyof typeof doneWords {
  return typeof done === "string" && Object.hasOwn(doneWords, done);
}

function waysOf(order: OrderFacts, changeable: ChangeableOrder) {
  return {
    canCancel: cancelRefusal(changeable) === null,
    canCorrectAddress: addressChangeRefusal(changeable) === null,
    canCorrectEmail: emailChangeRefusal(changeable, new Date()) === null,
    hasInvoice: order.invoiceNumber !== null,
    canReturn: changeable.isSent,
  };
}

function Title({ order }: { readonly order: OrderFacts }) {
  const number = orderNumberText(order.number);
  const isThanked = saysThankYou(order.paidAt, new Date()) && order.cancelledAt === null;
  if (!isThanked) {
    return (
      <h1>
        <span className="block text-4xl">Order {number}</span>
      </h1>
    );
  }
  return (
    <h1>
      <span className="block text-5xl tracking-poster print:hidden">Thank you. </span>
      <span className="mt-4 block text-2xl print:mt-0">
        Order {number}
        {order.state === "paid" && " is in."}
      </span>
    </h1>
  );
}
