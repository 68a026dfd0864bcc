import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { apiVersion } from "./state/kinds";
import { describeContract, refusal } from "./testing/contract";

describeContract((api) => {
  describe("money", () => {
    it("arrives, with its charge", async () => {
      const { intent, charge } = await api().paid();
      expect(await api().stripe.paymentIntents.retrieve(intent, { expand: ["latest_charge"] })).toMatchObject(
        {
          amount: 1500,
          amount_received: 1500,
          currency: "gbp",
          metadata: { order_id: "order-1" },
          latest_charge: {
            id: charge,
            paid: true,
            captured: true,
            refunded: false,
            amount_refunded: 0,
            payment_method_details: { type: "card", card: { brand: "visa", last4: "4242" } },
          },
        },
      );
      expect((await api().stripe.charges.list({ payment_intent: intent })).data.map(({ id }) => id)).toEqual([
        charge,
      ]);
      expect((await api().stripe.checkout.sessions.list({ payment_intent: intent })).data).toEqual([]);
    });

    it.each([
      ["pm_card_chargeDeclined", "card_declined", "generic_decline"],
      ["pm_card_chargeDeclinedInsufficientFunds", "card_declined", "insufficient_funds"],
      ["pm_card_chargeDeclinedExpiredCard", "expired_card", undefined],
      ["pm_card_chargeDeclinedProcessingError", "processing_error", undefined],
    ])("is refused by %s", async (method, code, declineCode) => {
      const error = await refusal(api().paid(method));
      expect(error).toMatchObject({
        type: "StripeCardError",
        statusCode: 402,
        code,
        ...(declineCode && { decline_code: declineCode }),
        payment_intent: { status: "requires_payment_method" },
      });
    });

    it("is given back in parts, never more than was paid, once a key", async () => {
      const { intent, charge } = await api().paid();
      const idempotencyKey = randomUUID();
      const part = () =>
        api().stripe.refunds.create(
          { payment_intent: intent, amount: 500, metadata: { refund_id: "r1" } },
          { idempotencyKey },
        );
      const first = await part();
      expect(first).toMatchObject({
        object: "refund",
        amount: 500,
        currency: "gbp",
        status: "succeeded",
        payment_intent: intent,
        charge,
        metadata: { refund_id: "r1" },
      });
      expect((await part()).id).toBe(first.id);
      expect(await api().stripe.charges.retrieve(charge)).toMatchObject({
        amount_refunded: 500,
        refunded: false,
      });
      expect(
        await refusal(api().stripe.refunds.create({ payment_intent: intent, amount: 1001 })),
      ).toMatchObject({
        statusCode: 400,
        param: "amount",
      });
      expect(await refusal(api().stripe.refunds.create({ payment_intent: intent, amount: 0 }))).toMatchObject(
        {
          statusCode: 400,
          code: "parameter_invalid_integer",
        },
      );
      const rest = await api().stripe.refunds.create({ payment_intent: intent });
      expect(rest.amount).toBe(1000);
      expect(await refusal(api().stripe.refunds.create({ payment_intent: intent }))).toMatchObject({
        statusCode: 400,
        code: "charge_already_refunded",
      });
      const listed = await api().stripe.refunds.list({ payment_intent: intent });
      expect(listed.data.map(({ id }) => id)).toEqual([rest.id, first.id]);
      expect(await api().stripe.charges.retrieve(charge)).toMatchObject({
        amount_refunded: 1500,
        refunded: true,
      });
    });

    it("is not given back for what was never paid", async () => {
      expect(await refusal(api().stripe.refunds.create({}))).toMatchObject({ statusCode: 400 });
      expect(await refusal(api().stripe.refunds.create({ payment_intent: "pi_none" }))).toMatchObject({
        code: "resource_missing",
      });
      const waiting = await api().stripe.paymentIntents.create({ amount: 1500, currency: "gbp" });
      expect(await refusal(api().stripe.refunds.create({ payment_intent: waiting.id }))).toMatchObject({
        statusCode: 400,
      });
      expect((await api().stripe.paymentIntents.cancel(waiting.id)).status).toBe("canceled");
    });

    it("is sometimes given back slowly", async () => {
      const { intent } = await api().paid("pm_card_pendingRefund");
      const refund = await api().stripe.refunds.create({ payment_intent: intent });
      expect(refund.status).toBe("pending");
      expect(await refusal(api().stripe.refunds.cancel(refund.id))).toMatchObject({ statusCode: 400 });
    });

    it("is taken back by a bank, and then no refund may be made", async () => {
      const { intent } = await api().paid("pm_card_createDispute");
      const dispute = await api().eventually(
        async () => (await api().stripe.disputes.list({ payment_intent: intent })).data[0],
      );
      expect(dispute).toMatchObject({
        object: "dispute",
        amount: 1500,
        reason: "fraudulent",
        status: "needs_response",
        payment_intent: intent,
      });
      expect(await refusal(api().stripe.refunds.create({ payment_intent: intent }))).toMatchObject({
        statusCode: 400,
        code: "charge_disputed",
      });
      expect((await api().stripe.disputes.close(dispute.id)).status).toBe("lost");
    });
  });

  describe("events", () => {
    it("tell of a payment and its refund, by type", async () => {
      const { intent, charge } = await api().paid();
      const refund = await api().stripe.refunds.create({ payment_intent: intent });
      const about = {
        "payment_intent.succeeded": intent,
        "charge.refunded": charge,
        "refund.created": refund.id,
      };
      for (const [type, id] of Object.entries(about)) {
        const event = await api().eventually(async () =>
          (await api().stripe.events.list({ types: [type], limit: 20 })).data.find(
            ({ data }) => "id" in data.object && data.object.id === id,
          ),
        );
        expect(event).toMatchObject({ object: "event", type, livemode: false, api_version: apiVersion });
        expect((await api().stripe.events.retrieve(event.id)).id).toBe(event.id);
      }
      const since = await api().stripe.events.list({
        created: { gt: Math.floor(Date.now() / 1000) + 3_600 },
      });
      expect(since.data).toEqual([]);
    });

    it("tell of a session that expired", async () => {
      const { id } = await api().create();
      await api().stripe.checkout.sessions.expire(id);
      const event = await api().eventually(async () =>
        (await api().stripe.events.list({ types: ["checkout.session.expired"], limit: 20 })).data.find(
          ({ data }) => "id" in data.object && data.object.id === id,
        ),
      );
      expect(event.data.object).toMatchObject({ status: "expired" });
    });

    it("of no known type are refused", async () => {
      expect(await refusal(api().stripe.events.list({ types: ["charge.sneezed"] }))).toMatchObject({
        statusCode: 400,
      });
    });
  });
});
