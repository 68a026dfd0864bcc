import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { AddressForm } from "@/components/admin/address-form";
import { CancelForm } from "@/components/admin/cancel-form";
import { DeliveredForm } from "@/components/admin/delivered-form";
import { DeskForms } from "@/components/admin/desk-forms";
import { DeskLink } from "@/components/admin/desk-link";
import { DeskNotFound } from "@/components/admin/desk-not-found";
import { DeskPage, DeskSection } from "@/components/admin/desk-page";
import { DispatchForm } from "@/components/admin/dispatch-form";
import { dispatchRow } from "@/components/admin/dispatch-row";
import { LetterList } from "@/components/admin/letter-list";
import { Moment } from "@/components/admin/moment";
import { NoteForm } from "@/components/admin/note-form";
import { OrderHistory } from "@/components/admin/order-history";
import { OrderLetters } from "@/components/admin/order-letters";
import { OrderLines } from "@/components/admin/order-lines";
import { OrderMoney } from "@/components/admin/order-money";
import { OrderParcel } from "@/components/admin/order-parcels";
import { OrderAttempts, OrderHolds } from "@/components/admin/order-paying";
import { OrderAddress } from "@/components/admin/order-place";
import { RefundForm } from "@/components/admin/refund-form";
import { OrderStateWords } from "@/components/admin/state";
import { TrackingForm } from "@/components/admin/tracking-form";
import { may } from "@/lib/auth/auth";
import { readAnswer } from "@/lib/auth/desk-answer";
import type { DeskFormState } from "@/lib/auth/desk-form";
import { requireRole } from "@/lib/auth/viewer";
import { cancelOrderAction, putAddressRightAction, requestRefundAction } from "@/lib/checkout/desk-actions";
import {
  correctTrackingAction,
  dispatchOrdersAction,
  markDeliveredAction,
  sendAgainAction,
} from "@/lib/checkout/dispatch-actions";
import { againLetters } from "@/lib/checkout/order-letters-reads";
import { readRefundable, type RefundableFacts } from "@/lib/checkout/refund-reads";
import { leftToGive } from "@/lib/checkout/refunds";
import { formatPence, pence } from "@/lib/money";
import { cancelRefusal } from "@/lib/orders/changes";
import { readChangeable } from "@/lib/orders/changes-reads";
import { readOrderForDesk, type DeskOrder } from "@/lib/orders/desk-reads";
import { orderHistory } from "@/lib/orders/history";
import { nextStep } from "@/lib/orders/next-step";
import { addOrderNoteAction } from "@/lib/orders/note-actions";
import { isDisputeOpen, orderNumberText } from "@/lib/orders/orders";
import { parcelRefusal } from "@/lib/orders/packing-parcels";
import { readParcels, type Parcel } from "@/lib/orders/parcel-reads";
import { carriers } from "@/lib/orders/tracking";

export const metadata: Metadata = { title: "Order" };
export const instant = false;

export default async function OrderDeskPage({ params, searchParams }: PageProps<"/admin/orders/[number]">) {
  const { number } = await params;
  const viewer = await requireRole("orders.read", `/admin/orders/${number}`);
  const order = /^\d{1,9}$/.test(number) ? await readOrderForDesk(Number(number)) : null;
  const [parcel] = order ? await readParcels([order.number]) : [];
  if (!order || !parcel) return <DeskNotFound />;
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
          <DeskLink href={`/admin/orders/${order.number}/slip`}>Packing slip</DeskLink>
        </p>
      }
    >
      <Next order={order} parcel={parcel} mayWrite={mayWrite} answer={answer} />
      <div className="mt-9 grid gap-x-14 gap-y-9 lg:grid-rows-[auto_1fr] lg:grid-cols-[minmax(0,1.9fr)_minmax(0,1fr)]">
        <DeskSection title="Lines">
          <OrderLines order={order} />
        </DeskSection>
        <div className="min-w-0 lg:col-start-2 lg:row-span-2 lg:row-start-1">
          <DeskSection title="Where it goes">
            <OrderAddress order={order} now={new Date()} />
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
          <Parcels order={order} mayWrite={mayWrite} answer={answer} />
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
        </div>
        <div className="min-w-0">
          <DeskSection title="History">
            {mayWrite && (
              <DeskForms action={addOrderNoteAction} answer={answerAbout(answer, "note")} shown={["note"]}>
                <NoteForm number={order.number} formId={randomUUID()} />
              </DeskForms>
            )}
            <OrderHistory events={orderHistory(order)} />
          </DeskSection>
          <DeskSection title="Letters">
            <DeskForms action={sendAgainAction} answer={answerAbout(answer, "letters")} shown={["letters"]}>
              <OrderLetters to={order.email}>
                <LetterList
                  number={order.number}
                  emails={order.emails}
                  again={mayWrite ? againLetters : []}
                  formId={randomUUID()}
                />
              </OrderLetters>
            </DeskForms>
          </DeskSection>
          <DeskSection title="Holds">
            <OrderHolds holds={order.holds} />
          </DeskSection>
          <DeskSection title="Payment pages">
            <OrderAttempts attempts={order.attempts} />
          </DeskSection>
        </div>
      </div>
    </DeskPage>
  );
}

