-- AlterTable
ALTER TABLE "refund" ADD COLUMN     "asked_at" TIMESTAMPTZ(3),
ADD COLUMN     "delivery_pence" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "last_error" TEXT,
ADD COLUMN     "restocked_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "refund_line" (
    "id" UUID NOT NULL,
    "refund_id" UUID NOT NULL,
    "order_line_id" UUID NOT NULL,
    "quantity" INTEGER NOT NULL,
    "amount_pence" INTEGER NOT NULL,
    "restock" BOOLEAN NOT NULL,

    CONSTRAINT "refund_line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "dispute" (
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "payment_id" UUID NOT NULL,
    "stripe_dispute_id" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "amount_pence" INTEGER NOT NULL,
    "evidence_due_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "dispute_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stripe_cursor" (
    "name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "stripe_cursor_pkey" PRIMARY KEY ("name")
);

-- CreateIndex
CREATE INDEX "refund_line_order_line_id_idx" ON "refund_line"("order_line_id");

-- CreateIndex
CREATE UNIQUE INDEX "refund_line_refund_id_order_line_id_key" ON "refund_line"("refund_id", "order_line_id");

-- CreateIndex
CREATE UNIQUE INDEX "dispute_stripe_dispute_id_key" ON "dispute"("stripe_dispute_id");

-- CreateIndex
CREATE INDEX "dispute_order_id_idx" ON "dispute"("order_id");

-- CreateIndex
CREATE INDEX "dispute_payment_id_idx" ON "dispute"("payment_id");

-- CreateIndex
CREATE INDEX "refund_payment_id_idx" ON "refund"("payment_id");

-- CreateIndex
CREATE INDEX "refund_state_updated_at_idx" ON "refund"("state", "updated_at");

-- AddForeignKey
ALTER TABLE "refund_line" ADD CONSTRAINT "refund_line_refund_id_fkey" FOREIGN KEY ("refund_id") REFERENCES "refund"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refund_line" ADD CONSTRAINT "refund_line_order_line_id_fkey" FOREIGN KEY ("order_line_id") REFERENCES "order_line"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dispute" ADD CONSTRAINT "dispute_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "shop_order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dispute" ADD CONSTRAINT "dispute_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- ---------------------------------------------------------------- last checks
ALTER TABLE refund
  ADD CONSTRAINT refund_delivery CHECK (delivery_pence BETWEEN 0 AND amount_pence),
  ADD CONSTRAINT refund_answer CHECK (state NOT IN ('pending', 'succeeded') OR stripe_refund_id IS NOT NULL);
ALTER TABLE refund_line ADD CONSTRAINT refund_line_amounts CHECK (quantity > 0 AND amount_pence >= 0);
ALTER TABLE dispute
  ADD CONSTRAINT dispute_amount CHECK (amount_pence > 0),
  ADD CONSTRAINT dispute_words CHECK (status <> '' AND reason <> '');

-- No more goes back than was paid, however many ask at once: the payment's row is the queue.
CREATE FUNCTION keep_refunds_within_payment() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  paid integer;
  back integer;
BEGIN
  IF NEW.state = 'failed' THEN RETURN NEW; END IF;
  SELECT amount_pence INTO paid FROM payment WHERE id = NEW.payment_id AND order_id = NEW.order_id FOR UPDATE;
  SELECT coalesce(sum(amount_pence), 0) INTO back FROM refund
    WHERE payment_id = NEW.payment_id AND state <> 'failed' AND id <> NEW.id;
  IF paid IS NULL OR back + NEW.amount_pence > paid THEN
    RAISE EXCEPTION 'refunds of payment % would pass what was paid', NEW.payment_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER refund_within_payment BEFORE INSERT OR UPDATE OF state, amount_pence, payment_id, order_id ON refund
  FOR EACH ROW EXECUTE FUNCTION keep_refunds_within_payment();

-- Nor more units of a line than were ordered, nor more money than its refund has.
CREATE FUNCTION keep_refund_lines_within_order() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  ordered integer;
  back integer;
  spare integer;
