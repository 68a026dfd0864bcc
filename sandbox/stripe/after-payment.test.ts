import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Stand, idOf } from "./testing/stand";

let stand: Stand;
beforeAll(async () => {
  stand = await Stand.start();
}, 30_000);
afterAll(() => stand.stop());
beforeEach(() => {
  stand.receiver.events.length = 0;
});

async function paid(number = "4242424242424242") {
  const session = await stand.openSession();
  await stand.pay(session, { number });
  const { payment_intent: intent } = await stand.stripe.checkout.sessions.retrieve(session.id);
  return { session: session.id, intent: idOf(intent) };
}

/** Waits until these types have all been heard since the events were last forgotten. */
async function heard(...types: string[]): Promise<void> {
  await stand.until(() => types.every((type) => stand.receiver.types().includes(type)) || undefined);
}

function heardTypes(beginning: string): string[] {
  return stand.receiver
    .types()
    .filter((type) => type.startsWith(beginning))
    .toSorted();
}

describe("refunds that are moved on", () => {
  it("fail after they succeeded: the charge is as if nothing had been given back", async () => {
    const { intent } = await paid();
    const kept = await stand.stripe.refunds.create({ payment_intent: intent, amount: 700 });
    const refund = await stand.stripe.refunds.create({ payment_intent: intent, amount: 1000 });
    await heard("charge.refunded");
    stand.receiver.events.length = 0;
    await stand.decideRefund(refund.id, "failed", "expired_or_canceled_card");
    await heard("refund.failed", "refund.updated", "charge.refund.updated");
    expect(await stand.stripe.refunds.retrieve(refund.id, { expand: ["charge"] })).toMatchObject({
      status: "failed",
      failure_reason: "expired_or_canceled_card",
      charge: { amount_refunded: kept.amount, refunded: false },
    });
    await expect(stand.decideRefund(refund.id, "succeeded")).rejects.toThrow(/cannot become/);
    expect((await stand.stripe.refunds.create({ payment_intent: intent })).amount).toBe(1800);
  });

  it("wait, arrive once, and tell so", async () => {
    const { intent } = await paid("4000000000007726");
    const refund = await stand.stripe.refunds.create({ payment_intent: intent });
    expect(refund).toMatchObject({ status: "pending", pending_reason: "processing" });
    await heard("charge.refunded", "refund.created");
    expect(heardTypes("refund.updated")).toEqual([]);
    await stand.decideRefund(refund.id, "succeeded");
    await heard("refund.updated");
    await stand.advance(120);
    const { events } = await stand.state();
    expect(
      events.filter(
        ({ type, data }) => type === "refund.updated" && "id" in data.object && data.object.id === refund.id,
      ),
    ).toHaveLength(1);
    expect((await stand.stripe.refunds.retrieve(refund.id)).pending_reason).toBeUndefined();
  });
});

describe("disputes", () => {
  it("open on any charge, also one that was given back in part, and stop what is on its way", async () => {
    const { session, intent } = await paid("4000000000007726");
    const refund = await stand.stripe.refunds.create({ payment_intent: intent, amount: 400 });
    const dispute = await stand.dispute(session, { reason: "product_not_received", amount: 2100 });
    await heard("charge.dispute.created", "charge.dispute.funds_withdrawn", "refund.failed");
    expect(dispute).toMatchObject({ amount: 2100, payment_intent: intent, is_charge_refundable: false });
    expect(await stand.stripe.refunds.retrieve(refund.id)).toMatchObject({
      status: "failed",
      failure_reason: "charge_for_pending_refund_disputed",
    });
    await expect(stand.stripe.refunds.create({ payment_intent: intent })).rejects.toMatchObject({
      code: "charge_disputed",
    });
    await expect(stand.dispute(intent)).rejects.toThrow(/disputed already/);
  });

  it("go through review and are won, after which the shop may refund again", async () => {
    const { session, intent } = await paid();
    const { id } = await stand.dispute(session);
    await stand.decideDispute(id, "under_review");
    await stand.decideDispute(id, "won");
    await heard("charge.dispute.updated", "charge.dispute.funds_reinstated", "charge.dispute.closed");
    await expect(stand.decideDispute(id, "lost")).rejects.toThrow(/closed as won/);
    expect((await stand.stripe.refunds.create({ payment_intent: intent })).status).toBe("succeeded");
  });

  it("are lost for good, or won on appeal", async () => {
    const { session, intent } = await paid();
    const { id } = await stand.dispute(session);
    await stand.decideDispute(id, "lost");
    await heard("charge.dispute.closed");
    expect(heardTypes("charge.dispute.funds_reinstated")).toEqual([]);
    await expect(stand.stripe.refunds.create({ payment_intent: intent })).rejects.toMatchObject({
      code: "charge_disputed",
    });
    await stand.decideDispute(id, "won");
    await heard("charge.dispute.funds_reinstated");
  });

  it("begin as a question that takes no money and leaves room for a refund, and may become more", async () => {
    const { session, intent } = await paid();
    const { id, status } = await stand.dispute(session, { inquiry: true });
    expect(status).toBe("warning_needs_response");
    expect((await stand.stripe.refunds.create({ payment_intent: intent, amount: 100 })).amount).toBe(100);
    await heard("charge.dispute.created");
    expect(heardTypes("charge.dispute.funds_withdrawn")).toEqual([]);
    await stand.decideDispute(id, "needs_response");
    await heard("charge.dispute.funds_withdrawn", "charge.dispute.updated");
    await expect(stand.stripe.refunds.create({ payment_intent: intent })).rejects.toMatchObject({
      code: "charge_disputed",
    });
  });

  it("need a charge that was paid", async () => {
    const session = await stand.openSession();
    await expect(stand.dispute(session.id)).rejects.toThrow(/no payment intent/);
    await stand.pay(session, { number: "4000000000000002" });
    await expect(stand.dispute(session.id)).rejects.toThrow(/was not paid/);
  });
});
