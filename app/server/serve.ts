import cluster from "node:cluster";
import { once } from "node:events";
import type { Server } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { startLogMover } from "#db/log-mover.ts";
import { isPostgresUrl, sqliteFile } from "#db/connection.ts";
import { documentOf } from "#app/domain/publications/document-of.ts";
import { prepareClosing } from "./close-server.ts";
import { loadEnvFile, readEnv, type Env } from "./env.ts";
import { startFileMaker } from "./file-maker.ts";
import { greet } from "./greet.ts";
import { createPlatformServer, type Handler } from "./http.ts";
import { describeError } from "./log.ts";
import { createMailer } from "./mail.ts";
import { createPlatform, type Platform } from "./platform.ts";
import { prepare } from "./prepare.ts";
import { explainFailure } from "./start-failure.ts";
import { stopWhenAsked } from "./stop-when-asked.ts";
import { startWorker } from "./worker.ts";

/** How the pages are made that the server answers with. */
type LoadPages = (platform: Platform) => Promise<Handler>;

/** Prepares the database and starts the platform with the pages that `loadPages` gives. */
export function serve(loadPages: LoadPages): Promise<void> {
  return explained(async (env) => listen(await prepare(env), loadPages));
}

/** Prepares the database for the processes of a supervisor, and ends. */
export function prepareOnly(): Promise<void> {
  return explained(async (env) => {
    await (await prepare(env)).store.close();
    process.exit(0);
  });
}

/** Starts the platform as one of the processes of a supervisor, on a database that is prepared. */
export function serveBeside(loadPages: LoadPages): Promise<void> {
  return explained(async (env) => {
    const platform = createPlatform(env);
    await platform.store.ping();
    await listen(platform, loadPages);
  });
}

/** What whoever starts it can mend is one sentence and exit code 1. */
async function explained(start: (env: Env) => Promise<void>): Promise<void> {
  let env: Env | null = null;
  try {
    loadEnvFile();
    env = readEnv(process.env);
    await start(env);
  } catch (error) {
    const sentence = explainFailure(error, env);
    process.stderr.write(`${sentence ?? JSON.stringify({ event: "start failed", ...describeError(error) })}\n`);
    process.exit(1);
  }
}

async function listen(platform: Platform, loadPages: LoadPages): Promise<void> {
  const { env } = platform;
  const server = createPlatformServer(await loadPages(platform));
  const closing = prepareClosing(server);
  server.listen(env.PORT, env.HOST);
  await once(server, "listening");
  const here = `http://localhost:${portOf(server)}`;
  // With PORT=0 the system chose the port only now.
  if (env.PUBLIC_URL === "http://localhost:0") env.PUBLIC_URL = here;
  const mailer = createMailer(platform);
  const worker = startWorker(platform, mailer);
  const logMover = isPostgresUrl(env.DATABASE_URL) ? null : startLogMover(sqliteFile(env.DATABASE_URL), (error) => { platform.log.error("log mover stopped", describeError(error)); });
  const fileMaker = startFileMaker(platform, async (_, publication, locale) => documentOf(publication, locale, env.PUBLIC_URL));
  stopWhenAsked(platform, async ({ hasSuccessor }) => {
    platform.isStopping = !hasSuccessor;
    const farewell = hasSuccessor ? longestFarewell : 0;
    await closing.sayFarewell(farewell);
    if (!hasSuccessor) await wait(env.STOP_DELAY_SECONDS * 1000);
    await Promise.all([closing.close(farewell), worker.stop(), fileMaker.stop(), logMover?.stop()]);
    mailer.close();
    await platform.store.close();
  });
  // Of the processes of a supervisor the first speaks for all.
  if (!cluster.worker || cluster.worker.id === 1) await greet(platform, here);
}

/** So long a process that has a successor answers on connections that are kept alive, so that who uses one hears that it ends. In milliseconds. */
const longestFarewell = 1000;

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === "object" && address ? address.port : 0;
}
