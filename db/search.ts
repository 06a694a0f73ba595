import { sql, type SQL } from "drizzle-orm";
import type { ReadHandle, WriteHandle } from "./store.ts";

/** A text to be found. `title` and `body` hold stems, `facets` exact words of [a-z0-9]; all separated by spaces. */
export type SearchDocument = { proposalId: string; title: string; body: string; facets: string };

/** Every stem matches as the beginning of a word; all stems and all facets must match. */
export type SearchQuery = { stems: string[]; facets: string[]; limit: number };

/** Full-text search: FTS5 on SQLite, tsvector on PostgreSQL. */
export type SearchIndex = {
  put(tx: WriteHandle, document: SearchDocument): Promise<void>;
  remove(tx: WriteHandle, proposalId: string): Promise<void>;
  /** Ids of the best matches, best first. Of a term that matches very many, the newest `candidates` are ranked. */
  find(read: ReadHandle, query: SearchQuery): Promise<string[]>;
};

/** How many of the newest matches are ranked: ranking all of them costs a quarter of a second on a common word. */
const candidates = 1000;

type SqliteRaw = { run(query: SQL): unknown; all<T>(query: SQL): T[] };

/** SQLite: `search_entries` gives each proposal the integer that FTS5 wants; the index itself holds no text. */
export const sqliteSearch: SearchIndex = {
  async put(tx, document) {
    const raw = tx as unknown as SqliteRaw;
    raw.run(sql`insert into search_entries (proposal_id) values (${document.proposalId}) on conflict do nothing`);
    const [entry] = raw.all<{ id: number }>(sql`select id from search_entries where proposal_id = ${document.proposalId}`);
    raw.run(sql`insert or replace into search_index (rowid, title, body, facets) values (${entry!.id}, ${document.title}, ${document.body}, ${document.facets})`);
  },
  async remove(tx, proposalId) {
    const raw = tx as unknown as SqliteRaw;
    raw.run(sql`delete from search_index where rowid = (select id from search_entries where proposal_id = ${proposalId})`);
    raw.run(sql`delete from search_entries where proposal_id = ${proposalId}`);
  },
  async find(read, { stems, facets, limit }) {
    const match = [...stems.map((stem) => `{title body} : "${stem}"*`), ...facets.map((facet) => `facets : "${facet}"`)].join(" AND ");
    if (!match) return [];
    const rows = (read as unknown as SqliteRaw).all<{ proposal_id: string }>(sql`
      select e.proposal_id from (
        select rowid, bm25(search_index, 8.0, 1.0, 0.0) as score from (select rowid as r from search_index where search_index match ${match} order by rowid desc limit ${candidates}) newest
        join search_index on search_index.rowid = newest.r where search_index match ${match}
      ) hit join search_entries e on e.id = hit.rowid order by hit.score, hit.rowid desc limit ${limit}`);
    return rows.map((row) => row.proposal_id);
  },
};

type PostgresRaw = { execute<T>(query: SQL): Promise<{ rows: T[] }> };

/** PostgreSQL: one tsvector a proposal; the title weighs A, the text C, and the facets are D, which ranks nothing. */
export const postgresSearch: SearchIndex = {
  async put(tx, document) {
    const vector = sql`setweight(to_tsvector('simple', ${document.title}), 'A') || setweight(to_tsvector('simple', ${document.body}), 'C') || to_tsvector('simple', ${document.facets})`;
    await (tx as unknown as PostgresRaw).execute(sql`insert into search_entries (proposal_id, document) values (${document.proposalId}, ${vector}) on conflict (proposal_id) do update set document = excluded.document`);
  },
  async remove(tx, proposalId) {
    await (tx as unknown as PostgresRaw).execute(sql`delete from search_entries where proposal_id = ${proposalId}`);
  },
  async find(read, { stems, facets, limit }) {
    const words = stems.map((stem) => `${stem}:*AC`);
    const query = [...words, ...facets.map((facet) => `${facet}:D`)].join(" & ");
    if (!query) return [];
    // Ranked by the words alone: ts_rank multiplies what is joined by &, and a facet weighs nothing.
    const ranking = words.join(" & ");
    const { rows } = await (read as unknown as PostgresRaw).execute<{ proposal_id: string }>(sql`
      select proposal_id from (
        select proposal_id, id, document from search_entries where document @@ to_tsquery('simple', ${query}) order by id desc limit ${candidates}
      ) newest order by ts_rank('{0,0.1,0.1,1}', document, to_tsquery('simple', ${ranking})) desc, id desc limit ${limit}`);
    return rows.map((row) => row.proposal_id);
  },
};
