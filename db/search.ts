import { sql, type Column, type SQL } from "drizzle-orm";
import { noteRead } from "./changes/record-reads.ts";
import { rankSimilar, tellingWords, type Word } from "./similar.ts";
import type { SqliteWriter } from "./sqlite-writer.ts";
import type { ReadHandle, WriteHandle } from "./store.ts";

/** A text to be found. `title` and `body` hold stems, `facets` exact words of [a-z0-9]; all separated by spaces. */
export type SearchDocument = { proposalId: string; title: string; body: string; facets: string };

/**
 * What is looked for. Every stem matches as the beginning of a word (but see `veryCommon`). Of several facets all must be there;
 * of facets in a list of their own, one.
 */
export type SearchQuery = {
  stems: string[];
  facets: (string | readonly string[])[];
  /** How many matches are looked at. */
  limit: number;
  /** Which ones, when there are more: the newest or the oldest. `best` are the newest, sorted by how well they match. */
  prefer: "best" | "newest" | "oldest";
};

/** What a search found. */
export type SearchMatches = {
  /** How many matches there are, `limit` at most. */
  count: number;
  /** Whether there are more than those. */
  isMore: boolean;
  /** The proposals of some of them by their rank, from 0. */
  slice(from: number, to: number): Promise<string[]>;
  /** The condition that a proposal's id is among the matches. All of them are one value, so that the text of the query is always the same. */
  include(proposalId: Column): SQL;
};

const nothing: SearchMatches = { count: 0, isMore: false, slice: async () => [], include: () => sql`false` };

/**
 * What is compared: the stems of a title. The answer knows no facets, as looking for one that nearly all carry costs more than
 * all else: at most `limit` are answered, to be narrowed by who asks. `facet` tells among how many a word is rare.
 */
export type SimilarQuery = { stems: string[]; facet: string; limit: number };

/** Full-text search: FTS5 on SQLite, tsvector on PostgreSQL. */
export type SearchIndex = {
  put(tx: WriteHandle, document: SearchDocument): Promise<void>;
  remove(tx: WriteHandle, proposalId: string): Promise<void>;
  find(read: ReadHandle, query: SearchQuery): Promise<SearchMatches>;
  /** The proposals that share most with some words, best first. Unlike a search it does not ask for all of the words. */
  findSimilar(read: ReadHandle, query: SimilarQuery): Promise<string[]>;
};

/** SQLite: up to how many matches each is weighed. It costs three microseconds apiece; of more, those with all words in the title are the best. */
const weighed = 200;

/**
 * SQLite: a word that so many proposals hold as it is is looked for without its longer forms, and does not weigh. FTS5 reads all
 * that it has of a word and its longer forms before the first match, 20 ms for one that 40,000 proposals hold.
 */
const veryCommon = 2000;

/** When something similar is looked for: a word that so many proposals hold tells too little. */
const tellsLittle = 1000;

/** Where fewer were found, so many of the newest whose titles hold the common words are added. */
const enough = 6;
const newestTitles = 20;

/** Shorter stems, and those that so many proposals hold as they are, are looked for without their longer forms. */
const shortestBeginning = 5;
const oftenWhole = 500;

/**
 * What is similar by the few words that tell most; where there are not enough of these, the newest whose titles hold the
 * longest three of the common words, or two. `count` and `holding` ask the index, whose entries the answer names; `size` is how many
 * carry the facet. All count up to `tellsLittle`.
 */
async function similarEntries(
  { stems, limit }: SimilarQuery,
  { asTerm, count, holding, size }: { asTerm: (stem: string, isBeginning: boolean) => string; count: (term: string) => Promise<number>; holding: (terms: string[], where: "title" | "text", newest: number) => Promise<number[]>; size: () => Promise<number> },
): Promise<number[]> {
  const words: Word[] = [];
  for (const stem of stems) {
    const whole = { term: asTerm(stem, false), holders: await count(asTerm(stem, false)) };
    const begun = asTerm(stem, true);
    words.push(stem.length < shortestBeginning || whole.holders >= oftenWhole ? whole : { term: begun, holders: await count(begun) });
  }
  const found = [];
  for (const word of tellingWords(words, tellsLittle)) found.push({ ...word, inTitle: await holding([word.term], "title", tellsLittle), inText: await holding([word.term], "text", tellsLittle) });
  const entries = new Set(rankSimilar(found, { asked: words.length, among: await size(), limit }));
  const common = words.filter(({ holders }) => holders >= tellsLittle).map(({ term }) => term).sort((a, b) => b.length - a.length);
  // Three words and no more: the more of them, the longer the index looks for a title with them all.
  for (const terms of common.length > 2 ? [common.slice(0, 3), common.slice(0, 2)] : common.length === 2 ? [common] : []) {
    if (entries.size < enough) for (const entry of await holding(terms, "title", terms.length > 2 ? enough : newestTitles)) entries.add(entry);
  }
  return [...entries].slice(0, limit);
}

