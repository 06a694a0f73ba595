-- Full-text search is outside drizzle's schema: FTS5 has no builder. See db/search.ts.
CREATE TABLE search_entries (
  id INTEGER PRIMARY KEY,
  proposal_id TEXT NOT NULL UNIQUE REFERENCES proposals(id) ON DELETE CASCADE
);
--> statement-breakpoint
CREATE VIRTUAL TABLE search_index USING fts5(title, body, facets, content='', contentless_delete=1, prefix='2 3', tokenize='unicode61 remove_diacritics 0');
