-- The database's own last checks: what must hold whoever writes, and what Prisma's schema cannot say.

CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- ------------------------------------------------------------------ catalogue
ALTER TABLE variant
  ADD CONSTRAINT variant_price CHECK (price_pence > 0 AND price_pence <= 10000000),
  ADD CONSTRAINT variant_vat_rate CHECK (vat_rate BETWEEN 0 AND 10000),
  ADD CONSTRAINT variant_unit CHECK ((unit_quantity IS NULL) = (unit_measure IS NULL) AND unit_quantity > 0),
  ADD CONSTRAINT variant_weight CHECK (weight_grams >= 0),
  ADD CONSTRAINT variant_low_stock CHECK (low_stock_at >= 0),
  ADD CONSTRAINT variant_sku CHECK (sku ~ '^[A-Z0-9][A-Z0-9-]{1,31}$');
ALTER TABLE price_history ADD CONSTRAINT price_history_price CHECK (price_pence > 0);
ALTER TABLE product ADD CONSTRAINT product_slug CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$');
ALTER TABLE department ADD CONSTRAINT department_slug CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$');

CREATE INDEX product_name_trigram ON product USING gin (lower(name) gin_trgm_ops);

CREATE FUNCTION keep_price_history() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' OR NEW.price_pence <> OLD.price_pence THEN
    INSERT INTO price_history (variant_id, price_pence) VALUES (NEW.id, NEW.price_pence);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER variant_keeps_price_history AFTER INSERT OR UPDATE OF price_pence ON variant
  FOR EACH ROW EXECUTE FUNCTION keep_price_history();

-- A variant without a stock level could neither be received nor sold.
CREATE FUNCTION open_stock_level() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO stock_level (variant_id) VALUES (NEW.id);
  RETURN NULL;
END $$;
CREATE TRIGGER variant_opens_stock_level AFTER INSERT ON variant
  FOR EACH ROW EXECUTE FUNCTION open_stock_level();

-- ---------------------------------------------------------------------- stock
ALTER TABLE stock_level ADD CONSTRAINT stock_level_bounds CHECK (0 <= reserved AND reserved <= on_hand);
ALTER TABLE stock_movement
  ADD CONSTRAINT stock_movement_moves CHECK (delta_on_hand <> 0 OR delta_reserved <> 0 OR kind = 'count'),
  ADD CONSTRAINT stock_movement_words CHECK (actor <> '' AND reason <> '' AND reference <> '');
ALTER TABLE reservation
  ADD CONSTRAINT reservation_quantity CHECK (quantity > 0),
  ADD CONSTRAINT reservation_end CHECK ((state = 'held') = (ended_at IS NULL));
CREATE INDEX reservation_held ON reservation (order_id) WHERE state = 'held';

-- --------------------------------------------------------------------- basket
ALTER TABLE basket_line
  ADD CONSTRAINT basket_line_quantity CHECK (quantity BETWEEN 1 AND 99),
  ADD CONSTRAINT basket_line_seen CHECK (seen_pence > 0);
ALTER TABLE basket ADD CONSTRAINT basket_token CHECK (octet_length(token_hash) = 32);

-- --------------------------------------------------------------------- orders
ALTER SEQUENCE shop_order_number_seq RESTART WITH 10001;
ALTER TABLE shop_order
  ADD CONSTRAINT shop_order_sum CHECK (total_pence = subtotal_pence - discount_pence + delivery_pence),
  ADD CONSTRAINT shop_order_parts CHECK (
    subtotal_pence > 0 AND discount_pence BETWEEN 0 AND subtotal_pence AND delivery_pence >= 0 AND total_pence >= 0
  ),
  ADD CONSTRAINT shop_order_currency CHECK (currency = 'gbp'),
  ADD CONSTRAINT shop_order_link_version CHECK (link_version > 0);
-- One unfinished order per basket (a second press resumes it).
CREATE UNIQUE INDEX shop_order_unfinished ON shop_order (basket_id)
  WHERE state IN ('pending_payment', 'payment_processing', 'payment_failed');
-- Paid once, whatever a dispute does later.
CREATE UNIQUE INDEX order_transition_paid_once ON order_transition (order_id)
  WHERE to_state = 'paid' AND from_state <> 'disputed';

ALTER TABLE order_line
  ADD CONSTRAINT order_line_sum CHECK (quantity > 0 AND unit_price_pence > 0 AND total_pence = unit_price_pence * quantity),
  ADD CONSTRAINT order_line_vat_rate CHECK (vat_rate BETWEEN 0 AND 10000);

-- One live attempt per order.
CREATE UNIQUE INDEX checkout_attempt_live ON checkout_attempt (order_id) WHERE state IN ('creating', 'open');
ALTER TABLE checkout_attempt ADD CONSTRAINT checkout_attempt_bound CHECK (
  (session_id IS NULL) = (session_url IS NULL) AND (state NOT IN ('open', 'complete') OR session_id IS NOT NULL)
);

ALTER TABLE payment
  ADD CONSTRAINT payment_amount CHECK (amount_pence >= 0),
  ADD CONSTRAINT payment_currency CHECK (currency = 'gbp');
ALTER TABLE refund
  ADD CONSTRAINT refund_amount CHECK (amount_pence > 0),
  ADD CONSTRAINT refund_words CHECK (reason <> '' AND actor <> '');

