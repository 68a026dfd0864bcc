-- CreateTable: not written ahead, so that a count costs no wait for the disk; a crash empties it, and everybody begins from nothing.
CREATE UNLOGGED TABLE "rate_limit" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "checkout_origin" (
    "order_id" UUID NOT NULL,
    "basket_id" UUID NOT NULL,
    "mailbox_hash" TEXT NOT NULL,
    "address_hash" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "checkout_origin_pkey" PRIMARY KEY ("order_id")
);

-- CreateTable
CREATE TABLE "card_decline" (
    "event_id" TEXT NOT NULL,
    "order_id" UUID NOT NULL,
    "declined_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "card_decline_pkey" PRIMARY KEY ("event_id")
);

-- CreateIndex
CREATE INDEX "rate_limit_expire_idx" ON "rate_limit"("expire");

-- CreateIndex
CREATE INDEX "checkout_origin_basket_id_created_at_idx" ON "checkout_origin"("basket_id", "created_at");

-- CreateIndex
CREATE INDEX "checkout_origin_mailbox_hash_created_at_idx" ON "checkout_origin"("mailbox_hash", "created_at");

-- CreateIndex
CREATE INDEX "checkout_origin_address_hash_created_at_idx" ON "checkout_origin"("address_hash", "created_at");

-- CreateIndex
CREATE INDEX "checkout_origin_created_at_idx" ON "checkout_origin"("created_at");

-- CreateIndex
CREATE INDEX "card_decline_order_id_idx" ON "card_decline"("order_id");

-- AddForeignKey
ALTER TABLE "checkout_origin" ADD CONSTRAINT "checkout_origin_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "shop_order"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "card_decline" ADD CONSTRAINT "card_decline_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "shop_order"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- ---------------------------------------------------------------- last checks
-- Keyed hashes of 128 bits: nothing that could be an address or a mailbox fits.
ALTER TABLE checkout_origin
  ADD CONSTRAINT checkout_origin_hashes CHECK (
    mailbox_hash ~ '^[A-Za-z0-9_-]{22}$' AND address_hash ~ '^[A-Za-z0-9_-]{22}$'
  );
-- One row is written again and again: room beside it keeps it on its page.
ALTER TABLE rate_limit SET (fillfactor = 50);
