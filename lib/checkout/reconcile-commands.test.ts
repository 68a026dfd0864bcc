import { describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { watchInvariants } from "@/lib/invariants/watch-commands";
import { basketWith, orderOf, press, withStand } from "@/scripts/testing/checkout";
import { levelOf, stockShelf } from "@/scripts/testing/stock";
import { putAddressRight } from "./address-commands";
import { addressFormSchema } from "./address-schema";
import { reconcile } from "./reconcile-commands";
import { releaseOrder } from "./release-commands";
import { settle } from "./settle-commands";

const { stand } = withStand();

const openAlerts = (kind: string, subject: string) =>
  db().deskAlert.findMany({ where: { kind, subject, settledAt: null } });

async function ahead(name: string): Promise<void> {
  const at = new Date(Date.now() + 24 * 60 * 60_000);
  await db().stripeCursor.upsert({ where: { name }, create: { name, at }, update: { at } });
}

describe("the reconciler", () => {
  test("fetches what was missed while it was away itself, however many events came meanwhile", async () => {
    const shelf = await stockShelf(2);
    await reconcile();
    const missed = await press(await basketWith(shelf, 1));
    await stand().pay({ id: missed });
    // Hours later: what arrives by itself says nothing of what did not.
    await db().stripeCursor.update({
      where: { name: "events" },
      data: { at: new Date(Date.now() - 3 * 60 * 60_000) },
    });
    await db().stripeEvent.create({ data: { id: "evt_later", type: "other", payload: {} } });
    await reconcile();
    expect((await orderOf(missed)).state).toBe("paid");
    const { at } = await db().stripeCursor.findUniqueOrThrow({ where: { name: "events" } });
    expect(Date.now() - at.getTime()).toBeLessThan(60_000);
  });

  test("finds a paid page that no event and no attempt leads to", async () => {
    const shelf = await stockShelf(2);
    const sessionId = await press(await basketWith(shelf, 1));
    const { id } = await orderOf(sessionId);
    await stand().pay({ id: sessionId });
    // As after a wrong hand in the database: the attempt counts as over, and the list of events is empty.
    await releaseOrder(id, { to: "cancelled", attempt: "refused", reason: "Forced by a test" });
    await ahead("events");
    await db().stripeCursor.deleteMany({ where: { name: "sessions" } });
    const result = await reconcile();
    expect(result.sessionsFound).toBe(1);
    expect((await orderOf(sessionId)).state).toBe("paid");
    expect(await levelOf(shelf)).toEqual({ onHand: 1, reserved: 0 });
    await db().stripeCursor.deleteMany();
  });

  test("puts money that no order knows before the desk, once", async () => {
    const session = await stand().openSession();
    await stand().pay(session);
    await db().stripeCursor.deleteMany({ where: { name: "sessions" } });
    await reconcile();
    await db().stripeCursor.deleteMany({ where: { name: "sessions" } });
    await reconcile();
    expect(await openAlerts("payment-orphaned", `session:${session.id}`)).toHaveLength(1);
  });

  test("puts events that get nowhere before the desk, and takes that away when they are done", async () => {
    const stuck = await db().stripeEvent.findFirstOrThrow({ where: { processedAt: null } });
    expect(stuck.lastError).toMatch(/No order knows/);
    expect(await openAlerts("events-stuck", "stripe:events")).toEqual([]);
    await db().stripeEvent.updateMany({
      where: { processedAt: null },
      data: { attempts: 5, receivedAt: new Date(Date.now() - 10 * 60_000) },
    });
    await reconcile();
    expect((await openAlerts("events-stuck", "stripe:events"))[0]?.words).toContain(stuck.id);
    await db().stripeEvent.updateMany({
      where: { processedAt: null },
      data: { processedAt: new Date(), type: "seen to by hand" },
    });
    await reconcile();
    expect(await openAlerts("events-stuck", "stripe:events")).toEqual([]);
  });

  test("says when emails fail again and again", async () => {
    const { id } = await db().outbox.create({
      data: {
        kind: "refund",
        dedupeKey: "test-failing",
        payload: {},
        attempts: 6,
        lastError: "550 no such box",
      },
    });
    await reconcile();
    expect((await openAlerts("emails-failing", "shop:outbox"))[0]?.words).toContain("550 no such box");
    await db().outbox.update({ where: { id }, data: { sentAt: new Date() } });
    await reconcile();
    expect(await openAlerts("emails-failing", "shop:outbox")).toEqual([]);
  });
});

test("a broken rule is put before the desk, and goes with its cause", async () => {
  const shelf = await stockShelf(3);
  await db().stockLevel.update({ where: { variantId: shelf.variantId }, data: { onHand: 4 } });
  expect(await watchInvariants()).toEqual(["I2"]);
  expect((await openAlerts("invariants-broken", "shop:books"))[0]?.words).toContain(shelf.variantId);
  await db().stockLevel.update({ where: { variantId: shelf.variantId }, data: { onHand: 3 } });
  expect(await watchInvariants()).toEqual([]);
  expect(await openAlerts("invariants-broken", "shop:books")).toEqual([]);
});

describe("an address outside the zone paid for", () => {
  const form = {
    recipient: "Ann Runner",
    addressLine1: "2 Track Lane",
    town: "Leeds",
    addressPostcode: "ls1 4ap",
    reason: "She moved back",
  };

  test("is put before the desk, put right there, and the order goes on", async () => {
    const shelf = await stockShelf(1);
    const sessionId = await press(await basketWith(shelf, 1));
    await stand().pay({ id: sessionId }, { postcode: "JE2 3AB" });
    await settle(sessionId);
    const { number } = await orderOf(sessionId);
    const subject = `order:${number}`;
    expect((await openAlerts("address-query", subject))[0]?.words).toContain("JE2 3AB");
    const parsed = (more: object) => addressFormSchema.parse({ ...form, number: String(number), ...more });
    expect(await putAddressRight("owner", parsed({ addressPostcode: "GY1 1AA" }))).toEqual({
      ok: false,
      refusal: "outside-zone",
    });
    expect(await putAddressRight("owner", parsed({}))).toEqual({ ok: true, value: undefined });
    expect(await orderOf(sessionId)).toMatchObject({
      state: "paid",
      addressPostcode: "LS1 4AP",
      addressLine1: "2 Track Lane",
    });
    expect(await openAlerts("address-query", subject)).toEqual([]);
    expect(await putAddressRight("owner", parsed({}))).toEqual({ ok: false, refusal: "not-asked" });
  });

  test.each([
    ["recipient", ""],
    ["addressPostcode", "nowhere"],
    ["reason", "x"],
    ["number", "1; DROP"],
  ])("needs a good %s", (field, value) => {
    const parsed = addressFormSchema.safeParse({ ...form, number: "10001", [field]: value });
    expect(parsed.success).toBe(false);
  });
});
