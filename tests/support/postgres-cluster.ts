import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { asOther, findFreePort, findPrograms, giveAway, makeDatabaseFolder, makeOwnFolder, runPostgres, type RunningPostgres } from "./postgres-server.ts";

/** One server of several that hold the same: a primary or a standby. */
export type Node = {
  name: string;
  port: number;
  url: string;
  start(): Promise<void>;
  /** Ends it as a power cut does: every process of it, at once. */
  kill(): Promise<void>;
  stop(): Promise<void>;
  /** Makes a primary of a standby. */
  promote(): Promise<void>;
  /** One statement, by a connection of its own. */
  ask<Row extends pg.QueryResultRow>(statement: string): Promise<Row[]>;
  /** A copy of it, as a standby that follows the server at `primary` (what stands in primary_conninfo); not started yet. */
  copyAsStandby(name: string, primary: string): Promise<Node>;
};

const database = "samplan";

/** A new primary in a folder that others may enter, with an empty database `samplan`. `settings` are those of all servers made from it. */
export async function startPrimary(folder: string, name: string, settings: readonly string[]): Promise<Node> {
  const programs = await findPrograms(folder);
  const data = path.join(folder, name);
  makeDatabaseFolder(programs, data);
  const node = newNode({ programs, folder, name, port: await findFreePort(), settings });
  await node.start();
  await askAt(node.url.replace(`/${database}`, "/postgres"), `create database ${database}`);
  return node;
}

type Place = { programs: string; folder: string; name: string; port: number; settings: readonly string[] };

function newNode(place: Place): Node {
  const { programs, folder, name, port, settings } = place;
  const data = path.join(folder, name);
  const url = `postgres://postgres@127.0.0.1:${port}/${database}`;
  let running: RunningPostgres | null = null;
  return {
    name, port, url,
    async start() {
      // After a power cut the file of the old process is there still; a start that finds its number taken by another program would not begin.
      rmSync(path.join(data, "postmaster.pid"), { force: true });
      running = await runPostgres(programs, data, port, settings);
    },
    async kill() {
      if (!running) return;
      const children = childrenOf(running.pid);
      const ended = running.end("SIGKILL");
      for (const pid of children) killQuietly(pid);
      await ended;
      running = null;
    },
    async stop() {
      await running?.end("SIGINT");
      running = null;
    },
    async promote() { await askAt(url, "select pg_promote(true, 30)"); },
    ask: (statement) => askAt(url, statement),
    async copyAsStandby(copyName, primary) {
      await copyFolder(url, data, path.join(folder, copyName));
      writeOwn(path.join(folder, copyName, "standby.signal"), "");
      return newNode({ ...place, name: copyName, port: await findFreePort(), settings: [...settings.filter((each) => !each.startsWith("primary_conninfo")), `primary_conninfo=${primary} application_name=${copyName}`] });
    },
  };
}

/** What pg_basebackup does, which is not among the programs of the package. */
async function copyFolder(url: string, from: string, to: string) {
  rmSync(to, { recursive: true, force: true });
  makeOwnFolder(to);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("select pg_backup_start('copy', true)");
    // Files may come and go meanwhile, which the log that is replayed mends.
    spawnSync("cp", ["-a", `${from}/.`, to], { ...asOther() });
    const { rows: [stop] } = await client.query<{ labelfile: string }>("select labelfile from pg_backup_stop(false)");
    if (!existsSync(path.join(to, "PG_VERSION"))) throw new Error(`${from} could not be copied`);
    for (const name of ["postmaster.pid", "postmaster.opts", "standby.signal"]) rmSync(path.join(to, name), { force: true });
    for (const name of readdirSync(path.join(to, "pg_wal"))) rmSync(path.join(to, "pg_wal", name), { recursive: true });
    for (const name of ["archive_status", "summaries"]) spawnSync("mkdir", [path.join(to, "pg_wal", name)], { ...asOther() });
    writeOwn(path.join(to, "backup_label"), stop!.labelfile);
  } finally {
    await client.end();
  }
}

function writeOwn(file: string, text: string) {
  writeFileSync(file, text);
  giveAway(file);
}

async function askAt<Row extends pg.QueryResultRow>(url: string, statement: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(statement)).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function childrenOf(pid: number): number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").split(" ").filter(Boolean).map(Number);
}

function killQuietly(pid: number) {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It ended by itself.
  }
}

/** Waits until it is so, and says what was waited for when it never is. */
export async function until(what: string, isSo: () => Promise<boolean> | boolean, seconds = 20): Promise<void> {
  const last = Date.now() + seconds * 1000;
  while (!(await isSo())) {
    if (Date.now() > last) throw new Error(`Waited ${seconds} s in vain until ${what}`);
    await new Promise((resolve) => { setTimeout(resolve, 50); });
  }
}
