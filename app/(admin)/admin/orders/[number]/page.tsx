import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { AddressForm } from "@/components/admin/address-form";
import { CancelForm } from "@/components/admin/cancel-form";
import { DeskForms } from "@/components/admin/desk-forms";
import { DeskNotFound } from "@/components/admin/desk-not-found";
import { DeskPage, DeskSection } from "@/components/admin/desk-page";
import {
  OrderAddress,
  OrderAttempts,
  OrderEmails,
  OrderHistory,
  OrderHolds,
  OrderLines,
  OrderMoney,
} from "@/components/admin/order-parts";
import { Moment } from "@/components/admin/moment";
import { RefundForm } from "@/components/admin/refund-form";
import { OrderStateWords } from "@/components/admin/state";
import { may } from "@/lib/auth/auth";
import { readAnswer } from "@/lib/auth/desk-answer";
import type { DeskFormState } from "@/lib/auth/desk-form";
import { requireRole } from "@/lib/auth/viewer";
import { cancelOrderAction, putAddressRightAction, requestRefundAction } from "@/lib/checkout/desk-actions";
import { readRefundable, type RefundableFacts } from "@/lib/checkout/refund-reads";
import { leftToGive } from "@/lib/checkout/refunds";
import { formatPence, pence } from "@/lib/money";
import { cancelRefusal } from "@/lib/orders/changes";
import { readChangeable } from "@/lib/orders/changes-reads";
import { readOrderForDesk } from "@/lib/orders/desk-reads";
import { isDisputeOpen, orderNumberText } from "@/lib/orders/orders";

export const metadata: Metadata = { title: "Order" };
export const instant = false;

export default async function OrderDeskPage({ params, searchParams }: PageProps<"/admin/orders/[number]">) {
  const { number } = await params;
  const viewer = await requireRole("orders.read", `/admin/orders/${number}`);
  const order = /^\d{1,9}$/.test(number) ? await readOrderForDesk(Number(number)) : null;
  if (!order) return <DeskNotFound />;
  const mayWrite = may(viewer.roles, "orders.write");
  const refundable = mayWrite ? await readRefundable(order.number) : null;
  const changeable = mayWrite ? await readChangeable({ id: order.id }) : null;
  const answer = await readAnswer((await searchParams)["answer"]);
  return (
    <DeskPage
      title={`Order ${orderNumberText(order.number)}`}
      up={{ href: "/admin/orders", title: "Orders" }}
      remark={
        <p className="flex flex-wrap gap-x-5">
          <span className="text-ink">
            <OrderStateWords state={order.state} />
          </span>
          <span>
            Placed <Moment at={order.createdAt} />
          </span>
        </p>
      }
    >
      <div className="grid gap-x-14 gap-y-9 lg:grid-rows-[auto_1fr] lg:grid-cols-[minmax(0,1.9fr)_minmax(0,1fr)]">
        <DeskSection title="Lines">
          <OrderLines order={order} />
        </DeskSection>
        <div className="min-w-0 lg:col-start-2 lg:row-span-2 lg:row-start-1">
          <DeskSection title="Where it goes">
            <OrderAddress order={order} />
            {mayWrite && (
              <DeskForms
                action={putAddressRightAction}
                answer={answerAbout(answer, "address")}
                shown={order.state === "address_query" ? ["address"] : []}
              >
                {order.state === "address_query" && (
                  <AddressForm number={order.number} address={order.addressFields} formId={randomUUID()} />
                )}
              </DeskForms>
            )}
          </DeskSection>
          <DeskSection title="Money">
            <OrderMoney order={order} />
            {refundable && (
              <DeskForms
                action={requestRefundAction}
                answer={answerAbout(answer, "refund")}
                shown={canGoBack(refundable) ? ["refund"] : []}
              >
                {canGoBack(refundable) && <Refund order={refundable} />}
              </DeskForms>
            )}
            {refundable && changeable && (
              <DeskForms
                action={cancelOrderAction}
                answer={answerAbout(answer, "cancel")}
                shown={cancelRefusal(changeable) === null ? ["cancel"] : []}
              >
                {cancelRefusal(changeable) === null && (
                  <CancelForm
                    number={order.number}
                    rest={formatPence(pence(leftToGive(refundable)))}
                    formId={randomUUID()}
                  />
                )}
              </DeskForms>
            )}
          </DeskSection>
          <DeskSection title="History">
            <OrderHistory transitions={order.transitions} />
          </DeskSection>
        </div>
        <div className="min-w-0">
          <DeskSection title="Holds">
            <OrderHolds holds={order.holds} />
          </DeskSection>
          <DeskSection title="Payment pages">
            <OrderAttempts attempts={order.attempts} />
          </DeskSection>
          <DeskSection title="Emails">
            <OrderEmails emails={order.emails} />
          </DeskSection>
        </div>
      </div>
    </DeskPage>
  );
}

function answerAbout(answer: DeskFormState | null, about: string): DeskFormState | null {
  return answer?.about === about ? answer : null;
}

/** Stripe refunds nothing while a bank disputes the payment. */
const canGoBack = (order: RefundableFacts) => leftToGive(order) > 0 && !order.disputes.some(isDisputeOpen);

function Refund({ order }: { readonly order: RefundableFacts }) {
  const delivery = order.deliveryPence - order.deliveryBackPence;
  return (
    <RefundForm
      number={order.number}
      lines={order.lines.map(({ id, name, quantity, backUnits }) => ({
        id,
        name,
        left: quantity - backUnits,
      }))}
      delivery={delivery > 0 ? `The delivery, ${formatPence(pence(delivery))}` : null}
      isHere={order.isSold && !order.isSent}
      rest={formatPence(pence(leftToGive(order)))}
      seenBackPence={order.backPence}
      formId={randomUUID()}
    />
  );
}
