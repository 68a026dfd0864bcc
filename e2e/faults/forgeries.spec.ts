import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type Stripe from "stripe";
import { signatureHeader } from "@/sandbox/stripe/events/signature";
import type { Buyer } from "../support/buyer";
import { expect, test } from "./support/fixtures";
import type { Rig } from "./support/rig";
import { paidOnce, total } from "./support/sums";

interface Letter {
  readonly body: string;
  readonly signature?: string;
  readonly type?: string;
}

/** What Stripe would have told of a payment that nobody has heard of. */
async function payUnheard(rig: Rig, buyer: Buyer, sku: string): Promise<Stripe.Event> {
  await rig.stripe.tellNobody();
  await buyer.add(sku);
  await buyer.payAndLeave(await buyer.checkOut());
  const [session] = await rig.stripe.sessionsOf(buyer.email);
  const events = session ? await rig.stripe.eventsOf(session) : [];
  const event = events.find(({ type }) => type === "checkout.session.completed");
  if (!event) throw new Error("Nothing was paid");
  return event;
}

async function post({ shop }: Rig, { body, signature, type = "application/json" }: Letter): Promise<number> {
  const answer = await fetch(`${shop.addresses.shop}/api/stripe/webhook`, {
    method: "POST",
    headers: { "content-type": type, ...(signature !== undefined && { "stripe-signature": signature }) },
    body,
  });
  await answer.body?.cancel();
  return answer.status;
}

const now = () => Math.floor(Date.now() / 1000);
const form = "application/x-www-form-urlencoded";

type Forge = (event: Stripe.Event, secret: string) => Letter;

const signed = (body: string, secret: string, seconds = now()): Letter => ({
  body,
  signature: signatureHeader(body, secret, seconds),
});

const forgeries: Readonly<Record<string, { readonly status: 400 | 413; readonly forge: Forge }>> = {
  "without a signature": { status: 400, forge: (event) => ({ body: JSON.stringify(event) }) },
  "signed with another secret": {
    status: 400,
    forge: (event) => signed(JSON.stringify(event), "whsec_somebody_else"),
  },
  "signed six minutes ago": {
    status: 400,
    forge: (event, secret) => signed(JSON.stringify(event), secret, now() - 360),
  },
  "signed long ago, with a new time before the old seal": {
    status: 400,
    forge: (event, secret) => {
      const { body, signature = "" } = signed(JSON.stringify(event), secret, now() - 3_600);
      return { body, signature: signature.replace(/t=\d+/, `t=${now()}`) };
    },
  },
  "with another kind of seal": {
    status: 400,
    forge: (event, secret) => {
      const { body, signature = "" } = signed(JSON.stringify(event), secret);
      return { body, signature: signature.replace("v1=", "v0=") };
    },
  },
  "written anew with other spacing": {
    status: 400,
    forge: (event, secret) => ({
      ...signed(JSON.stringify(event), secret),
      body: JSON.stringify(event, null, 2),
    }),
  },
  "with another sum in it": {
    status: 400,
    forge: (event, secret) => {
      const letter = signed(JSON.stringify(event), secret);
      return { ...letter, body: letter.body.replace(`"amount_total":${total}`, '"amount_total":1') };
    },
  },
  "of real money": {
    status: 400,
    forge: (event, secret) => signed(JSON.stringify({ ...event, livemode: true }), secret),
  },
  "as a form, though well signed": {
    status: 400,
    forge: (event, secret) => ({
      ...signed(new URLSearchParams({ payload: JSON.stringify(event) }).toString(), secret),
      type: form,
    }),
  },
  "as a form, with the seal of what is in it": {
    status: 400,
    forge: (event, secret) => {
      const { body, signature = "" } = signed(JSON.stringify(event), secret);
      return { body: new URLSearchParams({ payload: body }).toString(), signature, type: form };
    },
  },
  "larger than an event can be, though well signed": {
    status: 413,
    forge: (event, secret) => signed(JSON.stringify({ ...event, padding: "a".repeat(1_100_000) }), secret),
  },
  "of nothing, well signed": { status: 400, forge: (_event, secret) => signed("", secret) },
};

test("forged, replayed, rewritten, oversize and live events are refused and leave no row; the true one then counts once", async ({
  rig,
  arrive,
}) => {
  const sku = await rig.shelf(1);
  const buyer = await arrive();
  const event = await payUnheard(rig, buyer, sku);
  const { STRIPE_WEBHOOK_SECRET: secret } = JSON.parse(
    await readFile(join(rig.shop.folder, "settings.json"), "utf8"),
  ) as { STRIPE_WEBHOOK_SECRET: string };
  const rows = async () => {
    const [row] = await rig.query<{ count: number }>("SELECT count(*)::int AS count FROM stripe_event");
    return row?.count ?? 0;
  };
  const before = await rows();
  for (const [what, { status, forge }] of Object.entries(forgeries)) {
    expect(await post(rig, forge(event, secret)), what).toBe(status);
    expect(await rows(), what).toBe(before);
  }
  expect(await rig.outcomeOf(buyer)).toMatchObject({ orders: ["pending_payment"], letters: [] });
  expect(await rig.levelOf(sku)).toBe("1 on hand, 1 held");

  const true_ = signed(JSON.stringify(event), secret);
  expect(await post(rig, true_)).toBe(200);
  expect(await rig.outcomeOf(buyer)).toMatchObject({ orders: ["paid"] });
  const again = await Promise.all([post(rig, true_), post(rig, true_), post(rig, true_)]);
  expect(again, "the same letter, within its five minutes").toEqual([200, 200, 200]);
  expect(await rows()).toBe(before + 1);
  await rig.becomeQuiet();
  expect(await rig.outcomeOf(buyer)).toEqual(paidOnce);
  expect(await rig.levelOf(sku)).toBe("0 on hand, 0 held");
});
