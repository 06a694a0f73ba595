// How long acts on 1,000 cases take, mails queued and on disk, and how long and how much memory the export of the list does:
// up to 12,000 proposals and 17,000 comments. node tests/bench/bulk.ts FILE acts, or exports, each in a
// process of its own, as the memory is the most that it ever took; it prints a table.
import { eq } from "drizzle-orm";
import { carryOutDue } from "#app/domain/bulk/carry-out.server.ts";
import { getJob } from "#app/domain/bulk/get-job.server.ts";
import { orderBulk } from "#app/domain/bulk/order-bulk.server.ts";
import { exportInbox } from "#app/domain/export/export-inbox.server.ts";
import type { Person } from "#app/domain/context.ts";
import { getPlan } from "#app/domain/plans/queries.server.ts";
import { walkInbox } from "#app/domain/triage/walk-inbox.server.ts";
import { newId } from "#app/lib/id.ts";
import { createSeal } from "#app/lib/seal.ts";
import { createFolderStorage } from "#app/server/folder-storage.ts";
import { csvStream, xlsxStream } from "#app/server/table-files.ts";
import { openStore } from "#db/connection.ts";
import { planSlug, themeSlugs } from "./data/people.ts";

/** What is done to the cases: an act that changes the proposals, and the publishing of their answers. */
const acts = [{ kind: "theme", settings: { theme: themeSlugs[0]! } }, { kind: "publish", settings: {} }] as const;
const cases = 1000;

const store = openStore(process.argv[2]!);
const base = { locale: "da" as const, now: new Date(), read: store.read, write: store.write, tables: store.tables, search: store.search, requestId: newId(), address: "127.0.0.1", network: "127.0.0", browser: "", seal: createSeal("the secret of the benchmark"), storage: createFolderStorage("never used"), rateLimitFactor: 1_000_000 };
const [moderator, colleague] = [await addModerator(), await addModerator()];
const ctx = { ...base, actor: moderator };
const plan = await getPlan(ctx, planSlug);
const lines = ["| what | how much | seconds | of CPU | peak memory MB |", "| --- | ---: | ---: | ---: | ---: |"];

if (process.argv[3] === "acts") await measureActs();
else await measureExports();
process.stdout.write(`${lines.join("\n")}\n`);
await store.close();

async function measureActs() {
  const references = await findCases();
  await addAnswers(references);
  for (const act of acts) {
    const ordered = await orderBulk(ctx, planSlug, { references }, { ...act, formKey: newId(), expected: references.length });
    if (!ordered.ok) throw new Error(ordered.reason);
    await timed(`bulk act (${act.kind})`, async () => {
      const system = { ...base, actor: { kind: "system" as const, name: "bench" } };
      while ((await carryOutDue(system, { clock: () => new Date() })) > 0);
      const { counts, problems } = await getJob(ctx, planSlug, ordered.value.job, { part: "refused", after: 0 });
      return `${counts.done} cases${problems.map(({ problem, count }) => `, ${count} ${problem}`).join("")}`;
    });
  }
}

async function measureExports() {
  for (const [format, what, most] of [["csv", "proposals", 12_000], ["csv", "comments", 17_000], ["xlsx", "proposals", 12_000], ["xlsx", "comments", 17_000]] as const) {
    await timed(`export, ${what}, ${format}`, async () => {
      const { columns, batches } = await exportInbox(ctx, planSlug, { view: "all" }, { what, origin: "http://localhost", format });
      let rows = 0;
      const counted = async function* () {
        for await (const batch of batches) {
          rows += batch.length;
          yield batch;
          if (rows >= most) return;
        }
      };
      let bytes = 0;
      const reader = (format === "csv" ? csvStream({ columns, batches: counted() }) : xlsxStream({ columns, batches: counted() }, base.now)).getReader();
      for (let part = await reader.read(); !part.done; part = await reader.read()) bytes += part.value.byteLength;
      return `${rows} rows, ${(bytes / 2 ** 20).toFixed(1)} MB`;
    });
  }
}

async function timed(name: string, work: () => Promise<string>) {
  const [began, cpu] = [performance.now(), process.cpuUsage()];
  const much = await work();
  const { user, system } = process.cpuUsage(cpu);
  // The most since the process began: it only rises.
  lines.push(`| ${name} | ${much} | ${((performance.now() - began) / 1000).toFixed(1)} | ${((user + system) / 1e6).toFixed(1)} | ${Math.round(process.resourceUsage().maxRSS / 1024)} |`);
}

async function findCases(): Promise<string[]> {
  const { proposals: p, themes } = store.tables;
  const [theme] = await store.read.select({ id: themes.id }).from(themes).where(eq(themes.slug, acts[0].settings.theme));
  const found: string[] = [];
  for await (const ids of walkInbox(ctx, plan.id, { view: "unanswered" }, 500)) {
    for (const id of ids) {
      const [row] = await store.read.select({ reference: p.reference, themeId: p.themeId }).from(p).where(eq(p.id, id));
      if (row!.themeId !== theme!.id) found.push(row!.reference);
      if (found.length === cases) return found;
    }
  }
  return found;
}

/** An answer to each of the cases, written by one and approved by another. */
async function addAnswers(references: readonly string[]): Promise<void> {
  const { proposals: p, answerDrafts: d } = store.tables;
  const reason = "Forslaget indgår i arbejdet med den næste handlingsplan, fordi flere har peget på det samme. ".repeat(12);
  await store.write(async (tx) => {
    for (const reference of references) {
      const [row] = await tx.update(p).set({ stage: "answer_approved" }).where(eq(p.reference, reference)).returning({ id: p.id });
      await tx.insert(d).values({ proposalId: row!.id, planId: plan.id, state: "approved", outcome: "partly_adopted", summary: "Delvist optaget", reason, language: "da", authorId: colleague.id, approvedBy: moderator.id, approvedAt: base.now, createdAt: base.now, updatedAt: base.now });
    }
  });
}

async function addModerator(): Promise<Person> {
  const id = newId();
  const { users, roleGrants } = store.tables;
  await store.write(async (tx) => {
    await tx.insert(users).values({ id, email: `${id}@bench.example`, emailKey: `${id}@bench.example`, name: "Moderator", passwordHash: "none", participantType: "citizen", display: "name", neutralCode: id, locale: "da", emailVerifiedAt: base.now, isDemo: true, createdAt: base.now });
    await tx.insert(roleGrants).values({ userId: id, role: "moderator", grantedAt: base.now });
  });
  return { kind: "person", id, name: "Moderator", participantType: "citizen", organisation: null, memberships: [], display: "name", neutralCode: id, emailVerified: true, roles: ["moderator"], planRoles: [], rolesHeldBack: false, deletionDueAt: null };
}
