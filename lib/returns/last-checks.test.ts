import { randomUUID } from "node:crypto";
import pg from "pg";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { withStand } from "@/scripts/testing/checkout";
import { besideShelf, receiptOf, returnForm, sentOrder } from "@/scripts/testing/returns";
import { stockShelf } from "@/scripts/testing/stock";
import { askReturn } from "./ask-commands";
import { receiveReturn } from "./receive-commands";

const { stand } = withStand();

/** Past Prisma, whose errors do not say which check it was. */
async function raw(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: process.env["DATABASE_URL"] });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

async function ask(orderId: string, ...lines: Parameters<typeof returnForm>[0]): Promise<number> {
  const asked = await askReturn(orderId, returnForm(lines));
  if (!asked.ok) throw new Error(asked.refusal);
  return asked.value;
}

let closed = 0;
let received = 0;
let asked = 0;
let askedLine = "";

/** A return in every state but the last: one unit paid back, one exchanged, one on its way, of an order of three. */
beforeAll(async () => {
  const shelf = await stockShelf(9);
  const blue = await besideShelf(shelf, 3);
  const { id, lineIds } = await sentOrder(stand(), [[shelf, 3]]);
  const lineId = lineIds[0] ?? "";
  askedLine = lineId;
  closed = await ask(id, { lineId });
  await receiveReturn("test", await receiptOf(closed));
  received = await ask(id, { lineId, reason: "wrong_size", exchangeVariantId: blue.variantId });
  await receiveReturn("test", await receiptOf(received));
  asked = await ask(id, { lineId });
});

const ofReturn = (number: number) => `return_id = (SELECT id FROM return_request WHERE number = ${number})`;

describe("whatever the code does, the database refuses", () => {
  test("more of a line on its way back than was ordered", async () => {
    const [{ id: returnId } = { id: "" }] = await db().$queryRawUnsafe<{ id: string }[]>(
      `INSERT INTO return_request (id, order_id, form_id, actor, send_back_by, updated_at)
       SELECT gen_random_uuid(), order_id, gen_random_uuid(), 'test', now(), now() FROM order_line WHERE id = '${askedLine}' RETURNING id`,
    );
    await expect(
      raw(`INSERT INTO return_line (id, return_id, order_line_id, quantity, reason, wish)
        VALUES (gen_random_uuid(), '${returnId}', '${askedLine}', 1, 'faulty', 'refund')`),
    ).rejects.toThrow(/would come back than was ordered/);
  });

  test("money for units that are on their way back or wait to be sent in exchange", async () => {
    const refund = `INSERT INTO refund (id, order_id, payment_id, amount_pence, reason, actor, idempotency_key, updated_at)
      SELECT '00000000-0000-4000-8000-000000000001', order_id, id, 1, 'test', 'test', '${randomUUID()}', now() FROM payment`;
    const line = `INSERT INTO refund_line (id, refund_id, order_line_id, quantity, amount_pence, restock)
      VALUES (gen_random_uuid(), '00000000-0000-4000-8000-000000000001', '${askedLine}', 1, 1, false)`;
    await expect(raw(`BEGIN; ${refund}; ${line}; COMMIT`)).rejects.toThrow(
      /on their way back, or wait to be sent in exchange/,
    );
  });

  test.each<[string, () => string, RegExp]>([
    [
      "a return that goes back",
      () =>
        `UPDATE return_request SET state = 'asked', closed_at = NULL, received_at = NULL, received_by = NULL, refund_id = NULL WHERE number = ${closed}`,
      /may not go from closed to asked/,
    ],
    [
      "a withdrawal of what is here",
      () =>
        `UPDATE return_request SET state = 'withdrawn', withdrawn_at = now(), received_at = NULL, received_by = NULL WHERE number = ${received}`,
      /may not go from received to withdrawn/,
    ],
    [
      "a return closed by nobody",
      () => `UPDATE return_request SET state = 'closed', closed_at = now() WHERE number = ${asked}`,
      /return_request_received/,
    ],
    [
      "another count of what came",
      () => `UPDATE return_line SET received_units = 0 WHERE ${ofReturn(closed)}`,
      /written once/,
    ],
    [
      "more that came than was to",
      () =>
        `UPDATE return_line SET received_units = 2, condition = 'as_new', decision = 'refund', refund_pence = 0, restocked_units = 2 WHERE ${ofReturn(asked)}`,
      /return_line_receipt/,
    ],
    [
      "units that came and went nowhere",
      () =>
        `UPDATE return_line SET received_units = 1, condition = 'as_new', decision = 'refund', refund_pence = 0 WHERE ${ofReturn(asked)}`,
      /return_line_units/,
    ],
    [
      "money for what was refused",
      () =>
        `UPDATE return_line SET received_units = 1, condition = 'worn', decision = 'refuse', refund_pence = 1, note = 'x' WHERE ${ofReturn(asked)}`,
      /return_line_money/,
    ],
    [
      "a refusal without a word",
      () =>
        `UPDATE return_line SET received_units = 1, condition = 'worn', decision = 'refuse', refund_pence = 0 WHERE ${ofReturn(asked)}`,
      /return_line_note/,
    ],
    [
      "an exchange for nothing",
      () =>
        `UPDATE return_line SET received_units = 1, condition = 'as_new', decision = 'exchange', refund_pence = 0, restocked_units = 1 WHERE ${ofReturn(asked)}`,
      /return_line_exchange/,
    ],
    [
      "more units asked for after all",
      () => `UPDATE return_line SET quantity = 2 WHERE ${ofReturn(asked)}`,
      /written once/,
    ],
    [
      "one form for two returns",
      () =>
        `UPDATE return_request SET form_id = (SELECT form_id FROM return_request WHERE number = ${closed}) WHERE number = ${asked}`,
      /return_request_form_id_key/,
    ],
    [
      "one refund for two returns",
      () =>
        `UPDATE return_request SET refund_id = (SELECT refund_id FROM return_request WHERE number = ${closed}) WHERE number = ${received}`,
      /return_request_refund_id_key/,
    ],
    [
      "a line of an order twice in a return",
      () =>
        `INSERT INTO return_line SELECT (jsonb_populate_record(NULL::return_line, to_jsonb(row) || jsonb_build_object('id', gen_random_uuid()))).* FROM return_line AS row WHERE ${ofReturn(asked)}`,
      /return_line_return_id_order_line_id_key|than was ordered/,
    ],
  ])("%s", async (_words, sql, refusal) => {
    await expect(raw(sql())).rejects.toThrow(refusal);
  });
});
