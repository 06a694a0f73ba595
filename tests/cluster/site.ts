import { mkdirSync } from "node:fs";
import path from "node:path";
import { until } from "#tests/support/postgres-cluster.ts";
import { openBalancer, type Balancer } from "./balancer.ts";
import { runScript, startProcess, type Process, type Settings } from "./processes.ts";

/** Several processes of the platform behind one address. */
export type Site = {
  balancer: Balancer;
  settings: Settings;
  processes: Process[];
  /** Starts another process in the place of one that is gone. */
  replace: (index: number) => Promise<void>;
  stop: () => Promise<void>;
};

/** Starts so many at once, when the database at `directUrl` has its tables: a pooler cannot hold the lock of those who make them. */
export async function startSite(folder: string, count: number, databases: { DATABASE_URL: string; DATABASE_REPLICA_URL: string }, directUrl: string): Promise<Site> {
  const balancer = await openBalancer();
  const data = path.join(folder, "data");
  mkdirSync(data);
  const settings = { ...databases, SAMPLAN_MODE: "demo", DATA_DIR: data, PUBLIC_URL: balancer.url, DATABASE_POOL: "6", RATE_LIMIT_FACTOR: "1000000", SIGN_UP_SECONDS: "0", LOG_LEVEL: "error", SECRET_KEY: "a secret that all processes of the test share", MAIL_URL: "" };
  const migrated = await runScript("scripts/migrate.ts", { ...settings, DATABASE_URL: directUrl });
  if (migrated.code !== 0) throw new Error(migrated.said);
  const start = async (index: number) => {
    const begun = await startProcess(settings, path.join(folder, `process-${index}.log`));
    balancer.processes.add(begun.port);
    return begun;
  };
  const processes = await Promise.all(Array.from({ length: count }, (_, index) => start(index)));
  await until("a process is ready", () => balancer.isReady(), 60);
  return {
    balancer, settings, processes,
    async replace(index) {
      balancer.processes.delete(processes[index]!.port);
      processes[index] = await start(index);
    },
    async stop() {
      await Promise.all(processes.map((each) => each.end("SIGTERM")));
      await balancer.close();
    },
  };
}
