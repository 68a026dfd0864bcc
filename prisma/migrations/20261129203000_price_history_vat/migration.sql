-- The history of prices tells the VAT in them as well: an old order is held to the rate of its day, whatever the rate is now.

ALTER TABLE price_history ADD COLUMN vat_rate INTEGER;
ALTER TABLE price_history DISABLE TRIGGER price_history_append_only;
UPDATE price_history SET vat_rate = variant.vat_rate FROM variant WHERE variant.id = variant_id;
ALTER TABLE price_history ENABLE TRIGGER price_history_append_only;
ALTER TABLE price_history ALTER COLUMN vat_rate SET NOT NULL;
ALTER TABLE price_history ADD CONSTRAINT price_history_vat_rate CHECK (vat_rate BETWEEN 0 AND 10000);

CREATE OR REPLACE FUNCTION keep_price_history() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' OR NEW.price_pence <> OLD.price_pence OR NEW.vat_rate <> OLD.vat_rate THEN
    INSERT INTO price_history (variant_id, price_pence, vat_rate) VALUES (NEW.id, NEW.price_pence, NEW.vat_rate);
  END IF;
  RETURN NULL;
END $$;
DROP TRIGGER variant_keeps_price_history ON variant;
CREATE TRIGGER variant_keeps_price_history AFTER INSERT OR UPDATE OF price_pence, vat_rate ON variant
  FOR EACH ROW EXECUTE FUNCTION keep_price_history();
