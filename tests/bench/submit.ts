// How many proposals a second the command takes: everything it writes in one transaction each, on disk before it answers
// (synchronous=FULL). node tests/bench/submit.ts FILE SECONDS; it prints one line of JSON.
import { asc, eq } from "drizzle-orm";
import type { Context, Person } from "#app/domain/context.ts";
import { getPlan } from "#app/domain/plans/queries.server.ts";
import { saveDraft } from "#app/domain/proposals/draft.server.ts";
import { submitProposal } from "#app/domain/proposals/submit-proposal.server.ts";
import { newId } from "#app/lib/id.ts";
import { createSeal } from "#app/lib/seal.ts";
import { createFolderStorage } from "#app/server/folder-storage.ts";
import { openStore } from "#db/connection.ts";
import { planSlug, themeSlugs } from "./data/people.ts";
import { seededRandom } from "./data/random.ts";
import { createWriter } from "./data/texts.ts";

const [file, seconds] = process.argv.slice(2);
const store = openStore(file!);
const atOnce = 32;
const batch = 512;

const base = { locale: "da" as const, now: new Date(), read: store.read, write: store.write, tables: store.tables, search: store.search, requestId: newId(), address: "127.0.0.1", network: "127.0.0", browser: "", seal: createSeal("the secret of the benchmark"), storage: createFolderStorage("never used"), rateLimitFactor: 1_000_000 };
const people = await readPeople();
const plan = await getPlan({ ...base, actor: { kind: "visitor" } }, planSlug);
const random = seededRandom(1);
const writer = createWriter(random);
const took: number[] = [];
let working = 0;
/** CPU time of the submissions alone, in microseconds. */
let spent = 0;

while (working < Number(seconds) * 1000) {
  const drafts = [];
  for (let index = 0; index < batch; index += 1) drafts.push(await prepareDraft(people[index % people.length]!));
  const began = performance.now();
  const before = process.cpuUsage();
  const queue = drafts.values();
  await Promise.all(Array.from({ length: atOnce }, async () => {
    for (const { actor, id, input } of queue) {
      const started = performance.now();
      const result = await submitProposal({ ...base, now: new Date(), actor }, plan, id, input, "");
      if (!result.ok) throw new Error(`A submission was refused: ${result.reason}`);
      took.push(performance.now() - started);
    }
  }));
  working += performance.now() - began;
  const { user, system } = process.cpuUsage(before);
  spent += user + system;
}

took.sort((a, b) => a - b);
const at = (share: number) => took[Math.floor(took.length * share)]!;
process.stdout.write(`${JSON.stringify({ rps: took.length / (working / 1000), p50: at(0.5), p99: at(0.99), peakMemory: Math.round(process.resourceUsage().maxRSS / 1024), cpu: spent / 1000 / took.length })}\n`);
await store.close();

async function readPeople(): Promise<Person[]> {
  const { users, organisations } = store.tables;
  const rows = await store.read.select({ user: users, organisation: organisations.name }).from(users).leftJoin(organisations, eq(organisations.id, users.organisationId)).orderBy(asc(users.id)).limit(100);
  return rows.map(({ user, organisation }) => ({
    kind: "person", id: user.id, name: user.name, participantType: user.participantType, organisation: user.organisationId && organisation ? { id: user.organisationId, name: organisation } : null,
    display: user.display, neutralCode: user.neutralCode, emailVerified: true, memberships: user.organisationId && organisation && user.participantType !== "citizen" ? [{ id: user.organisationId, name: organisation, type: user.participantType, role: "representative" as const, verified: false }] : [], roles: [], planRoles: [], rolesHeldBack: false, deletionDueAt: null,
  }));
}

async function prepareDraft(actor: Person) {
  const ctx: Context = { ...base, actor };
  const input = { theme: random.pick(themeSlugs), title: writer.title("da"), problem: writer.text("da", 45), change: writer.text("da", 55), effect: writer.text("da", 25), language: "da" as const, ogpValues: [], policyAreas: [] };
  const saved = await saveDraft(ctx, plan.id, newId(), null, input);
  if (!saved.ok) throw new Error(saved.reason);
  return { actor, id: saved.id, input };
}
