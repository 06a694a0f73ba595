import type { Kit } from "../columns/sqlite.ts";

/** What is known about the search index. The index itself is no table that drizzle can describe: db/search.ts. */
export function searchTables({ table, text, int }: Kit) {
  /** One row: with which version of the stems all of the index was made. No row: with a version from before it was recorded, or the database is new. */
  const searchState = table("search_state", {
    id: text("id").primaryKey(),
    stemVersion: int("stem_version").notNull(),
  });

  return { searchState };
}
