import { describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { withStand } from "@/scripts/testing/checkout";
import { lettersOf, paidOrder } from "@/scripts/testing/paid";
import { sendAgain } from "./again-commands";
import { dispatchOrders } from "./dispatch-commands";

const { stand } = withStand();

const letterOf = (orderId: string, kind: string) =>
  db().outbox.findFirstOrThrow({ where: { kind, payload: { path: ["orderId"], equals: orderId } } });

/** Journals stand still: only a clock that goes on makes room for the next letter. */
async function wait(number: number, minutes: number): Promise<void> {
  await db().$executeRaw`ALTER TABLE audit_log DISABLE TRIGGER audit_log_append_only`;
  await db().auditLog.updateMany({
    where: { subject: `order:${number}`, action: "order.letter" },
    data: { createdAt: new Date(Date.now() - minutes * 60_000) },
  });
  await db().$executeRaw`ALTER TABLE audit_log ENABLE TRIGGER audit_log_append_only`;
}

describe("a letter that is sent again", () => {
  test("goes to the address that the order has now, with what it is about, and is written down", async () => {
    const { number, id } = await paidOrder(stand(), 1);
    await dispatchOrders("owner", [{ number, carrier: "DPD", trackingNumber: "15501234567890" }]);
    const { id: letterId, payload } = await letterOf(id, "order-dispatched");
    expect(await sendAgain("owner", { number, letterId })).toEqual({
      ok: true,
      value: { to: "ann@example.com" },
    });
    const again = await letterOf(id, "order-again");
    expect(again.payload).toMatchObject({ ...(payload as object), letter: "order-dispatched" });
    expect(
      await db().auditLog.findFirst({ where: { subject: `order:${number}`, action: "order.letter" } }),
    ).toMatchObject({
      actor: "owner",
      reason: "Dispatched, or ready to collect, to ann@example.com",
    });
    expect(await lettersOf(id, "order-confirmation"), "the first one stays the only one of its kind").toBe(1);
    await wait(number, 2);
    expect((await sendAgain("owner", { number, letterId: again.id })).ok, "a repeat can be repeated").toBe(
      true,
    );
  });

  test("goes once a minute however many press at once, and five times a day", async () => {
    const { number, id } = await paidOrder(stand(), 1);
    const { id: letterId } = await letterOf(id, "order-confirmation");
    for (let turn = 1; turn <= 5; turn += 1) {
      const answers = await Promise.all(
        Array.from({ length: 5 }, () => sendAgain("owner", { number, letterId })),
      );
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
      expect(answers.filter((one) => !one.ok && one.refusal === "just-now")).toHaveLength(4);
      expect(await lettersOf(id, "order-again")).toBe(turn);
      await wait(number, 2);
    }
    expect(await sendAgain("owner", { number, letterId })).toEqual({ ok: false, refusal: "often-today" });
    await wait(number, 25 * 60);
    expect((await sendAgain("owner", { number, letterId })).ok).toBe(true);
  });

  test("is one of that order, and one that can be", async () => {
    const one = await paidOrder(stand(), 1);
    const other = await paidOrder(stand(), 1);
    const { id: letterId } = await letterOf(other.id, "order-confirmation");
    expect(await sendAgain("owner", { number: one.number, letterId })).toEqual({
      ok: false,
      refusal: "unknown-letter",
    });
    const moved = await db().outbox.create({
      data: {
        kind: "order-email-changed",
        dedupeKey: one.id,
        payload: { orderId: one.id, to: "old@example.com" },
      },
    });
    expect(await sendAgain("owner", { number: one.number, letterId: moved.id })).toEqual({
      ok: false,
      refusal: "not-this-one",
    });
    expect(await sendAgain("owner", { number: 1, letterId })).toEqual({
      ok: false,
      refusal: "unknown-letter",
    });
  });
});