-- Which state may follow which. lib/orders/orders.ts holds the same list and a test compares the two.
CREATE FUNCTION order_transition_allowed(before order_state, after order_state) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
  SELECT (before::text || '>' || after::text) = ANY (ARRAY[
    'pending_payment>payment_processing', 'pending_payment>paid', 'pending_payment>expired',
    'pending_payment>cancelled', 'pending_payment>payment_failed', 'pending_payment>address_query',
    'pending_payment>paid_unfulfillable',
    'payment_processing>paid', 'payment_processing>payment_failed', 'payment_processing>address_query',
    'payment_processing>paid_unfulfillable', 'payment_processing>expired',
    'payment_failed>paid', 'payment_failed>expired', 'payment_failed>cancelled', 'payment_failed>payment_processing',
    'payment_failed>address_query', 'payment_failed>paid_unfulfillable',
    'expired>paid', 'expired>address_query', 'expired>paid_unfulfillable',
    'cancelled>paid', 'cancelled>address_query', 'cancelled>paid_unfulfillable',
    'address_query>paid', 'address_query>cancelled', 'address_query>refunded', 'address_query>disputed',
    'paid>fulfilled', 'paid>cancelled', 'paid>partially_refunded', 'paid>refunded', 'paid>disputed',
    'fulfilled>partially_refunded', 'fulfilled>refunded', 'fulfilled>disputed',
    'partially_refunded>refunded', 'partially_refunded>fulfilled', 'partially_refunded>disputed',
    'paid_unfulfillable>refunded', 'paid_unfulfillable>paid', 'paid_unfulfillable>disputed',
    'disputed>paid', 'disputed>fulfilled', 'disputed>partially_refunded', 'disputed>refunded'
  ])
$$;

CREATE FUNCTION keep_order_transition() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'pending_payment' THEN
      RAISE EXCEPTION 'an order starts as pending_payment, not %', NEW.state USING ERRCODE = 'check_violation';
    END IF;
    INSERT INTO order_transition (order_id, to_state) VALUES (NEW.id, NEW.state);
  ELSIF NEW.state <> OLD.state THEN
    IF NOT order_transition_allowed(OLD.state, NEW.state) THEN
      RAISE EXCEPTION 'order % may not go from % to %', NEW.id, OLD.state, NEW.state USING ERRCODE = 'check_violation';
    END IF;
    INSERT INTO order_transition (order_id, from_state, to_state) VALUES (NEW.id, OLD.state, NEW.state);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER shop_order_keeps_transitions AFTER INSERT OR UPDATE OF state ON shop_order
  FOR EACH ROW EXECUTE FUNCTION keep_order_transition();

-- -------------------------------------------------------- outbox, log, cache
CREATE INDEX outbox_waiting ON outbox (available_at) WHERE sent_at IS NULL;
ALTER TABLE audit_log ADD CONSTRAINT audit_log_words CHECK (actor <> '' AND action <> '' AND subject <> '');
ALTER TABLE announcement ADD CONSTRAINT announcement_tags CHECK (cardinality(tags) > 0);

CREATE FUNCTION notify_announcement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('fettle_announcement', NEW.id::text);
  RETURN NULL;
END $$;
CREATE TRIGGER announcement_notifies AFTER INSERT ON announcement
  FOR EACH ROW EXECUTE FUNCTION notify_announcement();

-- ---------------------------------------------------------------- people, mail
ALTER TABLE shop_user ADD CONSTRAINT shop_user_email CHECK (email = lower(email) AND email LIKE '%_@_%');
ALTER TABLE subscriber ADD CONSTRAINT subscriber_email CHECK (email = lower(email) AND email LIKE '%_@_%');
ALTER TABLE stock_alert ADD CONSTRAINT stock_alert_email CHECK (email = lower(email) AND email LIKE '%_@_%');
-- One waiting alert per person and variant; once sent, the same person may ask again.
CREATE UNIQUE INDEX stock_alert_waiting ON stock_alert (variant_id, email) WHERE state IN ('pending', 'confirmed');

-- ------------------------------------------------------------------- journals
CREATE FUNCTION refuse_journal_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER stock_movement_append_only BEFORE UPDATE OR DELETE ON stock_movement
  FOR EACH ROW EXECUTE FUNCTION refuse_journal_change();
CREATE TRIGGER stock_movement_no_truncate BEFORE TRUNCATE ON stock_movement
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_journal_change();
CREATE TRIGGER audit_log_append_only BEFORE UPDATE OR DELETE ON audit_log
  FOR EACH ROW EXECUTE FUNCTION refuse_journal_change();
CREATE TRIGGER audit_log_no_truncate BEFORE TRUNCATE ON audit_log
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_journal_change();
CREATE TRIGGER order_transition_append_only BEFORE UPDATE OR DELETE ON order_transition
  FOR EACH ROW EXECUTE FUNCTION refuse_journal_change();
CREATE TRIGGER order_transition_no_truncate BEFORE TRUNCATE ON order_transition
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_journal_change();
CREATE TRIGGER price_history_append_only BEFORE UPDATE OR DELETE ON price_history
  FOR EACH ROW EXECUTE FUNCTION refuse_journal_change();

CREATE TRIGGER price_history_no_truncate BEFORE TRUNCATE ON price_history
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_journal_change();

-- A payment is a fact as well.
CREATE TRIGGER payment_append_only BEFORE UPDATE OR DELETE ON payment
  FOR EACH ROW EXECUTE FUNCTION refuse_journal_change();
CREATE TRIGGER payment_no_truncate BEFORE TRUNCATE ON payment
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_journal_change();
