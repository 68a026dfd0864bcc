-- A migration of its own: PostgreSQL uses a new value of an enum only once it is committed.
ALTER TYPE "refund_state" ADD VALUE 'pending' AFTER 'requested';
