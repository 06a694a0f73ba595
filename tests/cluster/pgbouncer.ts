import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { until } from "#tests/support/postgres-cluster.ts";
import { asOther, findFreePort, giveAway } from "#tests/support/postgres-server.ts";
import type { Databases } from "./databases.ts";

/** A pgbouncer in transaction mode before both addresses of the database. */
export type Pooler = { primaryUrl: string; replicaUrl: string; stop: () => Promise<void> };

/** Starts the program at the path, with the settings that docs/scaling.md names. */
export async function startPgbouncer(program: string, folder: string, { primaryDoor, replicaDoor }: Databases): Promise<Pooler> {
  const port = await findFreePort();
  const file = path.join(folder, "pgbouncer.ini");
  writeFileSync(file, `[databases]
samplan = host=127.0.0.1 port=${primaryDoor.port} dbname=samplan user=postgres
samplan_replica = host=127.0.0.1 port=${replicaDoor.port} dbname=samplan user=postgres
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = 8
max_client_conn = 200
server_login_retry = 1
server_connect_timeout = 3
query_wait_timeout = 10
server_check_delay = 0
`);
  giveAway(file);
  const child = spawn(program, ["-q", file], { ...asOther(), cwd: folder, stdio: ["ignore", "ignore", "inherit"] });
  const endWithUs = () => void child.kill("SIGKILL");
  process.once("exit", endWithUs);
  const ended = once(child, "exit");
  const pg = (await import("pg")).default;
  const url = (database: string) => `postgres://postgres@127.0.0.1:${port}/${database}`;
  await until("pgbouncer answers", async () => {
    const client = new pg.Client({ connectionString: url("samplan") });
    client.on("error", () => undefined);
    return client.connect().then(() => client.end()).then(() => true, () => false);
  });
  return {
    primaryUrl: url("samplan"), replicaUrl: url("samplan_replica"),
    async stop() {
      process.off("exit", endWithUs);
      child.kill("SIGINT");
      await ended;
    },
  };
}
