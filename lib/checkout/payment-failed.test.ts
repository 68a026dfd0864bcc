import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { workOff } from "@/lib/outbox/outbox-commands";
import { basketWith, form, orderOf, press, withStand } from "@/scripts/testing/checkout";
import { withMailbox } from "@/scripts/testing/mailbox";
import { stockShelf } from "@/scripts/testing/stock";
import { noteDecline } from "./buyer-guard-commands";
import { carryOut } from "./outbox-work";
import { settle } from "./settle-commands";

const { stand } = withStand();
const mailbox = withMailbox();

type Form = Omit<typeof form, "email"> & { readonly email: string };

function someone(): Form {
  return { ...form, email: `${randomUUID().slice(0, 8)}@example.com` };
}

async function decline(sessionId: string): Promise<void> {
  const { id } = await orderOf(sessionId);
  await noteDecline({ eventId: `evt_${randomUUID()}`, orderId: id, declinedAt: new Date() });
}

async function runOut(sessionId: string): Promise<void> {
  await stand().stripe.checkout.sessions.expire(sessionId);
  await Promise.all(Array.from({ length: 6 }, () => settle(sessionId)));
}

async function askedFor(sessionId: string): Promise<number> {
  const { id } = await orderOf(sessionId);
  return db().outbox.count({ where: { dedupeKey: `order-payment-failed:${id}` } });
}

describe("that a payment failed", () => {
  test("is written once to whose card was declined and whose page ran out, with the way back to the same things", async () => {
    const buyer = someone();
    const shelf = await stockShelf(3);
    const session = await press(await basketWith(shelf, 2), buyer);
    await decline(session);
    await decline(session);
    expect(await askedFor(session)).toBe(0);
    await runOut(session);
    expect(await askedFor(session)).toBe(1);
    await workOff(carryOut);
    const [letter, ...more] = mailbox.mailTo(buyer.email);
    expect(more).toEqual([]);
    expect(letter?.subject).toBe("Your payment to Fettle did not go through");
    expect(letter?.text).toContain("Nothing was charged");
    expect(letter?.text).toContain(`/basket/add/${shelf.sku}:2`);
    expect(letter?.text).not.toContain("/orders/");
  });

  test("is written too when the news of the card comes after that of the page's end", async () => {
    const session = await press(await basketWith(await stockShelf(1), 1), someone());
    await runOut(session);
    expect(await askedFor(session)).toBe(0);
    await Promise.all([decline(session), decline(session), decline(session)]);
    expect(await askedFor(session)).toBe(1);
  });

  test("is written to nobody who only left the page", async () => {
    const buyer = someone();
    const session = await press(await basketWith(await stockShelf(1), 1), buyer);
    await runOut(session);
    await workOff(carryOut);
    expect(await askedFor(session)).toBe(0);
    expect(mailbox.mailTo(buyer.email)).toEqual([]);
  });

  test("is not said any more to whoever has another page open, has paid since, or has slept over it", async () => {
    const buyers = { waits: someone(), pays: someone(), paysAsAnother: someone(), sleeps: someone() };
    const shelf = await stockShelf(20);
    const failed = async (buyer: Form) => {
      const token = await basketWith(shelf, 1);
      const session = await press(token, buyer);
      await decline(session);
      await runOut(session);
      expect(await askedFor(session)).toBe(1);
      return { token, session };
    };
    const pays = async (token: string, buyer: Form, email: string) => {
      const session = await press(token, buyer);
      await stand().pay({ id: session }, { email });
      await settle(session);
    };
    await failed(buyers.waits);
    await press(await basketWith(shelf, 1), buyers.waits);
    await failed(buyers.pays);
    await pays(await basketWith(shelf, 1), buyers.pays, buyers.pays.email);
    const { token } = await failed(buyers.paysAsAnother);
    await pays(token, buyers.paysAsAnother, "another@example.com");
    const { id } = await orderOf((await failed(buyers.sleeps)).session);
    // The journal of an order's moves refuses every change, so its clock is put back behind its back.
    await db().$transaction([
      db().$executeRaw`SET LOCAL session_replication_role = replica`,
      db()
        .$executeRaw`UPDATE order_transition SET created_at = now() - interval '25 hours' WHERE order_id = ${id}::uuid`,
    ]);
    await workOff(carryOut);
    for (const { email } of Object.values(buyers))
      expect(mailbox.mailTo(email).filter(({ subject }) => subject?.includes("did not go through"))).toEqual(
        [],
      );
    expect(mailbox.mailTo(buyers.pays.email)).toHaveLength(1);
    expect(await db().outbox.count({ where: { sentAt: null } })).toBe(0);
  });
});
