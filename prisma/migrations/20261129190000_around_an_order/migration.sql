-- What happens around an order: how it is sent, what a code took off, when it leaves and what it is called on its invoice.

ALTER TYPE delivery_method RENAME VALUE 'deliver' TO 'standard';
ALTER TYPE delivery_method ADD VALUE 'express' BEFORE 'collect';

ALTER TABLE product ADD COLUMN sealed_only BOOLEAN NOT NULL DEFAULT false;

ALTER TABLE shop_order
  ADD COLUMN discount_code TEXT,
  ADD COLUMN discount_words TEXT,
  ADD COLUMN dispatch_by DATE,
  ADD COLUMN invoice_number INTEGER,
  ADD COLUMN cancelled_at TIMESTAMPTZ(3),
  ADD COLUMN cancelled_by TEXT;

ALTER TABLE order_line
  ADD COLUMN catalogue_pence INTEGER,
  ADD COLUMN discount_pence INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN weight_grams INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN sealed_only BOOLEAN NOT NULL DEFAULT false;
UPDATE order_line SET catalogue_pence = unit_price_pence;
ALTER TABLE order_line ALTER COLUMN catalogue_pence SET NOT NULL;

CREATE TABLE shipment (
  id UUID NOT NULL,
  order_id UUID NOT NULL,
  carrier TEXT,
  tracking_number TEXT,
  actor TEXT NOT NULL,
  dispatched_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  delivered_at TIMESTAMPTZ(3),
  CONSTRAINT shipment_pkey PRIMARY KEY (id)
);
CREATE INDEX shipment_order_id_idx ON shipment (order_id);
ALTER TABLE shipment ADD CONSTRAINT shipment_order_id_fkey
  FOREIGN KEY (order_id) REFERENCES shop_order (id) ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE UNIQUE INDEX shop_order_invoice_number_key ON shop_order (invoice_number);

-- ---------------------------------------------------------------- last checks
ALTER TABLE shop_order
  ADD CONSTRAINT shop_order_cancelled CHECK ((cancelled_at IS NULL) = (cancelled_by IS NULL)),
  ADD CONSTRAINT shop_order_invoice CHECK (invoice_number IS NULL OR paid_at IS NOT NULL);
ALTER TABLE order_line
  ADD CONSTRAINT order_line_catalogue CHECK (catalogue_pence > 0 AND unit_price_pence <= catalogue_pence),
  ADD CONSTRAINT order_line_discount CHECK (discount_pence BETWEEN 0 AND total_pence),
  ADD CONSTRAINT order_line_weight CHECK (weight_grams >= 0);
ALTER TABLE shipment
  ADD CONSTRAINT shipment_words CHECK (actor <> '' AND carrier <> '' AND tracking_number <> ''),
  ADD CONSTRAINT shipment_delivered CHECK (delivered_at >= dispatched_at);

-- Invoices are numbered in the order in which they are paid, each once. A number that a payment took which was then rolled back is left out: tax law asks
-- for numbers that tell each invoice from all others, and not that none is missing.
CREATE SEQUENCE invoice_number_seq AS integer START WITH 1001;
CREATE FUNCTION give_invoice_number() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.invoice_number := nextval('invoice_number_seq');
  RETURN NEW;
END $$;
CREATE TRIGGER shop_order_is_invoiced BEFORE UPDATE OF paid_at ON shop_order
  FOR EACH ROW WHEN (OLD.paid_at IS NULL AND NEW.paid_at IS NOT NULL) EXECUTE FUNCTION give_invoice_number();
UPDATE shop_order SET invoice_number = numbered.number FROM (
  SELECT id, nextval('invoice_number_seq') AS number FROM (
    SELECT id FROM shop_order WHERE paid_at IS NOT NULL ORDER BY paid_at, number
  ) AS paid
) AS numbered WHERE shop_order.id = numbered.id;
