import { drizzle } from "drizzle-orm/node-postgres";
import type pg from "pg";
import { noteRead } from "./changes/record-reads.ts";
import { watchStandby } from "./changes/watch-standby.ts";
import { isDeadlock, isServerLost } from "./errors.ts";
import { openPool, type PoolLimits } from "./postgres-pool.ts";
import { LagWatch, readPosition, type Position } from "./replica-lag.ts";
import type { ReadHandle, Source } from "./store.ts";

/** How often both servers are asked where they are, and how long they may take to say so, in milliseconds. */
const lookEvery = 1000;
const watching: PoolLimits = { connections: 1, statementSeconds: 1, connectSeconds: 2 };

export type ReplicaOptions = { url: string; primaryUrl: string; primary: pg.Pool; limits: PoolLimits; mostLagSeconds: number };

/** A streaming replica that pages are read from while it is well: there, a standby, and not too far behind. */
export class Replica {
  readonly source: Source;
  private readonly pool: pg.Pool;
  private readonly watchers: { replica: pg.Pool; primary: pg.Pool };
  private readonly lag: LagWatch;
  private readonly clients = new Set<pg.PoolClient>();
  private replayed: Position = 0n;
  private isWell = false;
  private isClosed = false;
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void>;

  constructor({ url, primaryUrl, primary, limits, mostLagSeconds }: ReplicaOptions) {
    this.pool = openPool(url, limits);
    this.pool.on("connect", (client) => { this.clients.add(client); });
    this.pool.on("remove", (client) => { this.clients.delete(client); });
    this.watchers = { replica: openPool(url, watching), primary: openPool(primaryUrl, watching) };
    this.lag = new LagWatch(mostLagSeconds * 1000);
    const client = new WithFallback(this.pool, primary, () => { this.isWell = false; });
    this.source = { name: "replica", read: drizzle(client as unknown as pg.Pool, { logger: { logQuery: noteRead } }) as unknown as ReadHandle, ...watchStandby(this.pool) };
    this.looking = this.look();
  }

  /** Whether pages may be read from it that are not older than the position. */
  serves(after: Position | null): boolean {
    return this.isWell && (after === null || after <= this.replayed);
  }

  async close(): Promise<void> {
    this.isClosed = true;
    clearTimeout(this.timer);
    await this.looking;
    await Promise.all([this.pool, this.watchers.replica, this.watchers.primary].map((pool) => pool.end()));
  }

  private async look(): Promise<void> {
    try {
      const { rows: [row] } = await this.watchers.replica.query<{ standby: boolean; position: string | null }>("select pg_is_in_recovery() as standby, pg_last_wal_replay_lsn()::text as position");
      const replayed = readPosition(row?.position);
      const primary = await this.watchers.primary.query<{ position: string }>("select pg_current_wal_flush_lsn()::text as position").then(({ rows }) => readPosition(rows[0]?.position), () => null);
      if (replayed !== null) this.replayed = replayed;
      // One that was promoted is the newest there is, until the address of the primary leads to it.
      if (row?.standby) this.isWell = replayed !== null && this.lag.isWell(replayed, primary, Date.now());
      else this.isWell &&= primary === null;
    } catch {
      this.isWell = false;
      // What it was asked and has not answered is asked of the primary, as soon as its connection ends.
      for (const client of this.clients) client.end().catch(() => undefined);
    }
    if (!this.isClosed) this.timer = setTimeout(() => { this.looking = this.look(); }, lookEvery);
  }
}

/** Asks the replica, and the primary what the replica could not answer: it went away, or cancelled the query to replay what contradicts it. */
class WithFallback {
  private readonly replica: pg.Pool;
  private readonly primary: pg.Pool;
  private readonly onLost: () => void;

  constructor(replica: pg.Pool, primary: pg.Pool, onLost: () => void) {
    this.replica = replica;
    this.primary = primary;
    this.onLost = onLost;
  }

  async query(query: pg.QueryConfig, values?: unknown[]): Promise<pg.QueryResult> {
    try {
      return await this.replica.query(query, values);
    } catch (error) {
      if (!isServerLost(error) && !isDeadlock(error)) throw error;
      if (isServerLost(error)) this.onLost();
      return this.primary.query(query, values);
    }
  }
}
