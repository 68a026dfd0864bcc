-- What the sections of the guides sold, kept as totals once the orders have forgotten it.

-- AlterTable
ALTER TABLE "shop_order" ADD COLUMN     "sections_counted_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "guide_sale" (
    "sold_in" INTEGER NOT NULL,
    "guide_slug" TEXT NOT NULL DEFAULT '',
    "section_slug" TEXT NOT NULL DEFAULT '',
    "slot_slug" TEXT NOT NULL DEFAULT '',
    "orders" INTEGER NOT NULL,
    "units" INTEGER NOT NULL,
    "revenue_pence" INTEGER NOT NULL,

    CONSTRAINT "guide_sale_pkey" PRIMARY KEY ("sold_in", "guide_slug", "section_slug", "slot_slug"),
    CONSTRAINT "guide_sale_figures" CHECK (orders >= 0 AND units > 0 AND revenue_pence > 0),
    CONSTRAINT "guide_sale_place" CHECK ((guide_slug <> '' OR section_slug = '') AND (section_slug <> '' OR slot_slug = ''))
);

-- Those that wait to be counted: a month's orders, however many there are in all.
CREATE INDEX "shop_order_sections_uncounted" ON "shop_order" ("created_at") WHERE sections_counted_at IS NULL;

-- An order is counted once, and what was counted names no place any more.
CREATE FUNCTION order_counted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.sections_counted_at IS DISTINCT FROM OLD.sections_counted_at THEN
    RAISE EXCEPTION 'order % is already in the totals of the guides', NEW.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER shop_order_counted BEFORE UPDATE OF sections_counted_at ON "shop_order"
  FOR EACH ROW WHEN (OLD.sections_counted_at IS NOT NULL) EXECUTE FUNCTION order_counted();

CREATE FUNCTION order_line_counted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM shop_order WHERE id = NEW.order_id AND sections_counted_at IS NOT NULL) THEN
    RAISE EXCEPTION 'order % is already in the totals of the guides', NEW.order_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER order_line_counted BEFORE INSERT OR UPDATE ON "order_line"
  FOR EACH ROW WHEN (NEW.guide_slug IS NOT NULL OR NEW.section_slug IS NOT NULL OR NEW.slot_slug IS NOT NULL)
  EXECUTE FUNCTION order_line_counted();
