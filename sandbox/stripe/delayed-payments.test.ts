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

const both = { allowed_payment_method_types: ["card", "bacs_debit"] as ("card" | "bacs_debit")[] };

function heard(type: string): true | undefined {
  return stand.receiver.types().includes(type) || undefined;
}

async function underWay(accountNumber?: string) {
  const session = await stand.openSession(both);
  expect((await stand.payByAccount(session, accountNumber)).status).toBe(303);
  return stand.stripe.checkout.sessions.retrieve(session.id, {
    expand: ["payment_intent.latest_charge"],
  });
}

describe("Bacs Direct Debit", () => {
  it("is offered beside the card only when the shop allows it, and in pounds", async () => {
    const page = async (session: { url: string | null }) => (await fetch(session.url ?? "")).text();
    expect(await page(await stand.openSession())).not.toContain("Bacs Direct Debit");
    const session = await stand.openSession(both);
    expect(session.payment_method_types).toEqual(["card", "bacs_debit"]);
    const offered = await page(session);
    for (const label of ["Bacs Direct Debit", "Sort code", "Account number", "Card number"]) {
      expect(offered).toContain(label);
    }
    expect(
      await page(await stand.openSession({ allowed_payment_method_types: ["bacs_debit"] })),
    ).not.toContain("Card number");
    await expect(stand.openSession({ allowed_payment_method_types: ["klarna"] })).rejects.toMatchObject({
      param: "allowed_payment_method_types",
    });
    expect((await stand.pay(session)).status).toBe(303);
    expect((await stand.stripe.checkout.sessions.retrieve(session.id)).payment_status).toBe("paid");
  });

  it("completes the session unpaid, and tells later that the money came", async () => {
    const session = await underWay();
    expect(session).toMatchObject({
      status: "complete",
      payment_status: "unpaid",
      payment_intent: {
        status: "processing",
        amount_received: 0,
        latest_charge: {
          status: "pending",
          paid: false,
          payment_method_details: { bacs_debit: { last4: "2345", sort_code: "10-88-00" } },
        },
      },
    });
    await stand.until(() => heard("checkout.session.completed"));
    await stand.until(() => heard("payment_intent.processing"));
    await expect(
      stand.stripe.refunds.create({ payment_intent: idOf(session.payment_intent) }),
    ).rejects.toThrow(/successful charge/);
    expect(heard("checkout.session.async_payment_succeeded")).toBeUndefined();

    await stand.advance(61);
    const paid = await stand.stripe.checkout.sessions.retrieve(session.id, {
      expand: ["payment_intent.latest_charge"],
    });
    expect(paid).toMatchObject({
      payment_status: "paid",
      payment_intent: { status: "succeeded", amount_received: 2500, latest_charge: { paid: true } },
    });
    const told = await stand.until(() =>
      stand.receiver.events.find(({ type }) => type === "checkout.session.async_payment_succeeded"),
    );
    expect(told).toMatchObject({ data: { object: { id: session.id, payment_status: "paid" } } });

    const refund = await stand.stripe.refunds.create({ payment_intent: idOf(paid.payment_intent) });
    expect(refund).toMatchObject({ status: "pending", pending_reason: "processing" });
    await stand.advance(61);
    expect(await stand.stripe.refunds.retrieve(refund.id)).toMatchObject({ status: "succeeded" });
  });

  it("tells later that the money did not come, and leaves the session unpaid for good", async () => {
    const session = await underWay("33333335");
    await stand.advance(61);
    await stand.until(() => heard("checkout.session.async_payment_failed"));
    expect(heard("checkout.session.async_payment_succeeded")).toBeUndefined();
    expect(
      await stand.stripe.checkout.sessions.retrieve(session.id, { expand: ["payment_intent.latest_charge"] }),
    ).toMatchObject({
      status: "complete",
      payment_status: "unpaid",
      payment_intent: {
        status: "requires_payment_method",
        last_payment_error: { code: "debit_not_authorized" },
        latest_charge: { status: "failed", paid: false, captured: false },
      },
    });
  });

  it("ends as the control port says, once", async () => {
    const session = await underWay();
    await stand.settle(session.id, "failed");
    await expect(stand.settle(session.id, "succeeded")).rejects.toThrow(/not under way/);
    await stand.advance(3_600);
    expect((await stand.stripe.checkout.sessions.retrieve(session.id)).payment_status).toBe("unpaid");

    const other = await underWay("33333335");
    await stand.settle(idOf(other.payment_intent), "succeeded");
    expect((await stand.stripe.checkout.sessions.retrieve(other.id)).payment_status).toBe("paid");
    await stand.advance(3_600);
    expect((await stand.stripe.checkout.sessions.retrieve(other.id)).payment_status).toBe("paid");
  });

  it("refuses a wrong or unknown account on the page, and the card pays after it", async () => {
    const session = await stand.openSession(both);
    const half = await (await stand.pay(session, { method: "bacs_debit", sortCode: "12" })).text();
    expect(half).toContain("Enter the 6-digit sort code.");
    expect(half).toContain("Enter the 8-digit account number.");
    expect(await (await stand.payByAccount(session, "12345678")).text()).toContain("Only test accounts");
    expect(await (await stand.payByAccount(session, "00033333")).text()).toContain("has been closed");
    expect((await stand.stripe.checkout.sessions.retrieve(session.id)).status).toBe("open");
    expect((await stand.pay(session, { method: "card" })).status).toBe(303);
  });

  it("is disputed by the account whose holder never agreed", async () => {
    const session = await underWay("55555559");
    await stand.advance(61);
    const { data } = await stand.stripe.disputes.list({ payment_intent: idOf(session.payment_intent) });
    expect(data).toMatchObject([{ reason: "debit_not_authorized", status: "needs_response", amount: 2500 }]);
  });
});
