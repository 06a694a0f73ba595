-- Full-text search is outside drizzle's schema: the same interface as FTS5 on SQLite. See db/search.ts.
CREATE TABLE search_entries (
  id bigint GENERATED ALWAYS AS IDENTITY,
  proposal_id text PRIMARY KEY REFERENCES proposals(id) ON DELETE CASCADE,
  document tsvector NOT NULL
);
--> statement-breakpoint
CREATE INDEX search_entries_document_idx ON search_entries USING gin (document);
