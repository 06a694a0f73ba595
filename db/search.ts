import { sql, type Column, type SQL } from "drizzle-orm";
import type { ReadHandle, WriteHandle } from "./store.ts";

/** A text to be found. `title` and `body` hold stems, `facets` exact words of [a-z0-9]; all separated by spaces. */
export type SearchDocument = { proposalId: string; title: string; body: string; facets: string };

/** Every stem matches as the beginning of a word; all stems and all facets must match. */
export type SearchQuery = { stems: string[]; facets: string[]; limit: number; /** Which matches are better than others does not matter, as they are to be sorted in another way. */ unranked?: boolean };

/** What a search found. */
export type SearchMatches = {
  /** How many matches there are, `limit` at most. */
  count: number;
  /** The proposals of some of them by their rank, from 0. */
  slice(from: number, to: number): Promise<string[]>;
  /** The condition that a proposal's id is among the matches. All of them are one value, so that the text of the query is always the same. */
  include(proposalId: Column): SQL;
};

const nothing: SearchMatches = { count: 0, slice: async () => [], include: () => sql`false` };

/** Full-text search: FTS5 on SQLite, tsvector on PostgreSQL. */
export type SearchIndex = {
  put(tx: WriteHandle, document: SearchDocument): Promise<void>;
  remove(tx: WriteHandle, proposalId: string): Promise<void>;
  /** The newest matches, best first. When there are many, those with all words in the title are the best, else each is weighed. */
  find(read: ReadHandle, query: SearchQuery): Promise<SearchMatches>;
};

/** Up to how many matches each is weighed: that costs three microseconds apiece, and a word that many hold says little. */
const weighed = 200;

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
  async find(read, { stems, facets, limit, unranked }) {
    if (stems.length + facets.length === 0) return nothing;
    const raw = read as unknown as SqliteRaw;
    const words = stems.map((stem) => ({ stem, end: isCommon(raw, stem, limit) ? "" : "*" }));
    const match = (columns: string, of = words, exact = facets) => [...of.map(({ stem, end }) => `${columns} : "${stem}"${end}`), ...exact.map((facet) => `facets : "${facet}"`)].join(" AND ");
    const matches = newest(raw, match("{title body}"), limit);
    const telling = words.filter(({ end }) => end !== "");
    const best = unranked || stems.length === 0 ? matches : matches.length <= weighed && telling.length > 0 ? ranked(raw, match("{title body}", telling, []), matches) : titlesFirst(read, match("title", words, []), matches);
    return {
      count: best.length,
      slice: async (from, to) => proposalsOf(raw, best.slice(from, to)),
      include: (proposalId) => sql`${proposalId} in (select proposal_id from search_entries where id in (select value from json_each(${JSON.stringify(best)})))`,
    };
  },
};

/**
 * Whether so many proposals hold the word as it is that they are all one looks at. Then its longer forms need not be looked
 * for, and it says nothing about which match is the best: both would read all that the index has of it.
 */
function isCommon(raw: SqliteRaw, stem: string, limit: number): boolean {
  const [found] = raw.all<{ count: number }>(sql`select count(*) as count from (select 1 from search_index where search_index match ${`{title body} : "${stem}"`} limit ${limit})`);
  return found!.count === limit;
}

/** The entries of the last proposals that match, the newest first. */
function newest(raw: SqliteRaw, match: string, limit: number): number[] {
  return raw.all<{ rowid: number }>(sql`select rowid from search_index where search_index match ${match} order by rowid desc limit ${limit}`).map((row) => row.rowid);
}

/** The same entries, those first whose title matches. Titles are read one by one, as FTS5 would go on to the oldest of all whatever it is told. */
function titlesFirst(read: ReadHandle, match: string, entries: number[]): number[] {
  const oldest = entries.at(-1);
  if (oldest === undefined) return entries;
  const among = new Set(entries);
  const first = new Set<number>();
  const { $client } = read as unknown as { $client: { prepare(text: string): { iterate(match: string): IterableIterator<{ rowid: number }> } } };
  for (const { rowid } of $client.prepare("select rowid from search_index where search_index match ? order by rowid desc").iterate(match)) {
    if (rowid < oldest) break;
    if (among.has(rowid)) first.add(rowid);
  }
  return [...first, ...entries.filter((entry) => !first.has(entry))];
}

/** The same entries, best first: a word in the title weighs eight times one in the text, and a rare word more than a frequent one. */
function ranked(raw: SqliteRaw, match: string, entries: number[]): number[] {
  // The plus keeps SQLite from asking the index anew for each entry.
  return raw.all<{ rowid: number }>(sql`select rowid from search_index where search_index match ${match} and +rowid in (select value from json_each(${JSON.stringify(entries)})) order by bm25(search_index, 8.0, 1.0, 0.0), rowid desc`).map((row) => row.rowid);
}

function proposalsOf(raw: SqliteRaw, entries: number[]): string[] {
  const rows = raw.all<{ id: number; proposal_id: string }>(sql`select id, proposal_id from search_entries where id in (select value from json_each(${JSON.stringify(entries)}))`);
  const ids = new Map(rows.map((row) => [row.id, row.proposal_id]));
  return entries.map((entry) => ids.get(entry)).filter((id) => id !== undefined);
}

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
    if (!query) return nothing;
    // Ranked by the words alone: ts_rank multiplies what is joined by &, and a facet weighs nothing.
    const ranking = words.join(" & ");
    const { rows } = await (read as unknown as PostgresRaw).execute<{ proposal_id: string }>(sql`
      select proposal_id from (
        select proposal_id, id, document from search_entries where document @@ to_tsquery('simple', ${query}) order by id desc limit ${limit}
      ) newest order by ts_rank('{0,0.1,0.1,1}', document, to_tsquery('simple', ${ranking})) desc, id desc`);
    const ids = rows.map((row) => row.proposal_id);
    return { count: ids.length, slice: async (from, to) => ids.slice(from, to), include: (proposalId) => sql`${proposalId} = any(${sql.param(ids)}::text[])` };
  },
};
