import { randomUUID } from "node:crypto";
import pg from "pg";
import { beforeAll, describe, expect, test } from "vitest";
import { carryOut } from "@/lib/checkout/outbox-work";
import { reconcile } from "@/lib/checkout/reconcile-commands";
import { requestRefund } from "@/lib/checkout/refund-commands";
import { settle } from "@/lib/checkout/settle-commands";
import { db } from "@/lib/db/client";
import { basketWith, form, orderOf, press, withStand } from "@/scripts/testing/checkout";
import { runningCode, typeCode } from "@/scripts/testing/codes";
import { stockShelf } from "@/scripts/testing/stock";

const { stand } = withStand();

/** One order that was paid, refunded in part and disputed, and one that waits for its payment: a row in every table of money. */
beforeAll(async () => {
  const shelf = await stockShelf(9);
  const sessionId = await press(await basketWith(shelf, 2));
  await stand().pay({ id: sessionId }, { number: "4000 0000 0000 0259" });
  await settle(sessionId);
  const { id, number } = await orderOf(sessionId);
  const line = await db().orderLine.findFirstOrThrow({ where: { orderId: id }, select: { id: true } });
  await requestRefund("test", {
    number,
    what: "chosen",
    units: { [line.id]: 1 },
    delivery: false,
    restock: true,
    reason: "Test",
    seenBackPence: 0,
    formId: randomUUID(),
  });
  for (const { idempotencyKey } of await db().refund.findMany({ select: { idempotencyKey: true } })) {
    await carryOut({ id: "test", kind: "refund", payload: { key: idempotencyKey } });
  }
  await reconcile();
  const coded = await basketWith(shelf, 1);
  await typeCode(coded, await runningCode({ singleUse: true, firstOrderOnly: true, redemptionLimit: 1 }));
  await press(coded, { ...form, email: "first@example.com" });
  await db().refund.updateMany({ where: { stripeRefundId: null }, data: { stripeRefundId: "re_test" } });
});

/** Past Prisma, whose errors do not say which index it was. */
async function raw(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: process.env["DATABASE_URL"] });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/**
 * Writes a row of a table once more with some columns changed, as no code of the shop does.
 * @param where SQL that says which row; what is changed is SQL as well, by column
 */
async function copyRow(
  table: string,
  where: string,
  changed: Readonly<Record<string, string>>,
): Promise<void> {
  const parts = Object.entries(changed).map(([column, value]) => `'${column}', ${value}`);
  await raw(
    `INSERT INTO ${table} SELECT (jsonb_populate_record(NULL::${table}, to_jsonb(row) || jsonb_build_object(${parts.join(", ")}))).*
     FROM ${table} AS row WHERE ${where} LIMIT 1`,
  );
}

const fresh = "gen_random_uuid()";
const word = "md5(random()::text)";

