-- DropIndex
DROP INDEX "subscriber_token_hash_key";

-- DropIndex
DROP INDEX "stock_alert_token_hash_key";

-- AlterTable
ALTER TABLE "subscriber" DROP COLUMN "token_hash",
ADD COLUMN     "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "letters" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "stock_alert" DROP COLUMN "token_hash",
ADD COLUMN     "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "ended_at" TIMESTAMPTZ(3),
ADD COLUMN     "letters" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "queued_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "newsletter_issue" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "newsletter_issue_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "newsletter_issue_slug_key" ON "newsletter_issue"("slug");

-- CreateIndex
CREATE INDEX "subscriber_state_id_idx" ON "subscriber"("state", "id");

-- CreateIndex
CREATE INDEX "stock_alert_email_idx" ON "stock_alert"("email");



-- ------------------------------------------------------- the database's own last checks

-- Each state has the moments that belong to it, and no others.
ALTER TABLE stock_alert
  ADD CONSTRAINT stock_alert_letters CHECK (letters BETWEEN 1 AND 3),
  ADD CONSTRAINT stock_alert_moments CHECK (
    CASE state
      WHEN 'pending' THEN num_nonnulls(confirmed_at, queued_at, sent_at, ended_at) = 0
      WHEN 'confirmed' THEN confirmed_at IS NOT NULL AND num_nonnulls(sent_at, ended_at) = 0
      WHEN 'sent' THEN num_nonnulls(confirmed_at, queued_at, sent_at) = 3 AND ended_at IS NULL
      ELSE ended_at IS NOT NULL AND sent_at IS NULL
    END
  );
ALTER TABLE subscriber
  ADD CONSTRAINT subscriber_letters CHECK (letters BETWEEN 1 AND 3),
  ADD CONSTRAINT subscriber_consent CHECK (consent_text <> ''),
  ADD CONSTRAINT subscriber_moments CHECK (
    CASE state
      WHEN 'pending' THEN num_nonnulls(confirmed_at, ended_at) = 0
      WHEN 'confirmed' THEN confirmed_at IS NOT NULL AND ended_at IS NULL
      ELSE ended_at IS NOT NULL
    END
  );
ALTER TABLE newsletter_issue
  ADD CONSTRAINT newsletter_issue_words CHECK (slug ~ '^[a-z0-9-]{1,60}$' AND subject <> '' AND body <> '');

-- An alert that was sent or stopped never rings again: whoever wants another asks anew.
CREATE FUNCTION keep_alert_ended() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'stock_alert % is over', OLD.id USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER stock_alert_stays_ended BEFORE UPDATE ON stock_alert
  FOR EACH ROW WHEN (OLD.state IN ('sent', 'ended')) EXECUTE FUNCTION keep_alert_ended();

-- An issue's words never change: some of its readers have them already.
CREATE TRIGGER newsletter_issue_append_only BEFORE UPDATE OR DELETE ON newsletter_issue
  FOR EACH ROW EXECUTE FUNCTION refuse_journal_change();
CREATE TRIGGER newsletter_issue_no_truncate BEFORE TRUNCATE ON newsletter_issue
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_journal_change();

-- An order's receipt does not queue behind ten thousand newsletters.
CREATE INDEX outbox_waiting_in_turn ON outbox ((kind IN ('newsletter-issue', 'stock-alert')), available_at)
  WHERE sent_at IS NULL;
DROP INDEX outbox_waiting;
