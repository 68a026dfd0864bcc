import { describe, expect, test } from "vitest";
import { pence } from "@/lib/money";
import type { OrderState } from "./orders";
import { dayWords, orderTimeline, type OrderEvents } from "./timeline";

const at = (hour: number) => new Date(Date.UTC(2026, 11, 1, hour));

const paid = {
  state: "paid",
  deliveryMethod: "standard",
  createdAt: at(9),
  paidAt: at(10),
  dispatchBy: new Date("2026-12-02"),
  cancelledAt: null,
  cancelledBy: null,
  shipments: [],
  isToBeSent: true,
} as const;

const moves = (...steps: [OrderState | null, OrderState, number][]): OrderEvents => ({
  transitions: steps.map(([from, to, hour]) => ({ from, to, at: at(hour) })),
  refunds: [],
  disputes: [],
});
const nothing = moves();
const refund = { id: "r", amountPence: pence(1245), at: at(12) } as const;

type Facts = Parameters<typeof orderTimeline>[0];
const told = (order: Facts, events: OrderEvents = nothing) =>
  orderTimeline(order, events).map(({ title, detail }) =>
    detail === undefined ? title : `${title}: ${detail}`,
  );

describe("an order's timeline", () => {
  test("says by which day it leaves, as the calendar has it", () => {
    expect(told(paid)).toEqual(["Ordered", "Paid", "Leaves us by Wednesday 2 December"]);
    expect(told({ ...paid, deliveryMethod: "collect" }).at(-1)).toBe(
      "Ready to collect by Wednesday 2 December",
    );
    expect(told({ ...paid, dispatchBy: null }).at(-1)).toBe("Leaves us soon");
    expect(dayWords(new Date("2027-01-01"))).toBe("Friday 1 January");
  });

  test("tells how it was sent, when it arrived, and of what came after", () => {
    const first = {
      id: "1",
      carrier: "DPD",
      trackingNumber: "15501234567890",
      dispatchedAt: at(12),
      deliveredAt: at(20),
    };
    const second = { id: "2", carrier: "DPD", trackingNumber: null, dispatchedAt: at(22), deliveredAt: null };
    const sent = { ...paid, state: "fulfilled", isToBeSent: false, shipments: [second, first] } as const;
    expect(told(sent)).toEqual([
      "Ordered",
      "Paid",
      "Sent: With DPD, 15501234567890",
      "Delivered",
      "Sent, another parcel: With DPD",
    ]);
    const [, , parcel] = orderTimeline(sent, nothing);
    expect(parcel?.link?.href).toContain("15501234567890");
    const counter = {
      id: "3",
      carrier: null,
      trackingNumber: null,
      dispatchedAt: at(12),
      deliveredAt: at(13),
    };
    expect(told({ ...sent, deliveryMethod: "collect", shipments: [counter] }).slice(2)).toEqual([
      "Ready to collect",
      "Collected",
    ]);
  });

  test("tells of a question about the address, and of its answer", () => {
    const asked = moves([null, "pending_payment", 9], ["pending_payment", "address_query", 10]);
    expect(told({ ...paid, state: "address_query" }, asked)).toEqual([
      "Ordered",
      "Paid",
      "We have a question about the address",
      "Waiting for your answer",
    ]);
    const answered = moves(["pending_payment", "address_query", 10], ["address_query", "paid", 11]);
    expect(told(paid, answered).slice(2, 4)).toEqual([
      "We have a question about the address",
      "The address is put right",
    ]);
  });

  test("tells who cancelled, and where the money is", () => {
    const cancelled = {
      ...paid,
      state: "paid_unfulfillable",
      cancelledAt: at(11),
      isToBeSent: false,
    } as const;
    const events: OrderEvents = { ...nothing, refunds: [{ ...refund, state: "requested" }] };
    expect(told({ ...cancelled, cancelledBy: "buyer" }, events)).toEqual([
      "Ordered",
      "Paid",
      "Cancelled by you",
      "£12.45 back to you: On its way to the card you paid with.",
    ]);
    expect(told({ ...cancelled, cancelledBy: "owner@fettle.example" })[2]).toBe("Cancelled by us");
    const done = told(cancelled, { ...nothing, refunds: [{ ...refund, state: "succeeded" }] });
    expect(done.at(-1)).toContain("Your bank has it");
    const failed = told(cancelled, { ...nothing, refunds: [{ ...refund, state: "failed" }] });
    expect(failed.at(-1)).toContain("did not take it");
  });

  test("of an order that nobody paid ends there", () => {
    const unpaid = { ...paid, paidAt: null, dispatchBy: null } as const;
    const expired = moves([null, "pending_payment", 9], ["pending_payment", "expired", 10]);
    expect(told({ ...unpaid, state: "expired" }, expired)).toEqual(["Ordered", "Not paid in time"]);
    expect(told({ ...unpaid, state: "pending_payment" })).toEqual(["Ordered", "Waiting for your payment"]);
  });

  test("of one that was paid too late says so", () => {
    const late = moves(["pending_payment", "expired", 9], ["expired", "paid_unfulfillable", 10]);
    expect(told({ ...paid, state: "paid_unfulfillable", isToBeSent: false }, late)).toEqual([
      "Ordered",
      "Not paid in time",
      "Paid: Your things had sold out by then, so all of it goes back.",
    ]);
  });

  test("puts what other rooms know in its place, and what is to come last", () => {
    const back = { key: "return", at: at(14), title: "You asked to send something back" };
    const titles = orderTimeline(
      paid,
      { ...nothing, refunds: [{ ...refund, at: at(15), state: "pending" }] },
      [back],
    );
    expect(titles.map(({ title }) => title)).toEqual([
      "Ordered",
      "Paid",
      "You asked to send something back",
      "£12.45 back to you",
      "Leaves us by Wednesday 2 December",
    ]);
  });
});
