import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { Crew } from "./crew.ts";
import { readEnv, SettingsError, withEnvFile, type Env } from "./env.ts";
import { createLog, type Log } from "./log.ts";
import { sameSignal } from "./stop-when-asked.ts";

// One small process over those that answer requests (docs/decisions/0048). It does not load the platform: that keeps it small, and each
// process that it starts takes the program and the settings as they then are.

/** Whether several processes are asked for. */
export function wantsSupervisor(): boolean {
  return Boolean(withEnvFile(process.env).WEB_CONCURRENCY);
}

/** Starts the platform as WEB_CONCURRENCY processes of the program `main`, keeps them running, and replaces them all on SIGHUP. */
export async function supervise(main: string): Promise<void> {
  const env = readSettings();
  const log = createLog(env.LOG_LEVEL);
  const crew = new Crew(main, log);
  const preparation = createPreparation(main);
  stopOnSignal(log, crew, preparation);
  const starting = (async () => {
    // What is wrong was said by the process that found it.
    if (!(await preparation.run())) process.exit(1);
    if (!(await crew.start(env.WEB_CONCURRENCY ?? 1))) process.exit(1);
  })();
  restartOnSignal(starting, () => restart(log, crew, preparation));
  await starting;
}

function readSettings(): Env {
  try {
    return readEnv(withEnvFile(process.env));
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}

type Preparation = { run: () => Promise<boolean>; stop: () => void };

/** Prepares the database in a process of its own, so that those that answer do not race for it. */
function createPreparation(main: string): Preparation {
  let child: ChildProcess | null = null;
  return {
    async run() {
      child = fork(main, ["prepare"]);
      const [code] = (await once(child, "exit")) as [number | null];
      child = null;
      return code === 0;
    },
    stop() { child?.kill("SIGKILL"); },
  };
}

function stopOnSignal(log: Log, crew: Crew, preparation: Preparation) {
  let stoppingSince = 0;
  const onSignal = () => {
    if (stoppingSince && Date.now() - stoppingSince > sameSignal) {
      crew.kill();
      process.exit(1);
    }
    if (stoppingSince) return;
    stoppingSince = Date.now();
    preparation.stop();
    void crew.stop().then((areWell) => {
      if (!areWell) log.error("a process did not stop well");
      process.exit(areWell ? 0 : 1);
    });
  };
  process.on("SIGTERM", onSignal);
  process.on("SIGINT", onSignal);
}

/** A signal during a start or a restart begins another one after it. */
function restartOnSignal(starting: Promise<void>, restartNow: () => Promise<void>) {
  let last = starting;
  process.on("SIGHUP", () => { last = last.then(restartNow); });
}

async function restart(log: Log, crew: Crew, preparation: Preparation): Promise<void> {
  log.info("restart begins");
  try {
    const { WEB_CONCURRENCY } = readEnv(withEnvFile(process.env));
    if (!(await preparation.run())) throw new Error("the database could not be prepared");
    await crew.replaceAll(WEB_CONCURRENCY ?? 1);
    log.info("restart done");
  } catch (error) {
    log.error("restart failed, and what ran before runs on", { message: error instanceof Error ? error.message : String(error) });
  }
}
