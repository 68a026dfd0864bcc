import { formatPence, type Pence } from "@/lib/money";
import type { OrderFacts, OrderState } from "./orders";
import { trackingUrl } from "./tracking";

/** One thing that happened to an order, or is to happen, as its buyer reads it. */
export interface TimelineEntry {
  readonly key: string;
  /** Null for what is still to come. */
  readonly at: Date | null;
  readonly title: string;
  readonly detail?: string;
  readonly link?: { readonly href: string; readonly title: string };
}

/** What happened to an order's state and money. */
export interface OrderEvents {
  readonly transitions: readonly {
    readonly from: OrderState | null;
    readonly to: OrderState;
    readonly at: Date;
  }[];
  readonly refunds: readonly RefundEvent[];
  readonly disputes: readonly { readonly id: string; readonly status: string; readonly at: Date }[];
}

interface RefundEvent {
  readonly id: string;
  readonly amountPence: Pence;
  readonly state: "requested" | "pending" | "succeeded" | "failed";
  readonly at: Date;
}

type Facts = Pick<
  OrderFacts,
  | "state"
  | "deliveryMethod"
  | "createdAt"
  | "paidAt"
  | "dispatchBy"
  | "cancelledAt"
  | "cancelledBy"
  | "shipments"
>;

interface Waiting {
  /** Whether something of it is still to be sent, or to be made ready. */
  readonly isToBeSent: boolean;
}

/**
 * All that happened to an order, the oldest first, and what comes next at the end.
 * @param more what other rooms know of it, such as things that were sent back
 */
export function orderTimeline(
  order: Facts & Waiting,
  events: OrderEvents,
  more: readonly TimelineEntry[] = [],
): TimelineEntry[] {
  const past = [
    { key: "ordered", at: order.createdAt, title: "Ordered" },
    ...paymentEntries(order, events),
    ...addressEntries(events),
    ...shipmentEntries(order),
    ...(order.cancelledAt
      ? [
          {
            key: "cancelled",
            at: order.cancelledAt,
            title: order.cancelledBy === "buyer" ? "Cancelled by you" : "Cancelled by us",
          },
        ]
      : []),
    ...events.refunds.map(refundEntry),
    ...events.disputes.map(({ id, status, at }) => ({
      key: id,
      at,
      title: "Your bank asked about the payment",
      detail: disputeWords(status),
    })),
    ...more,
  ];
  const sorted = past.sort(
    (one, other) => (one.at?.getTime() ?? Infinity) - (other.at?.getTime() ?? Infinity),
  );
  return [...sorted, ...comingEntries(order)];
}

const unpaidEnds: Partial<Record<OrderState, string>> = {
  payment_processing: "Payment on its way",
  payment_failed: "The payment did not go through",
  expired: "Not paid in time",
  cancelled: "Ended without a payment",
};

function paymentEntries({ paidAt }: Facts, { transitions }: OrderEvents): TimelineEntry[] {
  const before = transitions.flatMap(({ to, at }, index) => {
    const title = unpaidEnds[to];
    return title === undefined ? [] : [{ key: `${to}-${index}`, at, title }];
  });
  const soldOut = transitions.some(
    ({ from, to }) =>
      to === "paid_unfulfillable" && from !== null && (from in unpaidEnds || from === "pending_payment"),
  );
  if (!paidAt) return before;
  return [
    ...before,
    {
      key: "paid",
      at: paidAt,
      title: "Paid",
      ...(soldOut && { detail: "Your things had sold out by then, so all of it goes back." }),
    },
  ];
}

/** The question about an address, and its answer; nothing where it is still open, which is told as what comes next. */
function addressEntries({ transitions }: OrderEvents): TimelineEntry[] {
  return transitions.flatMap(({ from, to, at }, index): TimelineEntry[] => {
    if (to === "address_query" && from !== "disputed" && from !== "refunded") {
      return [{ key: `asked-${index}`, at, title: "We have a question about the address" }];
    }
    return from === "address_query" && to === "paid"
      ? [{ key: `answered-${index}`, at, title: "The address is put right" }]
      : [];
  });
}

function shipmentEntries({ deliveryMethod, shipments }: Facts): TimelineEntry[] {
  // Given with the newest first.
  return [...shipments].reverse().flatMap((shipment, index): TimelineEntry[] => {
    const { carrier, trackingNumber, dispatchedAt, deliveredAt } = shipment;
    const isCollected = carrier === null && deliveryMethod === "collect";
    const what = index === 0 ? "" : ", another parcel";
    const page = carrier && trackingNumber ? trackingUrl(carrier, trackingNumber) : null;
    const number = trackingNumber === null ? "" : `, ${trackingNumber}`;
    return [
      {
        key: `sent-${index}`,
        at: dispatchedAt,
        title: isCollected ? `Ready to collect${what}` : `Sent${what}`,
        ...(carrier !== null && { detail: `With ${carrier}${number}` }),
        ...(page !== null && { link: { href: page, title: "Follow it" } }),
      },
      ...(deliveredAt
        ? [
            {
              key: `arrived-${index}`,
              at: deliveredAt,
              title: `${isCollected ? "Collected" : "Delivered"}${what}`,
            },
          ]
        : []),
    ];
  });
}

const refundWords: Record<RefundEvent["state"], string> = {
  requested: "On its way to the card you paid with.",
  pending: "On its way to the card you paid with. Your bank has not taken it yet.",
  succeeded: "Your bank has it, and shows it within 5 to 10 days.",
  failed: "Your bank did not take it. We are looking into it, and write to you.",
};

function refundEntry({ id, amountPence, state, at }: RefundEvent): TimelineEntry {
  return { key: id, at, title: `${formatPence(amountPence)} back to you`, detail: refundWords[state] };
}

function disputeWords(status: string): string {
  if (status === "won" || status === "warning_closed")
    return "It has closed the case, and the payment stands.";
  if (status === "lost") return "It has given you the money back.";
  return "Until it has decided, nothing is sent or given back.";
}

const day = new Intl.DateTimeFormat("en-GB", {
  weekday: "long",
  day: "numeric",
  month: "long",
  timeZone: "UTC",
});

/** "Wednesday 2 December": a day as the calendar has it, whatever the hour. */
export function dayWords(date: Date): string {
  return day.format(date).replace(",", "");
}

function comingEntries({
  state,
  deliveryMethod,
  dispatchBy,
  paidAt,
  isToBeSent,
}: Facts & Waiting): TimelineEntry[] {
  const isCollected = deliveryMethod === "collect";
  if (!paidAt) {
    const isWaiting = state === "pending_payment" || state === "payment_failed";
    return isWaiting ? [{ key: "pay", at: null, title: "Waiting for your payment" }] : [];
  }
  if (state === "address_query") return [{ key: "answer", at: null, title: "Waiting for your answer" }];
  if (!isToBeSent) return [];
  const by = dispatchBy ? ` by ${dayWords(dispatchBy)}` : "";
  return [
    {
      key: "leaves",
      at: null,
      title: isCollected ? `Ready to collect${by}` : dispatchBy ? `Leaves us${by}` : "Leaves us soon",
    },
  ];
}
