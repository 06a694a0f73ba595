import type { BaseSQLiteDatabase } from "drizzle-orm/sqlite-core";
import type { Reads } from "./changes/record-reads.ts";
import type { Tables } from "./schema/tables.ts";
import type { SearchIndex } from "./search.ts";

/** What domain code sees of a database: the builder's common subset. A builder does nothing until it is awaited. */
type Builder = Omit<BaseSQLiteDatabase<"async", unknown>, "run" | "all" | "get" | "values" | "transaction" | "batch" | "query" | "_query" | "$cache">;

/** A handle that only reads. */
export type ReadHandle = Pick<Builder, "select" | "selectDistinct" | "$count" | "with">;

/** A handle inside one transaction of `write`. */
export type WriteHandle = Builder;

/** Runs the body in one transaction: all of it is kept or none. Only database statements may be awaited inside. */
export type Write = <T>(body: (tx: WriteHandle) => Promise<T>) => Promise<T>;

/** One of the servers of a database, which pages are read from. */
export type Source = {
  /** Tells it from the others that this process reads from. */
  name: "primary" | "replica";
  read: ReadHandle;
  /**
   * Numbers what is committed there now, for whoever asks: the same number twice means that nothing was committed between, by this
   * process or another. What `read` gives afterwards is at least as new.
   */
  moment(): number | Promise<number>;
  /** Whether something of what was read at `moment`, a number that it gave, may have changed up to the last number that it gave. */
  hasChanged(reads: Reads, moment: number): boolean;
};

/** An open database: the same on SQLite and PostgreSQL. */
export type Store = {
  dialect: "sqlite" | "postgres";
  tables: Tables;
  read: ReadHandle;
  write: Write;
  search: SearchIndex;
  /** The server that is written to. */
  primary: Source;
  /**
   * Where a page is read from: a replica where there is one that is well, else the primary. `after` is a `position` that the page must not
   * be older than.
   */
  source(after?: string | null): Source;
  /** Up to where is written now, for whoever wrote and comes back to read; null where there is one server alone. */
  position(): Promise<string | null>;
  /** Forgets what was noted of changes longer ago than anybody looks back: some of it at a time. Answers how much. */
  forgetChanges(): Promise<number>;
  /** Resolves when the database answers, rejects when it does not. */
  ping(): Promise<void>;
  close(): Promise<void>;
};