type SqliteRaw = { run(query: SQL): unknown; all<T>(query: SQL): T[] };

/**
 * SQLite: `search_entries` gives each proposal the integer that FTS5 wants; the index itself holds no text. FTS5 writes what it was given
 * whenever another statement begins that may have to be taken back, which costs more than all else of a proposal: it is given all
 * at the end of what is committed together.
 */
export const createSqliteSearch = ({ putOff }: Pick<SqliteWriter, "putOff">): SearchIndex => ({
  async put(tx, document) {
    const raw = tx as unknown as SqliteRaw;
    raw.run(sql`insert into search_entries (proposal_id) values (${document.proposalId}) on conflict do nothing`);
    const [entry] = raw.all<{ id: number }>(sql`select id from search_entries where proposal_id = ${document.proposalId}`);
    noteChange(raw);
    putOff(() => { raw.run(sql`insert or replace into search_index (rowid, title, body, facets) values (${entry!.id}, ${document.title}, ${document.body}, ${document.facets})`); });
  },
  async remove(tx, proposalId) {
    const raw = tx as unknown as SqliteRaw;
    const [entry] = raw.all<{ id: number }>(sql`delete from search_entries where proposal_id = ${proposalId} returning id`);
    if (!entry) return;
    noteChange(raw);
    putOff(() => { raw.run(sql`delete from search_index where rowid = ${entry.id}`); });
  },
  async find(read, { stems, facets, limit, prefer }) {
    if (stems.length + facets.length === 0) return nothing;
    const raw = read as unknown as SqliteRaw;
    const words = stems.map((stem) => ({ stem, holders: countHolders(raw, `{title body} : "${stem}"`) }));
    const whole = words.map(({ stem }) => `"${stem}"`);
    const begun = words.map(({ stem, holders }) => `"${stem}"${holders === veryCommon ? "" : "*"}`);
    const find = (terms: string[]) => inOrder(read, matchOf("{title body}", terms, facets), limit + 1, prefer);
    // When the words as they are fill the page and more, their longer forms need not be looked for.
    const exact = words.length > 0 && words.every(({ holders }) => holders > limit) ? find(whole) : [];
    const found = exact.length > limit ? exact : find(begun);
    const matches = found.slice(0, limit);
    const telling = begun.filter((_, place) => words[place]!.holders < veryCommon);
    const sorted = prefer !== "best" || stems.length === 0 ? matches
      : matches.length <= weighed && telling.length > 0 ? ranked(raw, matchOf("{title body}", telling, []), matches) : titlesFirst(read, matchOf("title", begun, facets), matches, found.length > limit);
    return {
      count: matches.length,
      isMore: found.length > limit,
      slice: async (from, to) => proposalsOf(raw, sorted.slice(from, to)),
      include: (proposalId) => sql`${proposalId} in (select proposal_id from search_entries where id in (select value from json_each(${JSON.stringify(matches)})))`,
    };
  },
  async findSimilar(read, query) {
    const raw = read as unknown as SqliteRaw;
    const entries = await similarEntries(query, {
      asTerm: (stem, isBeginning) => `"${stem}"${isBeginning ? "*" : ""}`,
      count: async (term) => countHolders(raw, `{title body} : ${term}`, tellsLittle),
      size: async () => countHolders(raw, `facets : "${query.facet}"`, tellsLittle),
      // All that hold one word, or a few of the many whose titles hold the common words.
      holding: async (terms, where, newest) => entriesOf(read, newest === tellsLittle ? "asc" : "desc").all(matchOf(where === "title" ? "title" : "{title body}", terms, []), newest).map(([entry]) => entry),
    });
    return proposalsOf(raw, entries);
  },
});

/** FTS5 has no triggers. */
function noteChange(raw: SqliteRaw): void {
  raw.run(sql`insert into page_changes (source, keys, is_new) values ('search_index', '', 0)`);
}

function matchOf(columns: string, terms: readonly string[], facets: SearchQuery["facets"]): string {
  const facetTerm = (facet: string) => `facets : "${facet}"`;
  return [...terms.map((term) => `${columns} : ${term}`), ...facets.map((facet) => (typeof facet === "string" ? facetTerm(facet) : `(${facet.map(facetTerm).join(" OR ")})`))].join(" AND ");
}

/** How many proposals match, `most` at most. */
function countHolders(raw: SqliteRaw, match: string, most = veryCommon): number {
  const [found] = raw.all<{ count: number }>(sql`select count(*) as count from (select 1 from search_index where search_index match ${match} limit ${most})`);
  return found!.count;
}

