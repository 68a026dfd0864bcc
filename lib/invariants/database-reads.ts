import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { Finding } from "./invariants";

/** One rule as SQL: how many rows it concerns, and the broken ones as words. */
interface Rule {
  readonly id: string;
  readonly rule: string;
  readonly looked: Prisma.Sql;
  readonly broken: Prisma.Sql;
}

/** The states that an order leaves by being paid. */
const unpaid = Prisma.sql`('pending_payment', 'payment_processing', 'payment_failed', 'expired', 'cancelled')`;

const rules: readonly Rule[] = [
  {
    id: "I1",
    rule: "0 <= reserved <= on hand, and 0 <= quarantined",
    looked: Prisma.sql`SELECT count(*) AS n FROM stock_level`,
    broken: Prisma.sql`SELECT variant_id || ': ' || reserved || ' of ' || on_hand || ', quarantined ' || quarantined AS line
      FROM stock_level WHERE NOT (0 <= reserved AND reserved <= on_hand AND 0 <= quarantined)`,
  },
  {
    id: "I2",
    rule: "on hand, reserved and quarantined are the sums of their movements; reserved is the sum of held reservations",
    looked: Prisma.sql`SELECT count(*) AS n FROM stock_level`,
    broken: Prisma.sql`
      SELECT level.variant_id || ': on hand ' || on_hand || ' against ' || moved.on_hand_sum || ', reserved ' || reserved
        || ' against ' || moved.reserved_sum || ' moved and ' || held.quantity || ' held, quarantined ' || quarantined
        || ' against ' || moved.quarantined_sum AS line
      FROM stock_level AS level
      CROSS JOIN LATERAL (SELECT coalesce(sum(delta_on_hand), 0) AS on_hand_sum, coalesce(sum(delta_reserved), 0) AS reserved_sum,
          coalesce(sum(delta_quarantined), 0) AS quarantined_sum
        FROM stock_movement WHERE variant_id = level.variant_id) AS moved
      CROSS JOIN LATERAL (SELECT coalesce(sum(quantity), 0) AS quantity
        FROM reservation WHERE variant_id = level.variant_id AND state = 'held') AS held
      WHERE on_hand <> moved.on_hand_sum OR reserved <> moved.reserved_sum OR reserved <> held.quantity
        OR quarantined <> moved.quarantined_sum`,
  },
  {
    id: "I3",
    rule: "units in paid orders and exchanges are units of sale movements, units put back those of return movements; never more than were received",
    looked: Prisma.sql`SELECT count(*) AS n FROM order_line JOIN payment USING (order_id)`,
    broken: Prisma.sql`
      SELECT coalesce(sold.reference, moved.reference) || ' ' || coalesce(sold.variant_id, moved.variant_id)
        || ': ordered ' || coalesce(sold.units, 0) || ', moved ' || coalesce(moved.units, 0) AS line
      FROM (SELECT line.order_id::text AS reference, line.variant_id, sum(quantity) AS units FROM order_line AS line
        JOIN payment ON payment.order_id = line.order_id
        JOIN shop_order ON shop_order.id = line.order_id
        WHERE NOT EXISTS (SELECT 1 FROM order_transition
          WHERE order_transition.order_id = line.order_id AND to_state = 'paid_unfulfillable' AND from_state IN ${unpaid})
        GROUP BY 1, 2
        UNION ALL SELECT return_id::text, exchange_variant_id, sum(received_units) FROM return_line
        WHERE decision = 'exchange' GROUP BY 1, 2) AS sold
      FULL JOIN (SELECT reference, variant_id, -sum(delta_on_hand) AS units FROM stock_movement
        WHERE kind = 'sale' GROUP BY 1, 2) AS moved
        ON moved.reference = sold.reference AND moved.variant_id = sold.variant_id
      WHERE sold.units IS DISTINCT FROM moved.units
      UNION ALL
      SELECT coalesce(put.reference, moved.reference) || ': put back ' || coalesce(put.units, 0)
        || ', moved ' || coalesce(moved.units, 0) AS line
      FROM (SELECT refund_id::text AS reference, variant_id, sum(refund_line.quantity) AS units FROM refund_line
        JOIN refund ON refund.id = refund_id JOIN order_line ON order_line.id = order_line_id
        WHERE restock AND restocked_at IS NOT NULL GROUP BY 1, 2
        UNION ALL SELECT return_id::text, variant_id, sum(restocked_units + quarantined_units + discarded_units)
        FROM return_line JOIN order_line ON order_line.id = order_line_id
        WHERE restocked_units + quarantined_units + discarded_units > 0 GROUP BY 1, 2) AS put
      FULL JOIN (SELECT reference, variant_id, sum(delta_on_hand + delta_quarantined) AS units FROM stock_movement
        WHERE kind = 'return' GROUP BY 1, 2) AS moved
        ON moved.reference = put.reference AND moved.variant_id = put.variant_id
      WHERE put.units IS DISTINCT FROM moved.units
      UNION ALL
      SELECT return_line.return_id || ': threw away ' || sum(discarded_units) || ', moved ' || coalesce(-min(moved.delta_quarantined), 0)
      FROM return_line JOIN order_line ON order_line.id = order_line_id
      LEFT JOIN stock_movement AS moved ON moved.kind = 'discard' AND moved.reference = return_id::text
        AND moved.variant_id = order_line.variant_id
      GROUP BY return_line.return_id, order_line.variant_id
      HAVING sum(discarded_units) <> coalesce(-min(moved.delta_quarantined), 0)
      UNION ALL
      SELECT order_line.id || ': more put back than was sold' FROM order_line
      CROSS JOIN LATERAL (SELECT coalesce((SELECT sum(quantity) FROM refund_line WHERE order_line_id = order_line.id AND restock), 0)
        + coalesce((SELECT sum(restocked_units + quarantined_units + discarded_units) FROM return_line
          WHERE order_line_id = order_line.id), 0) AS units) AS put
      LEFT JOIN stock_movement AS sale ON sale.kind = 'sale' AND sale.reference = order_line.order_id::text
        AND sale.variant_id = order_line.variant_id
      WHERE put.units > coalesce(-sale.delta_on_hand, 0)
      UNION ALL
      SELECT sent.order_line_id || ': sent, and back on the shelf before' FROM shipment_line AS sent
      JOIN shipment ON shipment.id = sent.shipment_id AND is_own
      JOIN order_line ON order_line.id = sent.order_line_id
      WHERE sent.quantity + (SELECT coalesce(sum(back.quantity), 0) FROM refund_line AS back JOIN refund ON refund.id = back.refund_id
        WHERE back.order_line_id = order_line.id AND back.restock AND refund.restocked_at < shipment.dispatched_at) > order_line.quantity
      UNION ALL
      SELECT variant_id || ': more sold than ever came in' FROM stock_movement GROUP BY variant_id
      HAVING sum(delta_on_hand + delta_quarantined) < 0`,
  },
  {
    id: "I4",
    rule: "an order is paid once; a session and a payment belong to one order",
    looked: Prisma.sql`SELECT count(*) AS n FROM payment`,
    broken: Prisma.sql`
      SELECT order_id || ' was paid ' || count(*) || ' times' AS line FROM order_transition
      WHERE from_state IN ${unpaid} AND to_state IN ('paid', 'address_query', 'paid_unfulfillable')
      GROUP BY order_id HAVING count(*) > 1
      UNION ALL
      SELECT session_id || ' is in several payments' FROM payment GROUP BY session_id HAVING count(*) > 1
      UNION ALL
      SELECT payment_intent_id || ' is in several payments' FROM payment GROUP BY payment_intent_id HAVING count(*) > 1
      UNION ALL
      SELECT payment.session_id || ' is another order''s session' FROM payment
      JOIN checkout_attempt AS attempt USING (session_id) WHERE attempt.order_id <> payment.order_id`,
  },
  {
    id: "I7",
    rule: "subtotal is the sum of lines and discount that of their shares; total is subtotal less discount plus delivery; one currency",
    looked: Prisma.sql`SELECT count(*) AS n FROM shop_order`,
    broken: Prisma.sql`
      SELECT shop_order.id || ': lines ' || lines.sum || ' less ' || lines.shares || ', subtotal ' || subtotal_pence || ' less ' || discount_pence
        || ', total ' || total_pence AS line
      FROM shop_order
      CROSS JOIN LATERAL (SELECT coalesce(sum(total_pence), 0) AS sum, coalesce(sum(discount_pence), 0) AS shares
        FROM order_line WHERE order_id = shop_order.id) AS lines
      LEFT JOIN payment ON payment.order_id = shop_order.id
      WHERE lines.sum <> subtotal_pence OR lines.shares <> discount_pence OR total_pence <> subtotal_pence - discount_pence + delivery_pence
        OR payment.currency <> shop_order.currency OR payment.amount_pence <> total_pence`,
  },
  {
    id: "I8",
    rule: "no more goes back than was paid, nor more units than were ordered; refunded means all of it",
    looked: Prisma.sql`SELECT count(*) AS n FROM refund`,
    broken: Prisma.sql`
      SELECT payment.order_id || ': ' || back.asked || ' going back of ' || payment.amount_pence AS line FROM payment
      CROSS JOIN LATERAL (SELECT coalesce(sum(amount_pence), 0) AS asked FROM refund
        WHERE payment_id = payment.id AND state <> 'failed') AS back
      WHERE back.asked > payment.amount_pence
      UNION ALL
      SELECT refund.id || ': its parts are more than its amount' FROM refund
      WHERE amount_pence < delivery_pence + (SELECT coalesce(sum(amount_pence), 0) FROM refund_line WHERE refund_id = refund.id)
      UNION ALL
      SELECT order_line.id || ': more units back than were ordered' FROM order_line
      WHERE quantity < (SELECT coalesce(sum(line.quantity), 0) FROM refund_line AS line JOIN refund ON refund.id = line.refund_id
        WHERE line.order_line_id = order_line.id AND refund.state <> 'failed')
      UNION ALL
      SELECT order_line.id || ': more units paid back, on their way or exchanged than were ordered' FROM order_line
      WHERE quantity < units_in_returns(order_line.id) + (SELECT coalesce(sum(line.quantity), 0) FROM refund_line AS line
        JOIN refund ON refund.id = line.refund_id WHERE line.order_line_id = order_line.id AND refund.state <> 'failed')
        AND EXISTS (SELECT 1 FROM return_line WHERE order_line_id = order_line.id)
      UNION ALL
      SELECT return_line.id || ' pays ' || refund_pence || ' back, and its refund ' || coalesce(paid.amount_pence, 0) FROM return_line
      JOIN return_request AS request ON request.id = return_id
      LEFT JOIN refund_line AS paid ON paid.refund_id = request.refund_id AND paid.order_line_id = return_line.order_line_id
      WHERE coalesce(refund_pence, 0) <> coalesce(paid.amount_pence, 0)
      UNION ALL
      SELECT shop_order.id || ' is ' || state || ' with ' || back.done || ' back of ' || payment.amount_pence FROM shop_order
      JOIN payment ON payment.order_id = shop_order.id
      CROSS JOIN LATERAL (SELECT coalesce(sum(amount_pence), 0) AS done FROM refund
        WHERE payment_id = payment.id AND state = 'succeeded') AS back
      WHERE state <> 'disputed' AND (state = 'refunded') <> (back.done = payment.amount_pence)`,
  },
  {
    id: "I11",
    rule: "a finished order holds no stock",
    looked: Prisma.sql`SELECT count(*) AS n FROM reservation`,
    broken: Prisma.sql`
      SELECT reservation.id || ' is held for an order that is ' || shop_order.state AS line FROM reservation
      JOIN shop_order ON shop_order.id = order_id
      WHERE reservation.state = 'held' AND shop_order.state NOT IN ('pending_payment', 'payment_processing', 'payment_failed')
      UNION ALL
      SELECT shop_order.id || ' is unfinished and holds nothing' FROM shop_order
      WHERE state IN ('pending_payment', 'payment_processing')
        AND NOT EXISTS (SELECT 1 FROM reservation WHERE order_id = shop_order.id AND reservation.state = 'held')`,
  },
  {
    id: "I12",
    rule: "an event has one effect: what says paid has a payment, what says expired has none open",
    looked: Prisma.sql`SELECT count(*) AS n FROM stripe_event`,
    broken: Prisma.sql`
      SELECT event.id || ' says paid, and its session has no payment' AS line FROM stripe_event AS event
      WHERE processed_at IS NOT NULL AND type = 'checkout.session.completed'
        AND payload #>> '{data,object,payment_status}' = 'paid'
        AND NOT EXISTS (SELECT 1 FROM payment WHERE session_id = payload #>> '{data,object,id}')
        -- What did not fit and was given back at Stripe has ended its order.
        AND NOT EXISTS (SELECT 1 FROM checkout_attempt AS attempt
          WHERE attempt.session_id = payload #>> '{data,object,id}' AND attempt.state = 'refused')
        -- Nor what no order knows, once somebody at the desk has decided about it.
        AND NOT EXISTS (SELECT 1 FROM desk_alert WHERE kind = 'payment-orphaned'
          AND subject = 'session:' || (payload #>> '{data,object,id}') AND settled_at IS NOT NULL)
      UNION ALL
      SELECT event.id || ' tells of a refund that the books do not have' FROM stripe_event AS event
      JOIN payment ON payment_intent_id = payload #>> '{data,object,payment_intent}'
      WHERE processed_at IS NOT NULL AND type LIKE 'refund.%'
        AND NOT EXISTS (SELECT 1 FROM refund WHERE stripe_refund_id = payload #>> '{data,object,id}')
      UNION ALL
      SELECT event.id || ' tells of a dispute that the books do not have' FROM stripe_event AS event
      JOIN payment ON payment_intent_id = payload #>> '{data,object,payment_intent}'
      WHERE processed_at IS NOT NULL AND type LIKE 'charge.dispute.%'
        AND NOT EXISTS (SELECT 1 FROM dispute WHERE stripe_dispute_id = payload #>> '{data,object,id}')
      UNION ALL
      SELECT event.id || ' says expired, and its attempt is still open' FROM stripe_event AS event
      JOIN checkout_attempt AS attempt ON attempt.session_id = payload #>> '{data,object,id}'
      WHERE processed_at IS NOT NULL AND type = 'checkout.session.expired' AND attempt.state IN ('creating', 'open')`,
  },
  {
    id: "I13",
    rule: "a paid order has exactly one confirmation in the outbox",
    looked: Prisma.sql`SELECT count(*) AS n FROM payment`,
    broken: Prisma.sql`
      SELECT payment.order_id || ' has ' || written.n || ' confirmations' AS line FROM payment
      CROSS JOIN LATERAL (SELECT count(*) AS n FROM outbox
        WHERE kind = 'order-confirmation' AND payload ->> 'orderId' = payment.order_id::text) AS written
      WHERE written.n <> CASE WHEN EXISTS (SELECT 1 FROM order_transition
        WHERE order_id = payment.order_id AND to_state = 'paid_unfulfillable' AND from_state IN ${unpaid}) THEN 0 ELSE 1 END`,
  },
  {
    id: "I14",
    rule: "an order's lines carry their own names, numbers and prices",
    looked: Prisma.sql`SELECT count(*) AS n FROM order_line`,
    broken: Prisma.sql`SELECT id || ' lacks words' AS line FROM order_line
      WHERE sku = '' OR product_name = '' OR product_slug = '' OR total_pence <> unit_price_pence * quantity`,
  },
  {
    id: "I15",
    rule: "orders move by listed transitions only, each from where the last one led",
    looked: Prisma.sql`SELECT count(*) AS n FROM order_transition`,
    broken: Prisma.sql`
      WITH steps AS (SELECT *, lag(to_state) OVER (PARTITION BY order_id ORDER BY id) AS before,
        lead(id) OVER (PARTITION BY order_id ORDER BY id) IS NULL AS last FROM order_transition)
      SELECT steps.order_id || ': ' || coalesce(from_state::text, 'nothing') || ' to ' || to_state AS line FROM steps
      JOIN shop_order ON shop_order.id = steps.order_id
      WHERE from_state IS DISTINCT FROM before OR (last AND to_state <> shop_order.state)
        OR (from_state IS NULL AND to_state <> 'pending_payment')
        OR (from_state IS NOT NULL AND NOT order_transition_allowed(from_state, to_state))`,
  },
  {
    id: "I16",
    rule: "a code is used as often as its orders say and no more than it may be; once for a mailbox where it says so; each discount is its code's",
    looked: Prisma.sql`SELECT count(*) AS n FROM code_redemption`,
    broken: Prisma.sql`
      SELECT code || ': used ' || used || ', ' || uses.n || ' orders have it, of ' || coalesce(redemption_limit::text, 'any') AS line
      FROM discount_code CROSS JOIN LATERAL (SELECT count(*) AS n FROM code_redemption
        WHERE code_id = discount_code.id AND state <> 'released') AS uses
      WHERE used <> uses.n OR used > redemption_limit
      UNION ALL
      SELECT mailbox_hash || ' has a code for one use ' || count(*) || ' times' FROM code_redemption
      WHERE single_use AND state <> 'released' GROUP BY code_id, mailbox_hash HAVING count(*) > 1
      UNION ALL
      SELECT mailbox_hash || ' has ' || count(*) || ' first orders' FROM code_redemption
      WHERE first_order_only AND state <> 'released' GROUP BY mailbox_hash HAVING count(*) > 1
      UNION ALL
      SELECT redemption.id || ' is not what its code says' FROM code_redemption AS redemption
      JOIN discount_code AS code ON code.id = code_id
      WHERE (redemption.single_use, redemption.first_order_only) <> (code.single_use, code.first_order_only)
        OR (kind = 'free_delivery') <> (discount_pence = 0) OR (kind = 'free_delivery') <> (delivery_pence > 0)
      UNION ALL
      SELECT shop_order.id || ' has ' || shop_order.discount_pence || ' off by ' || coalesce(discount_code, 'nothing')
        || ', and its use of a code says ' || coalesce(code.code || ' ' || redemption.discount_pence, 'nothing')
      FROM shop_order LEFT JOIN code_redemption AS redemption ON redemption.order_id = shop_order.id
      LEFT JOIN discount_code AS code ON code.id = code_id
      WHERE discount_code IS DISTINCT FROM code.code OR shop_order.discount_pence <> coalesce(redemption.discount_pence, 0)
        OR (discount_code IS NULL) <> (discount_words IS NULL)
      UNION ALL
      SELECT shop_order.id || ' is ' || shop_order.state || ', and its use of a code is ' || redemption.state
      FROM code_redemption AS redemption JOIN shop_order ON shop_order.id = order_id
      WHERE redemption.state::text <> CASE
        WHEN shop_order.state IN ('pending_payment', 'payment_processing', 'payment_failed') THEN 'held'
        WHEN paid_at IS NULL OR EXISTS (SELECT 1 FROM order_transition
          WHERE order_id = shop_order.id AND to_state = 'paid_unfulfillable' AND from_state IN ${unpaid}) THEN 'released'
        ELSE 'redeemed' END`,
  },
  {
    id: "I17",
    rule: "a line was charged at a price and a VAT rate that the catalogue had when it was ordered, less its VAT where UK VAT does not reach",
    looked: Prisma.sql`SELECT count(*) AS n FROM order_line`,
    broken: Prisma.sql`
      SELECT line.id || ' to ' || zone || ' at ' || unit_price_pence || ' of ' || catalogue_pence
        || ' with VAT ' || line.vat_rate AS line FROM order_line AS line
      JOIN shop_order ON shop_order.id = line.order_id
      WHERE NOT EXISTS (SELECT 1 FROM price_history AS price
        CROSS JOIN LATERAL (SELECT round(price.price_pence::numeric * price.vat_rate / (10000 + price.vat_rate)) AS pence) AS vat
        WHERE price.variant_id = line.variant_id AND price.price_pence = line.catalogue_pence
          AND CASE WHEN zone = 'channel-islands'
            THEN unit_price_pence = catalogue_pence - vat.pence AND line.vat_rate = 0
            ELSE unit_price_pence = catalogue_pence AND line.vat_rate = price.vat_rate END
          AND price.since <= shop_order.created_at + interval '5 seconds'
          AND NOT EXISTS (SELECT 1 FROM price_history AS newer
            WHERE newer.variant_id = price.variant_id AND newer.id > price.id
              AND newer.since < shop_order.created_at - interval '5 seconds'))`,
  },
  {
    id: "I18",
    rule: "every movement of stock says who and why",
    looked: Prisma.sql`SELECT count(*) AS n FROM stock_movement`,
    broken: Prisma.sql`SELECT id::text AS line FROM stock_movement WHERE actor = '' OR reason = '' OR reference = ''`,
  },
  {
    id: "I19",
    rule: "a paid order has an owner where a verified account has its email",
    looked: Prisma.sql`SELECT count(*) AS n FROM shop_order WHERE paid_at IS NOT NULL`,
    broken: Prisma.sql`
      SELECT shop_order.id || ' is nobody''s, and an account has its email' AS line FROM shop_order
      JOIN shop_user ON shop_user.email = lower(shop_order.email) AND email_verified IS NOT NULL
      WHERE paid_at IS NOT NULL AND customer_id IS NULL`,
  },
  {
    id: "I20",
    rule: "no transaction of the shop waits on anything but the database",
    looked: Prisma.sql`SELECT count(*) AS n FROM pg_stat_activity
      WHERE application_name LIKE 'fettle%' AND datname = current_database()`,
    // The server's own clock: a test may have put another one in its place.
    broken: Prisma.sql`SELECT pid || ' is idle in a transaction since ' || state_change AS line FROM pg_stat_activity
      WHERE application_name LIKE 'fettle%' AND datname = current_database()
        AND state = 'idle in transaction' AND state_change < pg_catalog.now() - interval '10 seconds'`,
  },
  {
    id: "I21",
    rule: "the journals' triggers stand: nothing in them changes",
    looked: Prisma.sql`SELECT count(*) AS n FROM pg_trigger WHERE tgname LIKE '%\_append\_only' OR tgname LIKE '%\_no\_truncate'`,
    broken: Prisma.sql`
      SELECT name || ' is unguarded' AS line
      FROM unnest(ARRAY['stock_movement', 'audit_log', 'order_transition', 'price_history', 'payment', 'newsletter_issue',
        'shipment_line', 'order_note']) AS name
      WHERE (SELECT count(*) FROM pg_trigger WHERE tgrelid = name::regclass AND tgenabled = 'O'
        AND tgname IN (name || '_append_only', name || '_no_truncate')) <> 2`,
  },
  {
    id: "I22",
    rule: "all money is whole pence",
    looked: Prisma.sql`SELECT count(*) AS n FROM information_schema.columns
      WHERE table_schema = current_schema() AND column_name LIKE '%\_pence'`,
    broken: Prisma.sql`SELECT table_name || '.' || column_name || ' is ' || data_type AS line FROM information_schema.columns
      WHERE table_schema = current_schema() AND column_name LIKE '%\_pence' AND data_type <> 'integer'`,
  },
];

/** The rules that the database alone can answer. */
export async function readDatabaseFindings(): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { id, rule, looked, broken } of rules) {
    const [count] = await db().$queryRaw<{ n: bigint }[]>(looked);
    const lines = await db().$queryRaw<{ line: string }[]>(broken);
    findings.push({ id, rule, looked: Number(count?.n ?? 0), broken: lines.map(({ line }) => line) });
  }
  return findings;
}
