-- CreateEnum
CREATE TYPE "return_state" AS ENUM ('asked', 'received', 'closed', 'withdrawn');

-- CreateEnum
CREATE TYPE "return_reason" AS ENUM ('changed_mind', 'wrong_size', 'faulty', 'damaged', 'not_as_described', 'wrong_thing', 'missing_part');

-- CreateEnum
CREATE TYPE "return_wish" AS ENUM ('refund', 'exchange');

-- CreateEnum
CREATE TYPE "return_condition" AS ENUM ('as_new', 'opened', 'worn', 'damaged', 'faulty', 'nothing_came');

-- CreateEnum
CREATE TYPE "return_decision" AS ENUM ('refund', 'refund_less', 'exchange', 'refuse');

-- AlterTable
ALTER TABLE "refund_line" ADD COLUMN     "withheld_pence" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "return_request" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "order_id" UUID NOT NULL,
    "state" "return_state" NOT NULL DEFAULT 'asked',
    "form_id" UUID NOT NULL,
    "actor" TEXT NOT NULL,
    "words" TEXT,
    "send_back_by" DATE NOT NULL,
    "received_at" TIMESTAMPTZ(3),
    "received_by" TEXT,
    "closed_at" TIMESTAMPTZ(3),
    "withdrawn_at" TIMESTAMPTZ(3),
    "refund_id" UUID,
    "shipment_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "return_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "return_line" (
    "id" UUID NOT NULL,
    "return_id" UUID NOT NULL,
    "order_line_id" UUID NOT NULL,
    "quantity" INTEGER NOT NULL,
    "reason" "return_reason" NOT NULL,
    "wish" "return_wish" NOT NULL,
    "exchange_variant_id" UUID,
    "declared_sealed" BOOLEAN NOT NULL DEFAULT false,
    "received_units" INTEGER,
    "condition" "return_condition",
    "decision" "return_decision",
    "refund_pence" INTEGER,
    "restocked_units" INTEGER NOT NULL DEFAULT 0,
    "quarantined_units" INTEGER NOT NULL DEFAULT 0,
    "discarded_units" INTEGER NOT NULL DEFAULT 0,
    "note" TEXT,

    CONSTRAINT "return_line_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "return_request_number_key" ON "return_request"("number");

-- CreateIndex
CREATE UNIQUE INDEX "return_request_form_id_key" ON "return_request"("form_id");

-- CreateIndex
CREATE UNIQUE INDEX "return_request_refund_id_key" ON "return_request"("refund_id");

-- CreateIndex
CREATE UNIQUE INDEX "return_request_shipment_id_key" ON "return_request"("shipment_id");

-- CreateIndex
CREATE INDEX "return_request_order_id_idx" ON "return_request"("order_id");

-- CreateIndex
CREATE INDEX "return_request_state_number_idx" ON "return_request"("state", "number");

-- CreateIndex
CREATE INDEX "return_line_order_line_id_idx" ON "return_line"("order_line_id");

-- CreateIndex
CREATE INDEX "return_line_exchange_variant_id_idx" ON "return_line"("exchange_variant_id");

-- CreateIndex
CREATE UNIQUE INDEX "return_line_return_id_order_line_id_key" ON "return_line"("return_id", "order_line_id");

-- AddForeignKey
ALTER TABLE "return_request" ADD CONSTRAINT "return_request_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "shop_order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "return_request" ADD CONSTRAINT "return_request_refund_id_fkey" FOREIGN KEY ("refund_id") REFERENCES "refund"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "return_request" ADD CONSTRAINT "return_request_shipment_id_fkey" FOREIGN KEY ("shipment_id") REFERENCES "shipment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "return_line" ADD CONSTRAINT "return_line_return_id_fkey" FOREIGN KEY ("return_id") REFERENCES "return_request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "return_line" ADD CONSTRAINT "return_line_order_line_id_fkey" FOREIGN KEY ("order_line_id") REFERENCES "order_line"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "return_line" ADD CONSTRAINT "return_line_exchange_variant_id_fkey" FOREIGN KEY ("exchange_variant_id") REFERENCES "variant"("id") ON DELETE SET NULL ON UPDATE CASCADE;


-- ---------------------------------------------------------------- last checks
ALTER SEQUENCE return_request_number_seq RESTART WITH 1001;
ALTER TABLE refund_line ADD CONSTRAINT refund_line_withheld CHECK (withheld_pence >= 0);
ALTER TABLE return_request
  ADD CONSTRAINT return_request_words CHECK (actor <> '' AND words <> '' AND received_by <> ''),
  ADD CONSTRAINT return_request_received CHECK (
    (state IN ('received', 'closed')) = (received_at IS NOT NULL) AND (received_at IS NULL) = (received_by IS NULL)
  ),
  ADD CONSTRAINT return_request_closed CHECK ((state = 'closed') = (closed_at IS NOT NULL)),
  ADD CONSTRAINT return_request_withdrawn CHECK ((state = 'withdrawn') = (withdrawn_at IS NOT NULL)),
  ADD CONSTRAINT return_request_outcome CHECK (
    (refund_id IS NULL OR state IN ('received', 'closed')) AND (shipment_id IS NULL OR state = 'closed')
  );
ALTER TABLE return_line
  ADD CONSTRAINT return_line_quantity CHECK (quantity > 0),
  ADD CONSTRAINT return_line_wish CHECK ((wish = 'exchange') = (exchange_variant_id IS NOT NULL)),
  ADD CONSTRAINT return_line_receipt CHECK (
    (received_units IS NULL) = (condition IS NULL) AND (received_units IS NULL) = (refund_pence IS NULL)
    AND received_units BETWEEN 0 AND quantity
    AND (coalesce(received_units, 0) = 0) = (decision IS NULL)
    AND (condition = 'nothing_came') = (received_units = 0)
  ),
  -- Every unit that came and was not refused is on the shelf, in quarantine or thrown away; nothing else moves.
  ADD CONSTRAINT return_line_units CHECK (
    restocked_units >= 0 AND quarantined_units >= 0 AND discarded_units >= 0
    AND restocked_units + quarantined_units + discarded_units
      = CASE WHEN decision IS NULL OR decision = 'refuse' THEN 0 ELSE received_units END
  ),
  ADD CONSTRAINT return_line_money CHECK (refund_pence >= 0 AND (refund_pence = 0 OR decision IN ('refund', 'refund_less'))),
  ADD CONSTRAINT return_line_exchange CHECK (decision IS DISTINCT FROM 'exchange' OR exchange_variant_id IS NOT NULL),
  -- Whoever keeps some of the money, or all of it, says why.
  ADD CONSTRAINT return_line_note CHECK (note <> '' AND (decision IS NULL OR decision NOT IN ('refund_less', 'refuse') OR note IS NOT NULL));

-- A return goes one way, and its lines are written down once.
CREATE FUNCTION keep_return_course() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.order_id <> OLD.order_id OR (NEW.state <> OLD.state AND (OLD.state::text || '>' || NEW.state::text)
      NOT IN ('asked>received', 'asked>closed', 'asked>withdrawn', 'received>closed')) THEN
    RAISE EXCEPTION 'return % may not go from % to %', OLD.id, OLD.state, NEW.state USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER return_request_course BEFORE UPDATE ON return_request
  FOR EACH ROW EXECUTE FUNCTION keep_return_course();
CREATE FUNCTION keep_return_line() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.received_units IS NOT NULL OR (NEW.return_id, NEW.order_line_id, NEW.quantity, NEW.reason, NEW.wish, NEW.declared_sealed)
      IS DISTINCT FROM (OLD.return_id, OLD.order_line_id, OLD.quantity, OLD.reason, OLD.wish, OLD.declared_sealed)
      OR NEW.exchange_variant_id IS DISTINCT FROM OLD.exchange_variant_id THEN
    RAISE EXCEPTION 'line % of a return is written once', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER return_line_once BEFORE UPDATE ON return_line
  FOR EACH ROW EXECUTE FUNCTION keep_return_line();

-- Units of an order line that nobody can send back any more: on their way, come back, or their money given back without a return.
-- A refund made by hand where a return's own had failed stands for the same units.
CREATE FUNCTION units_not_returnable(line uuid) RETURNS integer LANGUAGE sql STABLE AS $$
  SELECT (
    (SELECT coalesce(sum(CASE request.state WHEN 'asked' THEN quantity WHEN 'withdrawn' THEN 0 ELSE received_units END), 0)
      FROM return_line JOIN return_request AS request ON request.id = return_id WHERE order_line_id = line)
    + greatest(0,
      (SELECT coalesce(sum(quantity), 0) FROM refund_line JOIN refund ON refund.id = refund_line.refund_id
        WHERE order_line_id = line AND (refund.state <> 'failed' OR restock)
          AND NOT EXISTS (SELECT 1 FROM return_request AS request WHERE request.refund_id = refund.id))
      - (SELECT coalesce(sum(received_units), 0) FROM return_line JOIN return_request AS request ON request.id = return_id
        JOIN refund ON refund.id = request.refund_id
        WHERE order_line_id = line AND decision IN ('refund', 'refund_less') AND refund.state = 'failed'))
  )::integer
$$;
-- Units of an order line whose money cannot be asked for at the desk: they are on their way back, or their exchange waits to be sent.
CREATE FUNCTION units_in_returns(line uuid) RETURNS integer LANGUAGE sql STABLE AS $$
  SELECT coalesce(sum(CASE WHEN request.state = 'asked' THEN quantity WHEN request.state = 'received' AND decision = 'exchange' THEN received_units ELSE 0 END), 0)::integer
  FROM return_line JOIN return_request AS request ON request.id = return_id WHERE order_line_id = line
$$;
-- However many ask at once: the order line's row is the queue.
CREATE FUNCTION keep_returns_within_order() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  ordered integer;
BEGIN
  SELECT line.quantity INTO ordered FROM order_line AS line JOIN return_request AS request ON request.id = NEW.return_id
    WHERE line.id = NEW.order_line_id AND line.order_id = request.order_id FOR UPDATE OF line;
  IF ordered IS NULL OR units_not_returnable(NEW.order_line_id) + NEW.quantity > ordered THEN
    RAISE EXCEPTION 'more of line % would come back than was ordered', NEW.order_line_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER return_line_within_order BEFORE INSERT ON return_line
  FOR EACH ROW EXECUTE FUNCTION keep_returns_within_order();
CREATE FUNCTION keep_refunds_beside_returns() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  ordered integer;
  back integer;
  away integer;
BEGIN
  SELECT quantity INTO ordered FROM order_line WHERE id = NEW.order_line_id FOR UPDATE;
  SELECT coalesce(sum(line.quantity), 0) INTO back FROM refund_line AS line JOIN refund ON refund.id = line.refund_id
    WHERE line.order_line_id = NEW.order_line_id AND line.id <> NEW.id AND refund.state <> 'failed';
  away := units_in_returns(NEW.order_line_id);
  IF away > 0 AND back + NEW.quantity + away > ordered THEN
    RAISE EXCEPTION 'units of line % are on their way back, or wait to be sent in exchange', NEW.order_line_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER refund_line_beside_returns BEFORE INSERT OR UPDATE OF quantity, order_line_id, refund_id ON refund_line
  FOR EACH ROW EXECUTE FUNCTION keep_refunds_beside_returns();
