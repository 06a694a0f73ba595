import { openStore } from "#db/connection.ts";
import type { Store } from "#db/store.ts";
import type { Context } from "#app/domain/context.ts";
import { newId } from "#app/lib/id.ts";
import type { Env } from "./env.ts";
import { createSeal, type Seal } from "#app/lib/seal.ts";
import { createLog, type Log } from "./log.ts";
import { secretKey } from "./secret-key.ts";
import { createSessions, type Sessions } from "./session.server.ts";
import { storageOf } from "./storage.ts";

/** Everything that lives as long as the process. Made once, handed to every request. */
export type Platform = {
  env: Env;
  log: Log;
  store: Store;
  sessions: Sessions;
  seal: Seal;
  /** The clock. Tests move it. */
  clock: () => Date;
  /** Called after a write that queued mail, so that the worker need not wait for its next round. */
  wakeWorker: () => void;
  /** Set once it is asked to end: whoever sends it requests should send them elsewhere. */
  isStopping: boolean;
};

export function createPlatform(env: Env, options: { clock?: () => Date; store?: Store } = {}): Platform {
  const store = options.store ?? openStore(env.DATABASE_URL, { replicaUrl: env.DATABASE_REPLICA_URL, replicaLagSeconds: env.DATABASE_REPLICA_LAG, connections: env.DATABASE_POOL, statementSeconds: env.DATABASE_STATEMENT_SECONDS });
  const clock = options.clock ?? (() => new Date());
  return {
    env,
    log: createLog(env.LOG_LEVEL),
    store,
    sessions: createSessions(store, { secure: env.PUBLIC_URL.startsWith("https:"), clock }),
    seal: createSeal(secretKey(env)),
    clock,
    wakeWorker: () => undefined,
    isStopping: false,
  };
}

/** A context in which the platform itself acts: seeding, importing, the worker. */
export function systemContext(platform: Pick<Platform, "store" | "clock" | "env" | "seal">, name: string): Context {
  const { store } = platform;
  return { actor: { kind: "system", name }, locale: "da", now: platform.clock(), read: store.read, write: store.write, tables: store.tables, search: store.search, requestId: newId(), address: "", network: "", browser: "", seal: platform.seal, storage: storageOf(platform.env), rateLimitFactor: platform.env.RATE_LIMIT_FACTOR };
}