describe("whatever the code does, the database keeps one", () => {
  test.each([
    [
      "unfinished order a basket",
      "shop_order_unfinished",
      "shop_order",
      "state = 'pending_payment'",
      { id: fresh, number: "nextval('shop_order_number_seq')" },
    ],
    [
      "order a number",
      "shop_order_number_key",
      "shop_order",
      "state = 'pending_payment'",
      { id: fresh, basket_id: "NULL::uuid" },
    ],
    [
      "line a variant and order",
      "order_line_order_id_variant_id_key",
      "order_line",
      "true",
      { id: fresh, position: "7" },
    ],
    [
      "live attempt an order",
      "checkout_attempt_live",
      "checkout_attempt",
      "state = 'open'",
      { id: fresh, idempotency_key: word, session_id: word },
    ],
    [
      "attempt a session",
      "checkout_attempt_session_id_key",
      "checkout_attempt",
      "state = 'complete'",
      { id: fresh, idempotency_key: word },
    ],
    [
      "attempt a key",
      "checkout_attempt_idempotency_key_key",
      "checkout_attempt",
      "state = 'complete'",
      { id: fresh, session_id: word },
    ],
    [
      "way from unpaid to paid",
      "order_transition_paid_once",
      "order_transition",
      "to_state = 'paid' AND from_state = 'pending_payment'",
      { id: "nextval('order_transition_id_seq')" },
    ],
    [
      "payment an order",
      "payment_order_id_key",
      "payment",
      "true",
      { id: fresh, session_id: word, payment_intent_id: word },
    ],
    [
      "payment a session",
      "payment_session_id_key",
      "payment",
      "true",
      {
        id: fresh,
        order_id: "(SELECT id FROM shop_order WHERE state = 'pending_payment' LIMIT 1)",
        payment_intent_id: word,
      },
    ],
    [
      "payment an intent",
      "payment_payment_intent_id_key",
      "payment",
      "true",
      {
        id: fresh,
        order_id: "(SELECT id FROM shop_order WHERE state = 'pending_payment' LIMIT 1)",
        session_id: word,
      },
    ],
    [
      "refund a key",
      "refund_idempotency_key_key",
      "refund",
      "true",
      { id: fresh, amount_pence: "1", delivery_pence: "0", stripe_refund_id: word },
    ],
    [
      "refund an answer of Stripe's",
      "refund_stripe_refund_id_key",
      "refund",
      "stripe_refund_id IS NOT NULL",
      { id: fresh, amount_pence: "1", delivery_pence: "0", idempotency_key: word },
    ],
    [
      "row of a refund for a line",
      "refund_line_refund_id_order_line_id_key",
      "refund_line",
      "true",
      { id: fresh, quantity: "1", amount_pence: "0" },
    ],
    ["dispute a dispute of Stripe's", "dispute_stripe_dispute_id_key", "dispute", "true", { id: fresh }],
    [
      "hold a variant and order",
      "reservation_order_id_variant_id_key",
      "reservation",
      "state = 'held'",
      { id: fresh },
    ],
    [
      "movement of a kind for one cause",
      "stock_movement_kind_reference_variant_id_key",
      "stock_movement",
      "kind = 'sale'",
      { id: "nextval('stock_movement_id_seq')" },
    ],
    ["email or job a cause", "outbox_dedupe_key_key", "outbox", "true", { id: fresh }],
    [
      "use of a code an order",
      "code_redemption_order_id_key",
      "code_redemption",
      "state = 'held'",
      { id: fresh, mailbox_hash: word },
    ],
    [
      "use by a mailbox of a code for one",
      "code_redemption_single_use",
      "code_redemption",
      "state = 'held'",
      { id: fresh, order_id: "(SELECT id FROM shop_order WHERE state <> 'pending_payment' LIMIT 1)" },
    ],
    [
      "first order a mailbox",
      "code_redemption_first_order",
      "code_redemption",
      "state = 'held'",
      {
        id: fresh,
        order_id: "(SELECT id FROM shop_order WHERE state <> 'pending_payment' LIMIT 1)",
        single_use: "false",
      },
    ],
    ["code a name", "discount_code_code_key", "discount_code", "true", { id: fresh }],
    ["event an id", "stripe_event_pkey", "stripe_event", "true", {}],
    ["open alert a thing", "desk_alert_open", "desk_alert", "settled_at IS NULL", { id: fresh }],
    [
      "line a variant and basket",
      "basket_line_basket_id_variant_id_key",
      "basket_line",
      "true",
      { id: fresh },
    ],
  ] as const)("%s (%s)", async (_words, index, table, where, changed) => {
    expect(
      await db().$queryRawUnsafe(`SELECT 1 FROM ${table} WHERE ${where} LIMIT 1`),
      "a row to copy",
    ).toHaveLength(1);
    const outcome = copyRow(table, where, changed);
    await expect(outcome).rejects.toThrow(`violates unique constraint "${index}"`);
  });
});

describe("and refuses", () => {
  test.each([
    ["more reserved than there is", "UPDATE stock_level SET reserved = on_hand + 1", /stock_level_bounds/],
    ["less than nothing on hand", "UPDATE stock_level SET on_hand = -1, reserved = -1", /stock_level_bounds/],
    ["sums that do not add up", "UPDATE shop_order SET total_pence = total_pence + 1", /shop_order_sum/],
    ["a zone that there is not", "UPDATE shop_order SET zone = 'moon'", /shop_order_zone/],
    ["a parcel to nowhere", "UPDATE shop_order SET zone = 'collect'", /shop_order_zone/],
    ["another currency", "UPDATE shop_order SET currency = 'eur'", /shop_order_currency/],
    [
      "a line whose sum is not its price",
      "UPDATE order_line SET total_pence = total_pence - 1",
      /order_line_sum/,
    ],
    [
      "a way back from paid to unpaid",
      "UPDATE shop_order SET state = 'pending_payment' WHERE state = 'disputed'",
      /may not go/,
    ],
    [
      "an open attempt without a session",
      "UPDATE checkout_attempt SET session_id = NULL, session_url = NULL WHERE state = 'open'",
      /checkout_attempt_bound/,
    ],
    ["a code that is used more than it may be", "UPDATE discount_code SET used = 2", /discount_code_limit/],
    ["a code that is used less than never", "UPDATE discount_code SET used = -1", /discount_code_limit/],
    ["a code whose terms change", "UPDATE discount_code SET percent = 90", /keeps its terms/],
    ["a code that goes away", "DELETE FROM discount_code", /keeps its terms/],
    [
      "a line's share of a discount beyond the line",
      "UPDATE order_line SET discount_pence = total_pence + 1",
      /order_line_discount/,
    ],
    ["a refund of nothing", "UPDATE refund SET amount_pence = 0, delivery_pence = 0", /refund_amount/],
    [
      "more back than was paid",
      "UPDATE refund SET state = 'requested', amount_pence = 999999",
      /pass what was paid/,
    ],
    [
      "more units back than were ordered",
      "UPDATE refund_line SET quantity = 3",
      /pass what was ordered|on their way back/,
    ],
    [
      "a change of the journal of stock",
      "UPDATE stock_movement SET delta_on_hand = delta_on_hand + 1",
      /append-only/,
    ],
    ["a payment that goes away", "DELETE FROM payment", /append-only/],
    ["a forgotten transition", "DELETE FROM order_transition", /append-only/],
    ["an emptied audit log", "TRUNCATE audit_log", /append-only/],
  ])("%s", async (_words, sql, refusal) => {
    await expect(raw(sql)).rejects.toThrow(refusal);
  });
});