/** SQLite: up to so many matches are all looked for, to find the newest among them. */
const fewMatches = 1000;

type Rows = { raw(): { all(match: string, limit: number): [number][]; iterate(match: string, limit: number): IterableIterator<[number]> } };

/** Asks for the entries that match. Not through drizzle, as there may be thousands: so it is noted here that the index is read. */
function entriesOf(read: ReadHandle, direction: "asc" | "desc") {
  const { $client } = read as unknown as { $client: { prepare(text: string): Rows } };
  const text = `select rowid from search_index where search_index match ? order by rowid ${direction} limit ?`;
  noteRead(text, []);
  return $client.prepare(text).raw();
}

/**
 * The entries that match, the newest or the oldest first. FTS5 goes backwards through what it has of several words ten times slower than forwards: where it
 * would go through all of it, as there are few matches, they are taken forwards and turned around; where there are more, the newest are soon found.
 */
function inOrder(read: ReadHandle, match: string, limit: number, prefer: SearchQuery["prefer"]): number[] {
  const forwards = entriesOf(read, "asc").all(match, prefer === "oldest" ? limit : fewMatches + 1);
  const found = prefer === "oldest" ? forwards : forwards.length <= fewMatches ? forwards.reverse().slice(0, limit) : entriesOf(read, "desc").all(match, limit);
  return found.map(([entry]) => entry);
}

/** The same entries, those first whose title matches. Where they are not all that match, titles are read one by one, as FTS5 would go on to the oldest of all whatever it is told. */
function titlesFirst(read: ReadHandle, match: string, entries: number[], isMore: boolean): number[] {
  const oldest = entries.at(-1);
  if (oldest === undefined) return entries;
  const among = new Set(entries);
  const first = new Set<number>();
  for (const [entry] of isMore ? entriesOf(read, "desc").iterate(match, -1) : entriesOf(read, "asc").all(match, -1).reverse()) {
    if (entry < oldest) break;
    if (among.has(entry)) first.add(entry);
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

/** How many proposals match, `tellsLittle` at most. */
async function countMatches(raw: PostgresRaw, match: string): Promise<number> {
  const { rows } = await raw.execute<{ count: number }>(sql`select count(*)::int as count from (select 1 from search_entries where document @@ to_tsquery('simple', ${match}) limit ${tellsLittle}) found`);
  return rows[0]!.count;
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
  async find(read, { stems, facets, limit, prefer }) {
    const words = stems.map((stem) => `${stem}:*AC`);
    const query = [...words, ...facets.map((facet) => (typeof facet === "string" ? `${facet}:D` : `(${facet.map((each) => `${each}:D`).join(" | ")})`))].join(" & ");
    if (!query) return nothing;
    const direction = prefer === "oldest" ? sql`asc` : sql`desc`;
    // Ranked by the words alone: ts_rank multiplies what is joined by &, and a facet weighs nothing.
    const order = prefer === "best" && words.length > 0 ? sql`ts_rank('{0,0.1,0.1,1}', document, to_tsquery('simple', ${words.join(" & ")})) desc, id desc` : sql`id ${direction}`;
    const { rows } = await (read as unknown as PostgresRaw).execute<{ proposal_id: string }>(sql`
      select proposal_id from (
        select proposal_id, id, document from search_entries where document @@ to_tsquery('simple', ${query}) order by id ${direction} limit ${limit + 1}
      ) found order by ${order}`);
    const ids = rows.slice(0, limit).map((row) => row.proposal_id);
    return { count: ids.length, isMore: rows.length > limit, slice: async (from, to) => ids.slice(from, to), include: (proposalId) => sql`${proposalId} = any(${sql.param(ids)}::text[])` };
  },
  async findSimilar(read, query) {
    const raw = read as unknown as PostgresRaw;
    const ids = new Map<number, string>();
    const entries = await similarEntries(query, {
      asTerm: (stem, isBeginning) => `${stem}:${isBeginning ? "*" : ""}`,
      count: (term) => countMatches(raw, `${term}AC`),
      size: () => countMatches(raw, `${query.facet}:D`),
      holding: async (terms, where, newest) => {
        const words = terms.map((term) => `${term}${where === "title" ? "A" : "AC"}`).join(" & ");
        const { rows } = await raw.execute<{ id: string; proposal_id: string }>(sql`select id, proposal_id from search_entries where document @@ to_tsquery('simple', ${words})${newest < tellsLittle ? sql` order by id desc limit ${newest}` : sql``}`);
        for (const row of rows) ids.set(Number(row.id), row.proposal_id);
        return rows.map((row) => Number(row.id));
      },
    });
    return entries.map((entry) => ids.get(entry)!);
  },
};
