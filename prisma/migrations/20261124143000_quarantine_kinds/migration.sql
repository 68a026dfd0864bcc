-- A migration of their own: PostgreSQL uses a new value of an enum only once it is committed.
ALTER TYPE "stock_movement_kind" ADD VALUE 'reshelve';
ALTER TYPE "stock_movement_kind" ADD VALUE 'discard';
