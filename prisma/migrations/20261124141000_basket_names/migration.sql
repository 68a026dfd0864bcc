-- A basket may be known by several names: one for each browser that its owner is signed in on.
CREATE TABLE "basket_name" (
    "token_hash" BYTEA NOT NULL,
    "basket_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "basket_name_pkey" PRIMARY KEY ("token_hash"),
    CONSTRAINT "basket_name_hash" CHECK (octet_length("token_hash") = 32)
);
INSERT INTO "basket_name" ("token_hash", "basket_id") SELECT "token_hash", "id" FROM "basket";

-- AlterTable: its index and its check go with the column.
ALTER TABLE "basket" DROP COLUMN "token_hash",
ADD COLUMN     "contact_at" TIMESTAMPTZ(3),
ADD COLUMN     "joined_id" UUID,
ADD COLUMN     "presses" UUID[] DEFAULT ARRAY[]::UUID[];

UPDATE "basket" SET "contact_at" = "updated_at" WHERE "email" IS NOT NULL OR "postcode" IS NOT NULL;

-- CreateTable
CREATE TABLE "basket_removed_line" (
    "id" UUID NOT NULL,
    "basket_id" UUID NOT NULL,
    "variant_id" UUID NOT NULL,
    "quantity" INTEGER NOT NULL,
    "seen_pence" INTEGER NOT NULL,
    "guide_slug" TEXT,
    "section_slug" TEXT,
    "slot_slug" TEXT,
    "added_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "basket_removed_line_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "basket_name_basket_id_idx" ON "basket_name"("basket_id");

-- CreateIndex
CREATE UNIQUE INDEX "basket_removed_line_basket_id_variant_id_key" ON "basket_removed_line"("basket_id", "variant_id");

-- CreateIndex
CREATE INDEX "basket_joined_id_idx" ON "basket"("joined_id");

-- AddForeignKey
ALTER TABLE "basket" ADD CONSTRAINT "basket_joined_id_fkey" FOREIGN KEY ("joined_id") REFERENCES "basket"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "basket_name" ADD CONSTRAINT "basket_name_basket_id_fkey" FOREIGN KEY ("basket_id") REFERENCES "basket"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "basket_removed_line" ADD CONSTRAINT "basket_removed_line_basket_id_fkey" FOREIGN KEY ("basket_id") REFERENCES "basket"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "basket_removed_line" ADD CONSTRAINT "basket_removed_line_variant_id_fkey" FOREIGN KEY ("variant_id") REFERENCES "variant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A person has one basket. What joined it is nobody's own, and joins nothing else.
CREATE UNIQUE INDEX basket_of_customer ON basket (customer_id) WHERE customer_id IS NOT NULL;
ALTER TABLE basket
  ADD CONSTRAINT basket_joins CHECK (joined_id IS NULL OR (customer_id IS NULL AND joined_id <> id)),
  ADD CONSTRAINT basket_presses CHECK (presses IS NOT NULL AND cardinality(presses) <= 16);
ALTER TABLE basket_removed_line
  ADD CONSTRAINT basket_removed_line_quantity CHECK (quantity BETWEEN 1 AND 99),
  ADD CONSTRAINT basket_removed_line_seen CHECK (seen_pence > 0);

-- Fifty lines a basket. Writers hold the basket's lock, so that what this counts cannot change before they commit.
CREATE FUNCTION keep_basket_line_limit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT count(*) FROM basket_line WHERE basket_id = NEW.basket_id) > 50 THEN
    RAISE EXCEPTION 'basket % has more than 50 lines', NEW.basket_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER basket_line_limit AFTER INSERT OR UPDATE OF basket_id ON basket_line
  FOR EACH ROW EXECUTE FUNCTION keep_basket_line_limit();
