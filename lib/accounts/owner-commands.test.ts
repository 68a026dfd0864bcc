import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { joinBaskets } from "@/lib/basket/join-commands";
import { settle } from "@/lib/checkout/settle-commands";
import { db } from "@/lib/db/client";
import { lastLetter, mailboxName, openAccount, viewerOf } from "@/scripts/testing/accounts";
import { readDatabaseFindings } from "@/lib/invariants/database-reads";
import { basketWith, orderOf, press, withStand } from "@/scripts/testing/checkout";
import { tokenIn, withMailbox } from "@/scripts/testing/mailbox";
import { stockShelf } from "@/scripts/testing/stock";
import { readOrdersOf } from "./account-reads";
import { closeAccount } from "./close-commands";
import { readExport } from "./export-reads";
import { askForLink, openByLink } from "./link-commands";
import { lockMailbox } from "./owner-commands";

const { stand } = withStand();
const box = withMailbox();
const from = { browser: undefined, userAgent: null };

/** Begins to pay for one unit under an email; tells the session. */
async function begin(email: string, token?: string): Promise<string> {
  const basket = token ?? (await basketWith(await stockShelf(1), 1));
  return press(basket, { email, postcode: "LS1 4AP", delivery: "standard" });
}

async function payFor(email: string): Promise<string> {
  const sessionId = await begin(email);
  await stand().pay({ id: sessionId }, { email });
  await settle(sessionId);
  return sessionId;
}

describe("whose an order is", () => {
  test("a guest's joins the account once its mailbox has answered, in whatever letters it was typed", async () => {
    const email = mailboxName();
    const paid = await payFor(email.toUpperCase());
    const unpaid = await begin(email);
    expect(await orderOf(paid)).toMatchObject({ customerId: null });
    const { id } = await openAccount(box, email);
    expect(await orderOf(paid)).toMatchObject({ customerId: id, customerByEmail: true });
    expect((await orderOf(unpaid)).customerId, "anybody may have begun it").toBeNull();
    await stand().pay({ id: unpaid }, { email });
    await settle(unpaid);
    expect((await orderOf(unpaid)).customerId).toBe(id);
    expect(await readOrdersOf(id)).toHaveLength(2);
  });

  test("an account that nobody has verified gets none", async () => {
    const email = mailboxName();
    await db().user.create({ data: { email } });
    const sessionId = await payFor(email);
    expect((await orderOf(sessionId)).customerId).toBeNull();
  });

  test("placed while signed in it stays with whoever placed it, whatever email it bears", async () => {
    const [owner, other] = [await openAccount(box), await openAccount(box)];
    const token = await joinBaskets(owner.id, await basketWith(await stockShelf(1), 1));
    const sessionId = await begin(other.email, token);
    expect(await orderOf(sessionId)).toMatchObject({ customerId: owner.id, customerByEmail: false });
    await stand().pay({ id: sessionId }, { email: other.email });
    await settle(sessionId);
    expect((await orderOf(sessionId)).customerId).toBe(owner.id);
    expect(await readOrdersOf(other.id)).toEqual([]);
  });

  test("goes with its email when that is put right", async () => {
    const [wrong, right] = [await openAccount(box), await openAccount(box)];
    const { id } = await orderOf(await payFor(wrong.email));
    const move = async (email: string) =>
      (await db().order.update({ where: { id }, data: { email } })).customerId;
    expect(await readOrdersOf(wrong.id)).toHaveLength(1);
    expect(await move(right.email)).toBe(right.id);
    expect(await readOrdersOf(wrong.id)).toEqual([]);
    expect(await move(mailboxName())).toBeNull();
    expect(await move(wrong.email)).toBe(wrong.id);
  });

  test("is found although the account is verified in the very moment of the payment", async () => {
    const email = mailboxName();
    const sessionId = await begin(email);
    await stand().pay({ id: sessionId }, { email });
    let booking: Promise<unknown> = Promise.resolve();
    const { id } = await db().$transaction(async (tx) => {
      await lockMailbox(tx, email);
      const verified = await tx.user.create({ data: { email, emailVerified: new Date() } });
      booking = settle(sessionId);
      // Long enough for a booking that waits for nobody.
      await Promise.race([booking, pause(1500)]);
      return verified;
    });
    await booking;
    expect(await orderOf(sessionId)).toMatchObject({ customerId: id, state: "paid" });
  });
});

