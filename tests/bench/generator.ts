import Database from "better-sqlite3";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { migrateDatabase } from "#db/migrate.ts";
import { stemVersion } from "#app/lib/stem.ts";
import { createAudit } from "./data/audit.ts";
import { createDebateWriter, drawSupports, hugeDebate, hugeDebates, longDebateEvery, shareComments } from "./data/debate.ts";
import { collectedUntil, collectOpens, writeGround } from "./data/people.ts";
import { createProposalWriter, initiativeCount } from "./data/proposals.ts";
import { seededRandom } from "./data/random.ts";
import { createWriter } from "./data/texts.ts";

const root = path.resolve(import.meta.dirname, "../..");
const cacheFolder = path.join(root, ".cache/bench");

/** What decides how a generated database looks: when one of these files changes, it is made anew. */
const sources = ["db/migrations/sqlite", "db/schema", "tests/bench/data", "tests/bench/generator.ts", "app/lib/stem.ts", "app/domain/proposals/keep-books.server.ts"];

const batch = 1000;

/**
 * A database with this many proposals (rounded up to whole hundreds) and five times as many comments, made when it is not
 * in the cache. The same number gives the same rows on every machine. Answers the file; do not write to it.
 */
export async function generatedDatabase(size: number, comments: number, progress: (text: string) => void): Promise<string> {
  const count = Math.ceil(size / longDebateEvery) * longDebateEvery;
  const file = path.join(cacheFolder, `${count}.db`);
  const mark = path.join(cacheFolder, `${count}.key`);
  const key = hashOf(sources);
  if (existsSync(file) && existsSync(mark) && readFileSync(mark, "utf8") === key) return file;
  mkdirSync(cacheFolder, { recursive: true });
  const part = path.join(cacheFolder, `${count}.${process.pid}.part`);
  const began = Date.now();
  try {
    await migrateDatabase(part);
    fill(part, count, progress);
    rmSync(mark, { force: true });
    removeDatabase(file);
    renameSync(part, file);
    writeFileSync(mark, key);
  } finally {
    removeDatabase(part);
  }
  progress(`${count} proposals and ${count * 5} comments generated in ${Math.round((Date.now() - began) / 1000)} s\n`);
  return file;
}

/** Removes a SQLite file with what lies beside it. */
function removeDatabase(file: string): void {
  for (const end of ["", "-wal", "-shm"]) rmSync(file + end, { force: true });
}

function fill(file: string, count: number, progress: (text: string) => void) {
  const connection = new Database(file);
  try {
    // Only while generating: a power cut costs nothing but the minute.
    for (const pragma of ["journal_mode = MEMORY", "synchronous = OFF", "foreign_keys = OFF", "cache_size = -400000", "temp_store = MEMORY"]) connection.pragma(pragma);
    const random = seededRandom(20_170_823);
    const writer = createWriter(random);
    connection.exec("BEGIN");
    const audit = createAudit(connection, random);
    const ground = writeGround(connection, random, audit, { people: Math.max(40, Math.ceil(count / 25)), proposals: count, initiatives: initiativeCount });
    const proposals = createProposalWriter(connection, random, writer, ground, audit);
    const debate = createDebateWriter(connection, random, writer, ground, audit);
    const span = collectedUntil.getTime() - collectOpens.getTime();
    let shares: number[] = [];
    for (let index = 0; index < count; index += 1) {
      if (index % longDebateEvery === 0) shares = shareComments(random);
      const submittedAt = new Date(collectOpens.getTime() + Math.floor((span * (index + random.next())) / count));
      const counts = { supports: drawSupports(random, ground.people.length), comments: hugeDebates.includes(index) ? hugeDebate : shares[index % longDebateEvery]! };
      const proposal = proposals.writeProposal(index + 1, submittedAt, counts);
      debate.writeSupports(proposal, submittedAt, counts.supports);
      debate.writeComments(proposal.id, submittedAt, counts.comments);
      if ((index + 1) % batch === 0) {
        connection.exec("COMMIT; BEGIN");
        progress(`\r${index + 1} of ${count} proposals `);
      }
    }
    proposals.writeTallies();
    connection.exec("insert into support_allowances (plan_id, user_id, used) select proposals.plan_id, supports.user_id, count(*) from supports inner join proposals on proposals.id = supports.proposal_id group by proposals.plan_id, supports.user_id");
    connection.prepare("insert into search_state (id, stem_version) values ('index', ?)").run(stemVersion);
    connection.exec("COMMIT");
    progress("\r");
    const broken = connection.pragma("foreign_key_check") as unknown[];
    if (broken.length > 0) throw new Error(`The generator wrote ${broken.length} rows that point nowhere`);
    connection.pragma("journal_mode = WAL");
  } finally {
    connection.close();
  }
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
