-- Codes: what they give, on which terms, and which order has used one.

-- CreateEnum
CREATE TYPE code_kind AS ENUM ('percentage', 'amount', 'free_delivery');

-- CreateEnum
CREATE TYPE redemption_state AS ENUM ('held', 'redeemed', 'released');

-- AlterTable
ALTER TABLE basket ADD COLUMN     code TEXT;

-- AlterTable
ALTER TABLE checkout_attempt ADD COLUMN     coupon JSONB;

-- CreateTable
CREATE TABLE discount_code (
    id UUID NOT NULL,
    code TEXT NOT NULL,
    kind code_kind NOT NULL,
    percent INTEGER,
    amount_pence INTEGER,
    minimum_pence INTEGER NOT NULL DEFAULT 0,
    first_order_only BOOLEAN NOT NULL DEFAULT false,
    single_use BOOLEAN NOT NULL DEFAULT false,
    starts_at TIMESTAMPTZ(3) NOT NULL,
    ends_at TIMESTAMPTZ(3),
    redemption_limit INTEGER,
    used INTEGER NOT NULL DEFAULT 0,
    excluded_department_ids UUID[] DEFAULT ARRAY[]::UUID[],
    excluded_product_ids UUID[] DEFAULT ARRAY[]::UUID[],
    note TEXT NOT NULL,
    actor TEXT NOT NULL,
    created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    stopped_at TIMESTAMPTZ(3),

    CONSTRAINT discount_code_pkey PRIMARY KEY (id)
);

-- CreateTable
CREATE TABLE code_redemption (
    id UUID NOT NULL,
    code_id UUID NOT NULL,
    order_id UUID NOT NULL,
    mailbox_hash TEXT NOT NULL,
    single_use BOOLEAN NOT NULL,
    first_order_only BOOLEAN NOT NULL,
    state redemption_state NOT NULL DEFAULT 'held',
    discount_pence INTEGER NOT NULL,
    delivery_pence INTEGER NOT NULL DEFAULT 0,
    created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    ended_at TIMESTAMPTZ(3),

    CONSTRAINT code_redemption_pkey PRIMARY KEY (id)
);

-- CreateIndex
CREATE UNIQUE INDEX discount_code_code_key ON discount_code(code);

-- CreateIndex
CREATE INDEX discount_code_created_at_idx ON discount_code(created_at);

-- CreateIndex
CREATE UNIQUE INDEX code_redemption_order_id_key ON code_redemption(order_id);

-- CreateIndex
CREATE INDEX code_redemption_code_id_state_idx ON code_redemption(code_id, state);

-- AddForeignKey
ALTER TABLE code_redemption ADD CONSTRAINT code_redemption_code_id_fkey FOREIGN KEY (code_id) REFERENCES discount_code(id) ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE code_redemption ADD CONSTRAINT code_redemption_order_id_fkey FOREIGN KEY (order_id) REFERENCES shop_order(id) ON DELETE RESTRICT ON UPDATE CASCADE;


-- ---------------------------------------------------------------- last checks
ALTER TABLE basket ADD CONSTRAINT basket_code CHECK (code <> '' AND length(code) <= 40);

ALTER TABLE discount_code
  ADD CONSTRAINT discount_code_shape CHECK (code ~ '^[A-Z0-9][A-Z0-9-]{2,23}$'),
  ADD CONSTRAINT discount_code_gives CHECK (
    (kind = 'percentage') = (percent IS NOT NULL) AND (kind = 'amount') = (amount_pence IS NOT NULL)
    AND percent BETWEEN 1 AND 100 AND amount_pence > 0
  ),
  ADD CONSTRAINT discount_code_minimum CHECK (minimum_pence >= 0),
  ADD CONSTRAINT discount_code_time CHECK (ends_at > starts_at),
  ADD CONSTRAINT discount_code_limit CHECK (used >= 0 AND redemption_limit > 0 AND used <= redemption_limit),
  ADD CONSTRAINT discount_code_words CHECK (note <> '' AND actor <> '');
-- Kept as the shop keeps its lists of ids elsewhere: never null.
ALTER TABLE discount_code
  ALTER COLUMN excluded_department_ids SET NOT NULL,
  ALTER COLUMN excluded_product_ids SET NOT NULL;

ALTER TABLE code_redemption
  ADD CONSTRAINT code_redemption_sums CHECK (discount_pence >= 0 AND delivery_pence >= 0 AND discount_pence + delivery_pence > 0),
  ADD CONSTRAINT code_redemption_end CHECK ((state = 'held') = (ended_at IS NULL));
-- A code for one use a mailbox, and a first order, are had once at a time.
CREATE UNIQUE INDEX code_redemption_single_use ON code_redemption (code_id, mailbox_hash)
  WHERE single_use AND state <> 'released';
CREATE UNIQUE INDEX code_redemption_first_order ON code_redemption (mailbox_hash)
  WHERE first_order_only AND state <> 'released';

-- What a code gives was promised to whoever has it: only its count and its end ever move.
CREATE FUNCTION keep_code_terms() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'UPDATE' OR OLD.stopped_at IS NOT NULL AND NEW.stopped_at IS DISTINCT FROM OLD.stopped_at
    OR to_jsonb(NEW) - '{used,stopped_at}'::text[] <> to_jsonb(OLD) - '{used,stopped_at}'::text[] THEN
    RAISE EXCEPTION 'code % keeps its terms', OLD.code USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER discount_code_keeps_terms BEFORE UPDATE OR DELETE ON discount_code
  FOR EACH ROW EXECUTE FUNCTION keep_code_terms();
