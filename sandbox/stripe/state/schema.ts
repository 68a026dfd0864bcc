/** The tables. Columns made from the body serve the filters of the list calls. */
export const schemaSql = `
CREATE TABLE IF NOT EXISTS object (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  created INTEGER NOT NULL,
  due INTEGER,
  body TEXT NOT NULL,
  hidden TEXT,
  payment_intent TEXT GENERATED ALWAYS AS (json_extract(body, '$.payment_intent')) VIRTUAL,
  charge TEXT GENERATED ALWAYS AS (json_extract(body, '$.charge')) VIRTUAL,
  status TEXT GENERATED ALWAYS AS (json_extract(body, '$.status')) VIRTUAL,
  type TEXT GENERATED ALWAYS AS (json_extract(body, '$.type')) VIRTUAL,
  email TEXT GENERATED ALWAYS AS (json_extract(body, '$.customer_details.email')) VIRTUAL
) STRICT;
CREATE INDEX IF NOT EXISTS object_kind ON object (kind, seq);
CREATE INDEX IF NOT EXISTS object_payment_intent ON object (kind, payment_intent);
CREATE INDEX IF NOT EXISTS object_charge ON object (kind, charge);
CREATE INDEX IF NOT EXISTS object_kind_due ON object (kind, due) WHERE due IS NOT NULL;
CREATE INDEX IF NOT EXISTS object_due ON object (due) WHERE due IS NOT NULL;

CREATE TABLE IF NOT EXISTS delivery (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  event TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('pending', 'delivered', 'dropped', 'abandoned')),
  attempts INTEGER NOT NULL DEFAULT 0,
  next_at_ms INTEGER NOT NULL,
  last_status INTEGER,
  last_error TEXT
) STRICT;
CREATE INDEX IF NOT EXISTS delivery_pending ON delivery (next_at_ms) WHERE state = 'pending';
CREATE INDEX IF NOT EXISTS delivery_event ON delivery (event);

CREATE TABLE IF NOT EXISTS idempotency (
  key TEXT PRIMARY KEY,
  path TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  created INTEGER NOT NULL,
  status INTEGER NOT NULL,
  body TEXT NOT NULL,
  request TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS idempotency_created ON idempotency (created);

CREATE TABLE IF NOT EXISTS setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
`;
