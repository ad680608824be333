/** Searches an archivist keeps, and what was asked lately: part of the depot, because they are about what is in it. */
export const sql = /* sql */ `
CREATE TABLE saved_search (
  -- A search kept under a name.
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE COLLATE NOCASE,
  query TEXT NOT NULL,           -- as it was typed
  ordering TEXT NOT NULL         -- the order of its list: 'date', '-date' (latest first), 'sender' …
) STRICT;

CREATE TABLE past_query (
  -- What was asked lately; the oldest go.
  query TEXT PRIMARY KEY,        -- as it was typed
  asked INTEGER NOT NULL         -- its place in the order of asking: the greatest was asked last
) STRICT, WITHOUT ROWID;
CREATE INDEX past_query_by_asked ON past_query (asked);
`