describe("closing an account", () => {
  test("leaves the orders to nobody and forgets the rest", async () => {
    const email = mailboxName();
    const owner = await openAccount(box, email);
    const sessionId = await payFor(email);
    const shelf = await stockShelf(1);
    const token = await joinBaskets(owner.id, await basketWith(shelf, 1));
    await db().savedAddress.create({
      data: { userId: owner.id, recipient: "A", addressLine1: "1", town: "Leeds", postcode: "LS1 4AP" },
    });
    await db().subscriber.create({
      data: { email, state: "confirmed", confirmedAt: new Date(), consentText: "Yes" },
    });
    await db().stockAlert.create({ data: { email, variantId: shelf.variantId } });
    const all = await readExport(owner.id);
    expect(all).toMatchObject({
      account: { email, hasPassword: false },
      addresses: [{ town: "Leeds" }],
      orders: [{ state: "paid", total: "13.95", lines: [{ quantity: 1, unitPrice: "10.00" }] }],
      baskets: [{ lines: [{ sku: shelf.sku }] }],
      alerts: [{ sku: shelf.sku, state: "pending" }],
      newsletter: { state: "confirmed" },
      signIns: [{ browser: "A browser" }],
      log: [{ action: "account.open" }],
    });
    expect(JSON.stringify(all)).not.toMatch(/passwordHash|argon2|browserHash/);

    expect(await closeAccount(owner)).toEqual({ ok: true, value: undefined });
    expect(await orderOf(sessionId)).toMatchObject({ customerId: null, email, state: "paid" });
    const left = await Promise.all([
      db().user.count({ where: { id: owner.id } }),
      db().savedAddress.count({ where: { userId: owner.id } }),
      db().signIn.count({ where: { userId: owner.id } }),
      db().basket.count({ where: { customerId: owner.id } }),
      db().accountLink.count({ where: { email } }),
      db().stockAlert.count({ where: { email } }),
      db().subscriber.count({ where: { email } }),
    ]);
    expect(left).toEqual([0, 0, 0, 0, 0, 0, 0]);
    expect(await press(token).catch((error: Error) => error.message)).toBe("empty");
    expect((await lastLetter(box, email)).subject).toBe("Your Fettle account is closed");
    expect(await closeAccount(owner), "twice").toEqual({ ok: false, refusal: "gone" });
    expect(await readExport(owner.id)).toBeNull();
  });

  test("leaves what bears another account's email to that account, as the rule says of all that is paid", async () => {
    const [owner, other] = [await openAccount(box), await openAccount(box)];
    const stranger = mailboxName();
    const placed = async (email: string, isPaid: boolean) => {
      const token = await joinBaskets(owner.id, await basketWith(await stockShelf(1), 1));
      const sessionId = await begin(email, token);
      if (isPaid) {
        await stand().pay({ id: sessionId }, { email });
        await settle(sessionId);
      }
      return sessionId;
    };
    const [own, toOther, toStranger] = [
      await placed(owner.email, true),
      await placed(other.email.toUpperCase(), true),
      await placed(stranger, true),
    ];
    const unpaid = await placed(other.email, false);
    // Whose mailbox answers in this moment gets his order too.
    await askForLink("sign_up", stranger);
    const token = tokenIn(await lastLetter(box, stranger), "/account/confirm");
    const [closed, opened] = await Promise.all([closeAccount(owner), openByLink(token, from)]);
    if (!closed.ok || !opened.ok) throw new Error("Both go through");
    expect(await orderOf(own)).toMatchObject({ customerId: null, customerByEmail: false });
    expect(await orderOf(toOther)).toMatchObject({ customerId: other.id, customerByEmail: true });
    expect(await orderOf(toStranger)).toMatchObject({ customerId: opened.value.id, customerByEmail: true });
    expect(await orderOf(unpaid)).toMatchObject({ customerId: null, customerByEmail: false });
    expect((await readDatabaseFindings()).find(({ id }) => id === "I19")?.broken).toEqual([]);
  });

  test("keeps nothing of what was typed in a basket that can still be paid", async () => {
    const owner = await openAccount(box);
    const token = await joinBaskets(owner.id, await basketWith(await stockShelf(1), 1));
    const { basketId } = await orderOf(await begin(owner.email, token));
    if (basketId === null) throw new Error("It was placed from a basket");
    await db().basket.update({ where: { id: basketId }, data: { code: "SPRING10" }, select: { id: true } });
    expect(await readExport(owner.id)).toMatchObject({ baskets: [{ code: "SPRING10" }] });
    await closeAccount(owner);
    expect(await db().basket.findUniqueOrThrow({ where: { id: basketId } })).toMatchObject({
      code: null,
      email: null,
      postcode: null,
    });
  });

  test("pressed many times at once happens once", async () => {
    const owner = await openAccount(box);
    const all = await Promise.all(Array.from({ length: 8 }, () => closeAccount(owner)));
    expect(all.filter(({ ok }) => ok)).toHaveLength(1);
    expect(all.every((result) => result.ok || result.refusal === "gone")).toBe(true);
  });

  test("in the moment of a payment books the payment and leaves it to nobody", async () => {
    for (let round = 0; round < 4; round += 1) {
      const owner = await openAccount(box);
      const token = await joinBaskets(owner.id, await basketWith(await stockShelf(1), 1));
      const sessionId = await begin(owner.email, token);
      await stand().pay({ id: sessionId }, { email: owner.email });
      const [closed] = await Promise.all([closeAccount(owner), settle(sessionId), settle(sessionId)]);
      expect(closed.ok).toBe(true);
      expect(await orderOf(sessionId)).toMatchObject({ state: "paid", customerId: null });
    }
  });

  test("is refused without a fresh proof, and to the last owner, whoever of them presses at once", async () => {
    const owners = [await openAccount(box), await openAccount(box)];
    await db().userRole.deleteMany({ where: { role: "owner" } });
    for (const { id } of owners) await db().userRole.create({ data: { userId: id, role: "owner" } });
    const [first] = owners;
    if (!first) throw new Error("There is an owner");
    const stale = { ...first, provedAt: new Date(Date.now() - 16 * 60_000) };
    expect(await closeAccount(stale)).toEqual({ ok: false, refusal: "prove-first" });
    const all = await Promise.all(owners.map((owner) => closeAccount(owner)));
    expect(all.filter(({ ok }) => ok)).toHaveLength(1);
    expect(all.find(({ ok }) => !ok)).toEqual({ ok: false, refusal: "last-owner" });
    expect(await db().userRole.count({ where: { role: "owner" } })).toBe(1);
  });
});

test("whoever has signed up again after closing gets the orders of that mailbox back", async () => {
  const email = mailboxName();
  const first = await openAccount(box, email);
  const sessionId = await payFor(email);
  await closeAccount(await viewerOf({ id: first.id, sessionVersion: 1, signInId: first.signInId }));
  const second = await openAccount(box, email);
  expect((await orderOf(sessionId)).customerId).toBe(second.id);
});