BEGIN
  SELECT quantity INTO ordered FROM order_line JOIN refund ON refund.id = NEW.refund_id
    WHERE order_line.id = NEW.order_line_id AND order_line.order_id = refund.order_id FOR UPDATE OF order_line;
  SELECT coalesce(sum(line.quantity), 0) INTO back FROM refund_line AS line JOIN refund ON refund.id = line.refund_id
    WHERE line.order_line_id = NEW.order_line_id AND line.id <> NEW.id AND refund.state <> 'failed';
  IF ordered IS NULL OR back + NEW.quantity > ordered THEN
    RAISE EXCEPTION 'refunds of line % would pass what was ordered', NEW.order_line_id USING ERRCODE = 'check_violation';
  END IF;
  -- What has gone back on the shelf stays there, also when its money did not arrive.
  SELECT coalesce(sum(line.quantity), 0) INTO back FROM refund_line AS line
    WHERE line.order_line_id = NEW.order_line_id AND line.id <> NEW.id AND line.restock;
  IF NEW.restock AND back + NEW.quantity > ordered THEN
    RAISE EXCEPTION 'more of line % would go back on the shelf than was ordered', NEW.order_line_id USING ERRCODE = 'check_violation';
  END IF;
  SELECT amount_pence - delivery_pence - coalesce((SELECT sum(amount_pence) FROM refund_line
      WHERE refund_id = NEW.refund_id AND id <> NEW.id), 0) INTO spare FROM refund WHERE id = NEW.refund_id;
  IF NEW.amount_pence > spare THEN
    RAISE EXCEPTION 'the lines of refund % are more than its amount', NEW.refund_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER refund_line_within_order BEFORE INSERT OR UPDATE ON refund_line
  FOR EACH ROW EXECUTE FUNCTION keep_refund_lines_within_order();

-- An order is paid once: it leaves the unpaid states for a paid one a single time, whatever refunds and disputes do later.
DROP INDEX order_transition_paid_once;
CREATE UNIQUE INDEX order_transition_paid_once ON order_transition (order_id)
  WHERE from_state IN ('pending_payment', 'payment_processing', 'payment_failed', 'expired', 'cancelled')
    AND to_state IN ('paid', 'address_query', 'paid_unfulfillable');

-- Which state may follow which, with the ways back: a refund can fail after it was taken,
-- and a dispute can be won; with the way of an order that the desk decides not to send.
CREATE OR REPLACE FUNCTION order_transition_allowed(before order_state, after order_state) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
  SELECT (before::text || '>' || after::text) = ANY (ARRAY[
    'pending_payment>payment_processing', 'pending_payment>paid', 'pending_payment>expired',
    'pending_payment>cancelled', 'pending_payment>payment_failed', 'pending_payment>address_query',
    'pending_payment>paid_unfulfillable',
    'payment_processing>paid', 'payment_processing>payment_failed', 'payment_processing>address_query',
    'payment_processing>paid_unfulfillable', 'payment_processing>expired', 'payment_processing>cancelled',
    'payment_failed>paid', 'payment_failed>expired', 'payment_failed>cancelled', 'payment_failed>payment_processing',
    'payment_failed>address_query', 'payment_failed>paid_unfulfillable',
    'expired>paid', 'expired>address_query', 'expired>paid_unfulfillable',
    'cancelled>paid', 'cancelled>address_query', 'cancelled>paid_unfulfillable',
    'address_query>paid', 'address_query>cancelled', 'address_query>refunded', 'address_query>disputed',
    'address_query>paid_unfulfillable',
    'paid>fulfilled', 'paid>cancelled', 'paid>partially_refunded', 'paid>refunded', 'paid>disputed',
    'paid>paid_unfulfillable',
    'fulfilled>partially_refunded', 'fulfilled>refunded', 'fulfilled>disputed',
    'partially_refunded>refunded', 'partially_refunded>fulfilled', 'partially_refunded>disputed',
    'partially_refunded>paid', 'partially_refunded>paid_unfulfillable',
    'paid_unfulfillable>refunded', 'paid_unfulfillable>paid', 'paid_unfulfillable>disputed',
    'paid_unfulfillable>partially_refunded',
    'disputed>paid', 'disputed>fulfilled', 'disputed>partially_refunded', 'disputed>refunded',
    'disputed>address_query', 'disputed>paid_unfulfillable',
    'refunded>paid', 'refunded>fulfilled', 'refunded>partially_refunded', 'refunded>address_query',
    'refunded>paid_unfulfillable', 'refunded>disputed'
  ])
$$;
