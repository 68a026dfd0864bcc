-- A mailbox that bounces for ever does not keep its letter in the queue for ever: since when it fails, and when it was given up.

ALTER TABLE outbox
  ADD COLUMN first_failed_at TIMESTAMPTZ(3),
  ADD COLUMN given_up_at TIMESTAMPTZ(3);

-- ---------------------------------------------------------------- last checks
ALTER TABLE outbox
  ADD CONSTRAINT outbox_given_up CHECK (
    given_up_at IS NULL OR (sent_at IS NULL AND first_failed_at IS NOT NULL AND last_error IS NOT NULL)
  ),
  -- Money that is owed is asked for until it is out.
  ADD CONSTRAINT outbox_refund_never_given_up CHECK (given_up_at IS NULL OR kind <> 'refund');

DROP INDEX outbox_waiting_in_turn;
CREATE INDEX outbox_waiting_in_turn ON outbox ((kind IN ('newsletter-issue', 'stock-alert')), available_at)
  WHERE sent_at IS NULL AND given_up_at IS NULL;
