-- The desk's queue: what waits to be sent, what was in each parcel, and what people wrote down about an order.

ALTER TABLE shop_order ADD COLUMN sent_at TIMESTAMPTZ(3);
ALTER TABLE shipment ADD COLUMN is_own BOOLEAN NOT NULL DEFAULT false;

CREATE TABLE shipment_line (
  shipment_id UUID NOT NULL,
  order_line_id UUID NOT NULL,
  quantity INTEGER NOT NULL,
  CONSTRAINT shipment_line_pkey PRIMARY KEY (shipment_id, order_line_id)
);
CREATE INDEX shipment_line_order_line_id_idx ON shipment_line (order_line_id);
ALTER TABLE shipment_line ADD CONSTRAINT shipment_line_shipment_id_fkey
  FOREIGN KEY (shipment_id) REFERENCES shipment (id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE shipment_line ADD CONSTRAINT shipment_line_order_line_id_fkey
  FOREIGN KEY (order_line_id) REFERENCES order_line (id) ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE order_note (
  id BIGSERIAL NOT NULL,
  order_id UUID NOT NULL,
  actor TEXT NOT NULL,
  words TEXT NOT NULL,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT order_note_pkey PRIMARY KEY (id)
);
CREATE INDEX order_note_order_id_id_idx ON order_note (order_id, id);
ALTER TABLE order_note ADD CONSTRAINT order_note_order_id_fkey
  FOREIGN KEY (order_id) REFERENCES shop_order (id) ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------- last checks
ALTER TABLE order_note ADD CONSTRAINT order_note_words CHECK (actor <> '' AND words <> '');
-- A parcel has a carrier and a number to follow it by; what is collected has neither.
ALTER TABLE shipment ADD CONSTRAINT shipment_tracked CHECK ((carrier IS NULL) = (tracking_number IS NULL));
-- An order is sent once; what is sent in exchange for a return is another thing.
CREATE UNIQUE INDEX shipment_once ON shipment (order_id) WHERE is_own;

-- Whoever moves an order to where it is sent: the moment is kept, and no later turn of its money changes it.
UPDATE shop_order SET sent_at = sent.at FROM (
  SELECT order_id, min(created_at) AS at FROM order_transition WHERE to_state = 'fulfilled' GROUP BY order_id
) AS sent WHERE sent.order_id = shop_order.id;
CREATE FUNCTION keep_sent_at() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.sent_at := CURRENT_TIMESTAMP;
  RETURN NEW;
END $$;
CREATE TRIGGER shop_order_is_sent BEFORE UPDATE OF state ON shop_order
  FOR EACH ROW WHEN (NEW.state = 'fulfilled' AND OLD.sent_at IS NULL) EXECUTE FUNCTION keep_sent_at();

CREATE FUNCTION keep_shipment_within_order() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM order_line JOIN shipment ON shipment.order_id = order_line.order_id
    WHERE order_line.id = NEW.order_line_id AND shipment.id = NEW.shipment_id
      AND NEW.quantity BETWEEN 1 AND order_line.quantity
  ) THEN
    RAISE EXCEPTION 'shipment % would hold what its order has not', NEW.shipment_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER shipment_line_within_order BEFORE INSERT ON shipment_line
  FOR EACH ROW EXECUTE FUNCTION keep_shipment_within_order();

CREATE TRIGGER shipment_line_append_only BEFORE UPDATE OR DELETE ON shipment_line
  FOR EACH ROW EXECUTE FUNCTION refuse_journal_change();
CREATE TRIGGER shipment_line_no_truncate BEFORE TRUNCATE ON shipment_line
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_journal_change();
CREATE TRIGGER order_note_append_only BEFORE UPDATE OR DELETE ON order_note
  FOR EACH ROW EXECUTE FUNCTION refuse_journal_change();
CREATE TRIGGER order_note_no_truncate BEFORE TRUNCATE ON order_note
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_journal_change();

-- ------------------------------------------------------------------- the queue
CREATE INDEX shop_order_state_number_idx ON shop_order (state, number);
-- Orders that nobody was promised a day for come first: they are from before there were promises.
CREATE INDEX shop_order_to_send ON shop_order (coalesce(dispatch_by, DATE '2000-01-01'), number)
  WHERE state IN ('paid', 'partially_refunded') AND sent_at IS NULL;
CREATE INDEX shipment_on_its_way ON shipment (dispatched_at, id) WHERE delivered_at IS NULL AND carrier IS NOT NULL;
CREATE INDEX shipment_to_collect ON shipment (dispatched_at, id) WHERE delivered_at IS NULL AND carrier IS NULL;
CREATE INDEX shipment_tracking_number_idx ON shipment (tracking_number);
CREATE INDEX order_line_sku_order_id_idx ON order_line (sku, order_id);
CREATE INDEX shop_order_postcode_typed ON shop_order (replace(postcode, ' ', '') text_pattern_ops);
CREATE INDEX shop_order_postcode_given ON shop_order (replace(address_postcode, ' ', '') text_pattern_ops);