interface PartProps {
  readonly order: DeskOrder;
  readonly mayWrite: boolean;
  readonly answer: DeskFormState | null;
}

/** What has to be done next stands first, with the form that does it where that is to send it. */
function Next({ order, parcel, mayWrite, answer }: PartProps & { readonly parcel: Parcel }) {
  const refusal = parcelRefusal(parcel);
  const words = nextStep({
    state: order.state,
    refusal,
    isCollected: order.deliveryMethod === "collect",
    isOpen: order.parcels.some(({ isOwn, deliveredAt }) => isOwn && deliveredAt === null),
    hasOpenDispute: order.disputes.some(isDisputeOpen),
  });
  const isToSend = mayWrite && refusal === null;
  return (
    <section aria-labelledby="next">
      <h2 id="next" className="text-xl">
        What to do next
      </h2>
      <p className="mt-1">{words}</p>
      {mayWrite && (
        <div className="mt-3 max-w-4xl">
          <DeskForms
            action={dispatchOrdersAction}
            answer={answerAbout(answer, "dispatch")}
            shown={isToSend ? ["dispatch"] : []}
          >
            {isToSend && (
              <DispatchForm
                rows={[dispatchRow(parcel)]}
                carrier={carriers[0]}
                formId={randomUUID()}
                number={order.number}
              />
            )}
          </DeskForms>
        </div>
      )}
    </section>
  );
}

/** What left the shop for it, each parcel with what can be done about it. */
function Parcels({ order: { parcels, number }, mayWrite, answer }: PartProps) {
  if (parcels.length === 0) return null;
  const open = parcels.filter(({ deliveredAt }) => deliveredAt === null);
  const followed = open.filter(({ carrier }) => carrier !== null);
  const isTracking = answer?.about.startsWith("tracking-") ?? false;
  return (
    <DeskSection title={parcels.length === 1 ? "Parcel" : "Parcels"}>
      <DeskForms
        action={markDeliveredAction}
        answer={answerAbout(answer, "delivered")}
        shown={mayWrite && open.length > 0 ? ["delivered"] : []}
      >
        <DeskForms
          action={correctTrackingAction}
          answer={isTracking ? answer : null}
          shown={mayWrite ? followed.map(({ id }) => `tracking-${id}`) : []}
        >
          {parcels.map((parcel) => (
            <OrderParcel key={parcel.id} parcel={parcel}>
              {mayWrite && parcel.deliveredAt === null && parcel.carrier !== null && (
                <TrackingForm
                  shipmentId={parcel.id}
                  number={number}
                  carrier={parcel.carrier}
                  trackingNumber={parcel.trackingNumber ?? ""}
                  formId={randomUUID()}
                />
              )}
            </OrderParcel>
          ))}
        </DeskForms>
        {mayWrite && open.length > 0 && <Arrived number={number} parcels={open} />}
      </DeskForms>
    </DeskSection>
  );
}

/** One press for what is still on its way; of several parcels, those that are ticked. */
function Arrived({ number, parcels }: { readonly number: number; readonly parcels: DeskOrder["parcels"] }) {
  const isCollected = parcels.every(({ carrier }) => carrier === null);
  return (
    <DeliveredForm
      button={isCollected ? "Mark as collected" : "Mark as delivered"}
      kept={{ number: String(number) }}
      formId={randomUUID()}
    >
      {parcels.length === 1 && <input type="hidden" name="shipment" value={parcels[0]?.id} />}
      {parcels.length > 1 &&
        parcels.map(({ id, carrier, trackingNumber }) => (
          <label key={id} className="flex min-h-(--desk-control) items-center gap-3">
            <input type="checkbox" name="shipment" value={id} className="radio tick" />
            <span className="wrap-anywhere">
              {carrier === null ? "What waits at the counter" : `${carrier}, ${trackingNumber}`}
            </span>
          </label>
        ))}
    </DeliveredForm>
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
