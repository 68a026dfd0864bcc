-- People who buy get accounts: where they are signed in, the links that open them, the addresses they keep.

-- CreateEnum
CREATE TYPE "account_link_kind" AS ENUM ('sign_up', 'sign_in', 'reset', 'email_change', 'email_undo');

-- AlterTable
ALTER TABLE "shop_order" ADD COLUMN     "customer_by_email" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "sign_in" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "browser" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "proved_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "sign_in_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account_link" (
    "id" UUID NOT NULL,
    "kind" "account_link_kind" NOT NULL,
    "email" TEXT NOT NULL,
    "user_id" UUID,
    "other_email" TEXT,
    "password_hash" TEXT,
    "browser_hash" BYTEA,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "account_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "saved_address" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "recipient" TEXT NOT NULL,
    "address_line1" TEXT NOT NULL,
    "address_line2" TEXT NOT NULL DEFAULT '',
    "town" TEXT NOT NULL,
    "county" TEXT NOT NULL DEFAULT '',
    "postcode" TEXT NOT NULL,
    "is_default" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "saved_address_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "sign_in_user_id_ended_at_idx" ON "sign_in"("user_id", "ended_at");

-- CreateIndex
CREATE INDEX "account_link_email_kind_idx" ON "account_link"("email", "kind");

-- CreateIndex
CREATE INDEX "account_link_user_id_idx" ON "account_link"("user_id");

-- CreateIndex
CREATE INDEX "account_link_expires_at_idx" ON "account_link"("expires_at");

-- CreateIndex
CREATE INDEX "saved_address_user_id_idx" ON "saved_address"("user_id");

-- CreateIndex
CREATE INDEX "shop_order_customer_id_idx" ON "shop_order"("customer_id");

-- AddForeignKey
ALTER TABLE "sign_in" ADD CONSTRAINT "sign_in_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "shop_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account_link" ADD CONSTRAINT "account_link_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "shop_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_address" ADD CONSTRAINT "saved_address_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "shop_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- ---------------------------------------------------------------- last checks
ALTER TABLE sign_in ADD CONSTRAINT sign_in_words CHECK (browser <> '');
ALTER TABLE account_link
  ADD CONSTRAINT account_link_emails CHECK (
    email = lower(email) AND email LIKE '%_@_%' AND other_email = lower(other_email) AND other_email <> email
  ),
  ADD CONSTRAINT account_link_change CHECK (
    num_nonnulls(user_id, other_email) = CASE WHEN kind IN ('email_change', 'email_undo') THEN 2 ELSE 0 END
  ),
  -- What a stranger typed as a password waits here alone, and only together with the browser that he typed it in.
  ADD CONSTRAINT account_link_password CHECK (
    password_hash IS NULL OR kind = 'sign_up' AND browser_hash IS NOT NULL AND used_at IS NULL
  ),
  ADD CONSTRAINT account_link_moments CHECK (expires_at > created_at);
ALTER TABLE saved_address ADD CONSTRAINT saved_address_words CHECK (
  recipient <> '' AND address_line1 <> '' AND town <> '' AND postcode <> ''
);
CREATE UNIQUE INDEX saved_address_default ON saved_address (user_id) WHERE is_default;

-- An account has a password only once its mailbox has answered: nobody chooses one for somebody else. Those made so far
-- were made by whoever runs the shop.
UPDATE shop_user SET email_verified = created_at WHERE email_verified IS NULL;
ALTER TABLE shop_user
  ADD CONSTRAINT shop_user_password CHECK (password_hash IS NULL OR email_verified IS NOT NULL);

-- Whose an order is follows one rule, whoever writes it: that of the person who was signed in when it was placed; else, once it is
-- paid, that of the account whose verified email it bears. The lock keeps out an account that is being verified at this moment:
-- one of the two sees the other.
UPDATE shop_order SET customer_id = shop_user.id, customer_by_email = true FROM shop_user
  WHERE shop_user.email = lower(shop_order.email) AND paid_at IS NOT NULL AND customer_id IS NULL;
CREATE INDEX shop_order_mailbox_idx ON shop_order (lower(email));
ALTER TABLE shop_order ADD CONSTRAINT shop_order_customer_by_email CHECK (
  NOT customer_by_email OR paid_at IS NOT NULL
);
CREATE FUNCTION lock_mailbox(mailbox TEXT) RETURNS void LANGUAGE sql AS $$
  SELECT pg_advisory_xact_lock(hashtextextended('mailbox:' || lower(mailbox), 0))
$$;
CREATE FUNCTION find_order_owner() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.customer_id IS NULL THEN
      NEW.customer_id := (SELECT customer_id FROM basket WHERE id = NEW.basket_id);
    END IF;
    RETURN NEW;
  END IF;
  IF NEW.paid_at IS NULL OR (NEW.customer_id IS NOT NULL AND NOT NEW.customer_by_email) THEN
    RETURN NEW;
  END IF;
  PERFORM lock_mailbox(NEW.email);
  NEW.customer_id := (SELECT id FROM shop_user WHERE email = lower(NEW.email) AND email_verified IS NOT NULL);
  NEW.customer_by_email := NEW.customer_id IS NOT NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER shop_order_finds_owner_placed BEFORE INSERT ON shop_order
  FOR EACH ROW EXECUTE FUNCTION find_order_owner();
CREATE TRIGGER shop_order_finds_owner BEFORE UPDATE OF email, paid_at ON shop_order
  FOR EACH ROW WHEN (OLD.email <> NEW.email OR OLD.paid_at IS DISTINCT FROM NEW.paid_at)
  EXECUTE FUNCTION find_order_owner();
