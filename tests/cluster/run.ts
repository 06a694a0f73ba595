// npm run test:cluster: several processes of the platform on a PostgreSQL primary with two standbys, all of it on this machine. People read
// and write while processes and servers die; in the end all that was acknowledged must be there, once.
import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { parseArgs } from "node:util";
import { startDatabases, stopDatabases, untilFollowed } from "./databases.ts";
import { eventsOf, type World } from "./events.ts";
import { startLoad } from "./load.ts";
import { startPgbouncer } from "./pgbouncer.ts";
import { tableOf, tooLate, type Happened } from "./report.ts";
import { startSite } from "./site.ts";
import { findWrongs } from "./verify.ts";

// Whoever is told to stop ends what it started, which hangs on this event.
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(1));

const { values } = parseArgs({ options: { pgbouncer: { type: "string" }, break: { type: "string", default: "nothing" }, seconds: { type: "string", default: "6" }, keep: { type: "boolean", default: false } } });
const breaks = values.break as World["breaks"];
const calm = Number(values.seconds) * 1000;

let isWell = await runOnce(null);
if (values.pgbouncer) isWell = (await runOnce(values.pgbouncer)) && isWell;
process.exit(isWell ? 0 : 1);

/** All events on servers of their own; through pgbouncer where it is named. Answers whether all was well. */
async function runOnce(pgbouncer: string | null): Promise<boolean> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "samplan-cluster-"));
  chmodSync(folder, 0o755);
  const began = Date.now();
  say(`\n== ${pgbouncer ? "through pgbouncer in transaction mode" : "connected directly"} ==`);
  const databases = await startDatabases(folder, breaks !== "replication");
  const address = (port: number) => `postgres://postgres@127.0.0.1:${port}/samplan`;
  const pooler = pgbouncer ? await startPgbouncer(pgbouncer, folder, databases) : null;
  const migrated = address(databases.primaryDoor.port);
  const site = await startSite(folder, 3, { DATABASE_URL: pooler?.primaryUrl ?? migrated, DATABASE_REPLICA_URL: pooler?.replicaUrl ?? address(databases.replicaDoor.port) }, migrated);
  const load = await startLoad({ url: site.balancer.url, readers: 3, writers: 4, withoutKeys: breaks === "keys" });
  say(`3 processes and 3 servers run after ${((Date.now() - began) / 1000).toFixed(0)} s`);
  const rows: Happened[] = [];
  for (const event of eventsOf({ site, databases, breaks })) {
    const [from, acknowledged, begun] = [load.outcomes.length, load.promised.proposals.size, Date.now()];
    say(event.name);
    await event.happen();
    const over = Date.now();
    await wait(calm);
    await event.after?.();
    await wait(calm / 2);
    rows.push({ name: event.name, begun, over, until: Date.now(), outcomes: load.outcomes.slice(from), acknowledged: load.promised.proposals.size - acknowledged });
  }
  await load.stop();
  await untilFollowed(databases, 2);
  const wrongs = [...(await findWrongs(site, databases.primary, load.promised)), ...rows.flatMap((row) => {
    const late = tooLate(row);
    return late.length > 0 ? [`${row.name}: ${late.length} requests failed that began when it was over, such as ${late[0]!.path} (${late[0]!.status}, ${((late[0]!.begun - row.over) / 1000).toFixed(1)} s after)`] : [];
  })];
  await site.stop();
  await pooler?.stop();
  await stopDatabases(databases);
  say(`\n${tableOf(rows)}\n`);
  say(`${load.promised.proposals.size} proposals and ${load.promised.comments.size} comments were acknowledged, of ${load.promised.sent.size} that were sent.`);
  say(wrongs.length === 0 ? "Each of them is there exactly once, and the audit trail verifies." : `WRONG:\n${wrongs.map((wrong) => `  ${wrong}`).join("\n")}`);
  if (wrongs.length > 0) for (const name of readdirSync(folder).filter((each) => each.endsWith(".log"))) say(`${name}:\n${readFileSync(path.join(folder, name), "utf8").split("\n").slice(-6).map((line) => line.slice(0, 300)).join("\n")}`);
  if (values.keep) say(folder);
  else rmSync(folder, { recursive: true, force: true });
  return wrongs.length === 0;
}

function say(text: string) {
  process.stdout.write(`${text}\n`);
}
