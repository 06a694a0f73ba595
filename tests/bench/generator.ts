import Database from "better-sqlite3";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setImmediate } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { recountOnSqlite } from "#db/counts/install-sqlite.ts";
import { migrateDatabase } from "#db/migrate.ts";
import { stemVersion } from "#app/lib/stem.ts";
import { prepareForBulk, schemaOf, withoutIndexes } from "./bulk-load.ts";
import { createAudit, noAudit, sealEntries, type Audit } from "./data/audit.ts";
import { longDebateEvery } from "./data/debate-sizes.ts";
import { debateTables } from "./data/debate.ts";
import { framesOf, isLarge, type Scale } from "./data/frames.ts";
import { writeGround, type Ground } from "./data/people.ts";
import { createProposalWriter, initiativeCount } from "./data/proposals.ts";
import { seededRandom, type Random } from "./data/random.ts";
import { createSupportWriter } from "./data/supports.ts";
import { createWriter } from "./data/texts.ts";
import type { DebateWork } from "./debate-thread.ts";

const root = path.resolve(import.meta.dirname, "../..");
const cacheFolder = path.join(root, ".cache/bench");

/** What decides how a generated database looks: when one of these files changes, it is made anew. */
const sources = ["db/migrations/sqlite", "db/schema", "db/counts", "tests/bench/data", "tests/bench/generator.ts", "tests/bench/bulk-load.ts", "tests/bench/debate-thread.ts", "app/lib/stem.ts", "app/domain/proposals/keep-books.server.ts"];

const batch = 1000;

/**
 * A database with this many proposals (rounded up to whole hundreds) and so many comments each on average, made when it is not
 * in the cache. The same number gives the same rows on every machine. Answers the file; do not write to it.
 */
export async function generatedDatabase(size: number, comments: number, progress: (text: string) => void): Promise<string> {
  const count = Math.ceil(size / longDebateEvery) * longDebateEvery;
  const file = path.join(cacheFolder, `${count}-${comments}.db`);
  const mark = path.join(cacheFolder, `${count}-${comments}.key`);
  const key = hashOf(sources);
  if (existsSync(file) && existsSync(mark) && readFileSync(mark, "utf8") === key) return file;
  mkdirSync(cacheFolder, { recursive: true });
  const part = path.join(cacheFolder, `${count}-${comments}.${process.pid}.part`);
  const began = Date.now();
  try {
    await migrateDatabase(part);
    await fill(part, { proposals: count, commentsEach: comments, people: Math.max(40, Math.ceil(count / 25)) }, progress);
    rmSync(mark, { force: true });
    removeDatabase(file);
    renameSync(part, file);
    writeFileSync(mark, key);
  } finally {
    removeDatabase(part);
  }
  progress(`${count} proposals with ${comments} comments each generated in ${Math.round((Date.now() - began) / 1000)} s\n`);
  return file;
}

/** Removes a SQLite file with what lies beside it. */
function removeDatabase(file: string): void {
  for (const end of ["", "-wal", "-shm", "-waiting"]) rmSync(file + end, { force: true });
}

async function fill(file: string, scale: Scale, progress: (text: string) => void) {
  const connection = new Database(file);
  const part = `${file}.debates`;
  try {
    prepareForBulk(connection);
    const random = seededRandom(17_760_704);
    // The debates come with their indexes, so theirs stay.
    const makeIndexes = withoutIndexes(connection, debateTables);
    const schema = schemaOf(connection, [...debateTables, "audit_entries"]);
    connection.exec("BEGIN");
    const audit = createAudit(connection, random);
    const ground = writeGround(connection, random, audit, { ...scale, initiatives: initiativeCount });
    const debates = writeDebates({ file: part, scale, people: ground.people, schema });
    // Nobody else need fail with it before it is waited for.
    debates.catch(() => undefined);
    await writeProposals(connection, random, scale, ground, audit, progress);
    connection.exec("COMMIT");
    progress("\rthe debates are copied          ");
    await debates;
    connection.exec(`attach '${part}' as part`);
    for (const table of [...debateTables, "audit_entries"]) connection.exec(`insert into main.${table} select * from part.${table}`);
    connection.exec("detach part");
    progress("\rindexes are made                ");
    connection.exec("BEGIN");
    sealEntries(connection);
    connection.exec("COMMIT");
    makeIndexes();
    progress("\rcounts are made                 ");
    connection.transaction(recountOnSqlite)(connection);
    progress("\r");
    const broken = isLarge(scale) ? [] : connection.pragma("foreign_key_check") as unknown[];
    if (broken.length > 0) throw new Error(`The generator wrote ${broken.length} rows that point nowhere`);
    connection.pragma("locking_mode = NORMAL");
    connection.pragma("journal_mode = WAL");
  } finally {
    connection.close();
    removeDatabase(part);
  }
}

/** In a thread of its own, while this one writes the proposals. */
async function writeDebates(workerData: DebateWork): Promise<void> {
  const thread = new Worker(new URL("debate-thread.ts", import.meta.url), { workerData });
  await once(thread, "message");
  await thread.terminate();
}

async function writeProposals(connection: Database.Database, random: Random, scale: Scale, ground: Ground, audit: Audit, progress: (text: string) => void): Promise<void> {
  const proposals = createProposalWriter(connection, random, createWriter(random), ground, audit);
  const writeSupports = createSupportWriter(connection, random, ground.people, isLarge(scale) ? noAudit : audit);
  // The index is merged once, at the end.
  const tune = (name: string, value: number) => { connection.exec(`insert into search_index (search_index, rank) values ('${name}', ${value})`); };
  tune("automerge", 0);
  let number = 0;
  for (const frame of framesOf(scale)) {
    number += 1;
    proposals.writeProposal(number, frame);
    writeSupports(frame);
    if (number % batch !== 0) continue;
    progress(`\r${number} of ${scale.proposals} proposals `);
    // The other thread may have failed.
    await setImmediate();
  }
  proposals.writeTallies();
  tune("automerge", 4);
  connection.exec("insert into search_index (search_index) values ('optimize')");
  connection.exec("insert into support_allowances (plan_id, user_id, used) select proposals.plan_id, supports.user_id, count(*) from supports inner join proposals on proposals.id = supports.proposal_id group by proposals.plan_id, supports.user_id");
  connection.prepare("insert into search_state (id, stem_version) values ('index', ?)").run(stemVersion);
}

function hashOf(names: string[]): string {
  const hash = createHash("sha256");
  const add = (name: string, entry: string) => {
    if (/\.(ts|sql)$/.test(entry)) hash.update(name).update(readFileSync(path.join(root, name)));
  };
  for (const name of names) {
    if (/\.\w+$/.test(name)) add(name, name);
    else for (const entry of (readdirSync(path.join(root, name), { recursive: true }) as string[]).sort()) add(path.join(name, entry), entry);
  }
  return hash.digest("hex");
}
