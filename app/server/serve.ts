import { eq, sql } from "drizzle-orm";
import { once } from "node:events";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import type { Server } from "node:http";
import type { Socket } from "node:net";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { migrateDatabase } from "#db/migrate.ts";
import { demoPassword } from "#app/domain/seed/demo-password.ts";
import { documentOf } from "#app/domain/publications/document-of.ts";
import { recordAdoptedPlans } from "#app/domain/publications/record-adopted-plans.server.ts";
import { refreshSearchIndex } from "#app/domain/search-index/refresh-index.server.ts";
import { seedDatabase } from "#app/domain/seed/seed-database.server.ts";
import { loadEnvFile, readEnv, type Env } from "./env.ts";
import { startFileMaker } from "./file-maker.ts";
import { createPlatformServer, type Handler } from "./http.ts";
import { describeError } from "./log.ts";
import { createMailer } from "./mail.ts";
import { createPlatform, systemContext, type Platform } from "./platform.ts";
import { explainFailure, StartFailure } from "./start-failure.ts";
import { startWorker } from "./worker.ts";

/** Starts the platform with the pages that `loadPages` gives. What whoever starts it can mend is one sentence and exit code 1. */
export async function serve(loadPages: (platform: Platform) => Promise<Handler>): Promise<void> {
  let env: Env | null = null;
  try {
    loadEnvFile();
    env = readEnv(process.env);
    await start(env, loadPages);
  } catch (error) {
    const sentence = explainFailure(error, env);
    process.stderr.write(`${sentence ?? JSON.stringify({ event: "start failed", ...describeError(error) })}\n`);
    process.exit(1);
  }
}

async function start(env: Env, loadPages: (platform: Platform) => Promise<Handler>) {
  checkDataFolder(env);
  await migrateDatabase(env.DATABASE_URL);
  const platform = createPlatform(env);
  // A file that is up to date can be opened and yet not written to.
  await platform.store.write(async (tx) => { await tx.delete(platform.store.tables.rateLimits).where(sql`1 = 0`); });
  const ctx = systemContext(platform, "seed");
  if (env.SAMPLAN_MODE === "production") await refuseDemoPeople(platform);
  // Before the seed, whose proposals are put into the index as it now is: a new database has nothing to be made anew.
  await refreshSearchIndex(ctx, { onStart: (count) => { process.stdout.write(`Making the search index anew: ${count} proposals\n`); } });
  await seedDatabase(ctx, { withDemo: env.SAMPLAN_MODE === "demo" });
  await recordAdoptedPlans(ctx);
  const server = createPlatformServer(await loadPages(platform));
  const connections = watchConnections(server);
  server.listen(env.PORT, env.HOST);
  await once(server, "listening");
  const mailer = createMailer(platform);
  const worker = startWorker(platform, mailer);
  const fileMaker = startFileMaker(platform, async (_, publication, locale) => documentOf(publication, locale, env.PUBLIC_URL));
  stopOnSignal(platform, async () => {
    await Promise.all([closeServer(server, connections), worker.stop(), fileMaker.stop()]);
    mailer.close();
    await platform.store.close();
  });
  await greet(platform, server);
}

/** Writing a file is the only sure way to know: permission bits say little to root, and nothing on a read-only disk. */
function checkDataFolder({ DATA_DIR }: Env) {
  const trial = path.join(DATA_DIR, `.write-test-${process.pid}`);
  try {
    mkdirSync(DATA_DIR, { recursive: true });
    writeFileSync(trial, "");
    rmSync(trial);
  } catch (error) {
    throw new StartFailure(`The folder ${path.resolve(DATA_DIR)} cannot be written to (${(error as NodeJS.ErrnoException).code ?? "unknown"}): check DATA_DIR and the permissions.`);
  }
}

/** People whose password is public must never be able to sign in to a platform in production. */
async function refuseDemoPeople({ store }: Platform) {
  const { users } = store.tables;
  const [found] = await store.read.select({ id: users.id }).from(users).where(eq(users.isDemo, true)).limit(1);
  if (!found) return;
  await store.close();
  throw new StartFailure("This database holds demonstration people, whose password is public: use another DATABASE_URL with SAMPLAN_MODE=production.");
}

async function greet({ env, store }: Platform, server: Server) {
  const address = server.address();
  const here = `http://localhost:${typeof address === "object" && address ? address.port : env.PORT}`;
  // With PORT=0 the system chose the port only now.
  if (env.PUBLIC_URL === "http://localhost:0") env.PUBLIC_URL = here;
  const lines = [`Samplan is running at ${here}${env.PUBLIC_URL === here ? "" : ` (public address ${env.PUBLIC_URL})`}`];
  if (env.SAMPLAN_MODE === "demo") lines.push(...(await demoLines(store, here, env.MAIL_URL === undefined)));
  process.stdout.write(`${lines.join("\n")}\n`);
}

/** One demo person of each kind, the first that was made. */
async function demoLines({ read, tables }: Platform["store"], here: string, showsMail: boolean): Promise<string[]> {
  const { users, roleGrants } = tables;
  const people = await read.select({ email: users.email, type: users.participantType, role: roleGrants.role }).from(users).leftJoin(roleGrants, eq(roleGrants.userId, users.id)).where(eq(users.isDemo, true)).orderBy(users.id);
  const first = new Map<string, string>();
  for (const { email, type, role } of people) if (!first.has(role ?? type)) first.set(role ?? type, email);
  if (first.size === 0) return [];
  return [
    "",
    `This is a demonstration. Sign in at ${here}/da/sign-in with the password ${demoPassword} as`,
    ...[...first].map(([kind, email]) => `  ${kind.padEnd(12)} ${email}`),
    ...(showsMail ? [`Mail is not sent: read it at ${here}/da/demo/mail`] : []),
    "",
  ];
}

/** The connections that are open. */
function watchConnections(server: Server): ReadonlySet<Socket> {
  const connections = new Set<Socket>();
  server.on("connection", (connection) => {
    connections.add(connection);
    connection.once("close", () => connections.delete(connection));
  });
  return connections;
}

/** How long requests may take to finish once the server stops, in milliseconds. */
const longestFarewell = 10_000;

/** Takes no new connection, and lets the requests that run finish. */
async function closeServer(server: Server, connections: ReadonlySet<Socket>) {
  const closed = once(server, "close");
  server.close();
  // A browser opens connections that it may need; Node counts one that has never asked for anything as busy.
  for (const connection of connections) if (connection.bytesRead === 0) connection.destroy();
  const until = Date.now() + longestFarewell;
  // A connection that is kept alive becomes idle only when its request has finished.
  while (server.listening || (await Promise.race([closed.then(() => false), wait(50, true)]))) {
    if (Date.now() > until) server.closeAllConnections();
    else server.closeIdleConnections();
  }
}

/** One signal stops the platform after what it is doing, a second one at once. */
function stopOnSignal({ log }: Platform, stop: () => Promise<void>) {
  let stoppingSince = 0;
  const onSignal = () => {
    // Ctrl+C reaches the whole group of processes, and npm and scripts/start.mjs pass it on: that is still one.
    if (stoppingSince && Date.now() - stoppingSince > 500) process.exit(1);
    if (stoppingSince) return;
    stoppingSince = Date.now();
    stop().then(() => process.exit(0), (error: unknown) => {
      log.error("stop failed", describeError(error));
      process.exit(1);
    });
  };
  process.on("SIGTERM", onSignal);
  process.on("SIGINT", onSignal);
}
