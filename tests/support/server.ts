import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { openStore } from "#db/connection.ts";
import { migrateDatabase } from "#db/migrate.ts";
import { recordAdoptedPlans } from "#app/domain/publications/record-adopted-plans.server.ts";
import { seedDatabase } from "#app/domain/seed/seed-database.server.ts";
import { loadBuiltPages } from "#app/server/built-pages.ts";
import { readEnv } from "#app/server/env.ts";
import { createPlatformServer, type Handler } from "#app/server/http.ts";
import { createMailer } from "#app/server/mail.ts";
import { createPlatform, systemContext, type Platform } from "#app/server/platform.ts";
import { startWorker } from "#app/server/worker.ts";
import { testSeal } from "./context.ts";

/** One line that the platform logged at `warn` or `error`. */
export type LogLine = { level: "warn" | "error"; event: string; fields: Record<string, unknown> };

/** The whole platform on a port of its own, with its own database and folder, in this process. */
export type TestServer = {
  /** Where it listens, such as http://127.0.0.1:40123, without a slash at the end. */
  url: string;
  platform: Platform;
  dataDir: string;
  /** What went wrong while it ran. A test that expects nothing of the kind checks that there is none. */
  log: LogLine[];
  /** Moves the platform's clock by so many milliseconds, from where it stands. */
  moveClock: (milliseconds: number) => void;
  /** Ends it and removes its folder. */
  stop: () => Promise<void>;
};

export type ServerOptions = {
  /** Without it: a copy of a SQLite database with the demonstration in it. */
  databaseUrl?: string;
  /** The public address when it is not the one listened on, for instance one with https. */
  publicUrl?: string;
  /** Tests that are not about limits must not meet them. */
  rateLimitFactor?: number;
  /** Further settings, as in the environment. */
  settings?: Record<string, string>;
};

let template: Promise<Buffer> | undefined;

/** A database file with the demonstration, made once in a process and copied from then on. */
function demoTemplate(): Promise<Buffer> {
  template ??= makeTemplate();
  return template;
}

/** Kept in memory: a process that runs tests is ended without a chance to remove its files. */
async function makeTemplate(): Promise<Buffer> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "samplan-template-"));
  const file = path.join(folder, "demo.db");
  try {
    await migrateDatabase(file);
    const store = openStore(file);
    const env = readEnv({ SAMPLAN_MODE: "demo", DATABASE_URL: file });
    const ctx = systemContext({ store, env, clock: () => new Date(), seal: testSeal }, "seed");
    await seedDatabase(ctx, { withDemo: true });
    await recordAdoptedPlans(ctx);
    await store.close();
    return readFileSync(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Starts the platform as `npm start` does, without reading the environment of whoever runs the tests. */
export async function startServer(options: ServerOptions = {}): Promise<TestServer> {
  // React and Remix look at this when they are loaded.
  process.env.NODE_ENV = "production";
  const dataDir = mkdtempSync(path.join(os.tmpdir(), "samplan-test-"));
  const databaseUrl = options.databaseUrl ?? path.join(dataDir, "samplan.db");
  if (!options.databaseUrl) writeFileSync(databaseUrl, await demoTemplate());

  let handle: Handler = () => undefined;
  const server = createPlatformServer((request, response) => { handle(request, response); });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const env = readEnv({ SAMPLAN_MODE: "demo", DATABASE_URL: databaseUrl, DATA_DIR: dataDir, PUBLIC_URL: options.publicUrl ?? url, RATE_LIMIT_FACTOR: String(options.rateLimitFactor ?? 1000), LOG_LEVEL: "silent", SIGN_UP_SECONDS: "0", ...options.settings });
  let offset = 0;
  const clock = () => new Date(Date.now() + offset);
  const platform = createPlatform(env, { clock });
  const log: LogLine[] = [];
  const keep = (level: LogLine["level"]) => (event: string, fields: Record<string, unknown> = {}) => { log.push({ level, event, fields }); };
  platform.log = { ...platform.log, warn: keep("warn"), error: keep("error") };
  if (options.databaseUrl) {
    await migrateDatabase(databaseUrl);
    await seedDatabase(systemContext(platform, "seed"), { withDemo: env.SAMPLAN_MODE === "demo" });
    await recordAdoptedPlans(systemContext(platform, "seed"));
  }
  handle = await loadPagesPatiently(platform);
  const mailer = createMailer(platform);
  const worker = startWorker(platform, mailer);

  return {
    url, platform, dataDir, log,
    moveClock: (milliseconds) => { offset += milliseconds; },
    async stop() {
      server.close();
      server.closeAllConnections();
      await worker.stop();
      mailer.close();
      await platform.store.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Somebody may be building at this moment: then the pages are there again in a few seconds. */
async function loadPagesPatiently(platform: Platform): Promise<Handler> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await loadBuiltPages(platform);
    } catch (error) {
      if (tries === 20) throw error;
      await new Promise((resolve) => { setTimeout(resolve, 500); });
    }
  }
}
