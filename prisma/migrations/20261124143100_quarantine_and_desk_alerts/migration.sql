-- AlterTable
ALTER TABLE "stock_level" ADD COLUMN     "quarantined" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "stock_movement" ADD COLUMN     "delta_quarantined" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "desk_alert" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "raised_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settled_at" TIMESTAMPTZ(3),
    "settled_by" TEXT,
    "settled_reason" TEXT,

    CONSTRAINT "desk_alert_pkey" PRIMARY KEY ("id")
);

-- ---------------------------------------------------------------- last checks
ALTER TABLE stock_level ADD CONSTRAINT stock_level_quarantine CHECK (quarantined >= 0);

-- What each kind of movement may do, and nothing else.
ALTER TABLE stock_movement
  DROP CONSTRAINT stock_movement_moves,
  ADD CONSTRAINT stock_movement_moves CHECK (
    CASE kind
      WHEN 'receive' THEN delta_on_hand > 0 AND delta_reserved = 0 AND delta_quarantined = 0
      WHEN 'count' THEN delta_reserved = 0 AND delta_quarantined = 0
      WHEN 'write_off' THEN delta_on_hand < 0 AND delta_reserved = 0 AND delta_quarantined = 0
      WHEN 'quarantine' THEN delta_on_hand < 0 AND delta_reserved = 0 AND delta_quarantined = -delta_on_hand
      WHEN 'reshelve' THEN delta_on_hand > 0 AND delta_reserved = 0 AND delta_quarantined = -delta_on_hand
      WHEN 'discard' THEN delta_on_hand = 0 AND delta_reserved = 0 AND delta_quarantined < 0
      WHEN 'hold' THEN delta_on_hand = 0 AND delta_reserved > 0 AND delta_quarantined = 0
      WHEN 'release' THEN delta_on_hand = 0 AND delta_reserved < 0 AND delta_quarantined = 0
      WHEN 'sale' THEN delta_on_hand < 0 AND delta_reserved IN (0, delta_on_hand) AND delta_quarantined = 0
      -- What a customer sends back: onto the shelf, or into quarantine to be looked at.
      WHEN 'return' THEN delta_on_hand >= 0 AND delta_reserved = 0 AND delta_quarantined >= 0
        AND delta_on_hand + delta_quarantined > 0
      ELSE false
    END
  );

ALTER TABLE desk_alert
  ADD CONSTRAINT desk_alert_words CHECK (kind <> '' AND subject <> '' AND words <> ''),
  ADD CONSTRAINT desk_alert_settled CHECK (
    (settled_at IS NULL) = (settled_by IS NULL) AND (settled_at IS NULL) = (settled_reason IS NULL)
    AND settled_by <> '' AND settled_reason <> ''
  );
-- One open alert per thing, however often its cause repeats.
CREATE UNIQUE INDEX desk_alert_open ON desk_alert (kind, subject) WHERE settled_at IS NULL;

-- ------------------------------------------------------------ the desk's lists
-- Nothing on on_hand or reserved: an index there would make every hold write more than its row.
CREATE INDEX stock_level_quarantined ON stock_level (variant_id) WHERE quarantined > 0;
CREATE INDEX variant_sku_trigram ON variant USING gin (sku gin_trgm_ops);
CREATE INDEX shop_order_email_trigram ON shop_order USING gin (lower(email) gin_trgm_ops);
CREATE INDEX shop_order_recipient_trigram ON shop_order USING gin (lower(recipient) gin_trgm_ops);
CREATE INDEX outbox_order ON outbox ((payload ->> 'orderId'));
