-- What a buyer may still change after paying: call his order off, and put his email address right.

ALTER TABLE shop_order ADD COLUMN email_corrections INTEGER NOT NULL DEFAULT 0;

-- ---------------------------------------------------------------- last checks
-- Whoever holds a link could send the letters of an order on and on: three corrections are more than a slip of the thumb needs.
ALTER TABLE shop_order ADD CONSTRAINT shop_order_email_corrections CHECK (email_corrections BETWEEN 0 AND 3);

-- What is called off is not sent, and what was sent is not called off, whoever writes.
CREATE FUNCTION keep_cancelled_orders_here() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.cancelled_at IS NOT NULL AND NEW.state = 'fulfilled' AND OLD.state <> 'fulfilled' THEN
    RAISE EXCEPTION 'order % was cancelled and may not be sent', NEW.number USING ERRCODE = 'check_violation';
  END IF;
  IF OLD.cancelled_at IS NULL AND NEW.cancelled_at IS NOT NULL THEN
    IF OLD.paid_at IS NULL OR OLD.state NOT IN ('paid', 'address_query', 'partially_refunded')
      OR EXISTS (SELECT 1 FROM order_transition WHERE order_id = NEW.id AND to_state = 'fulfilled')
      OR EXISTS (SELECT 1 FROM shipment WHERE order_id = NEW.id) THEN
      RAISE EXCEPTION 'order % may not be cancelled any more', NEW.number USING ERRCODE = 'check_violation';
    END IF;
  ELSIF OLD.cancelled_at IS DISTINCT FROM NEW.cancelled_at THEN
    RAISE EXCEPTION 'order % was cancelled, and stays so', NEW.number USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER shop_order_stays_cancelled BEFORE UPDATE OF state, cancelled_at ON shop_order
  FOR EACH ROW EXECUTE FUNCTION keep_cancelled_orders_here();

CREATE FUNCTION send_nothing_cancelled() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM shop_order WHERE id = NEW.order_id AND cancelled_at IS NOT NULL) THEN
    RAISE EXCEPTION 'a cancelled order may not be sent' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER shipment_of_a_standing_order BEFORE INSERT ON shipment
  FOR EACH ROW EXECUTE FUNCTION send_nothing_cancelled();
