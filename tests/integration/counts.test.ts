import Database from "better-sqlite3";
import { asc, eq, sql } from "drizzle-orm";
import pg from "pg";
import { beforeEach, expect, it } from "vitest";
import { deleteDraft } from "#app/domain/board/delete-draft.server.ts";
import { carryOutDue } from "#app/domain/bulk/carry-out.server.ts";
import { orderBulk } from "#app/domain/bulk/order-bulk.server.ts";
import { leaveCases } from "#app/domain/accounts/leave-cases.server.ts";
import type { Actor, Person } from "#app/domain/context.ts";
import { DomainError } from "#app/domain/errors.ts";
import { mergeProposal } from "#app/domain/merging/merge-proposal.server.ts";
import { splitProposal } from "#app/domain/merging/split-proposal.server.ts";
import { undoMerge } from "#app/domain/merging/undo-merge.server.ts";
import { undoSplit } from "#app/domain/merging/undo-split.server.ts";
import { screenProposal } from "#app/domain/moderation/screen-proposal.server.ts";
import { hideProposal, restoreProposal } from "#app/domain/triage/hide-proposal.server.ts";
import { assignCase } from "#app/domain/triage/assign-case.server.ts";
import { countCases } from "#app/domain/figures/count-cases.server.ts";
import { getDeskCase } from "#app/domain/triage/get-desk.server.ts";
import { removeFromShortlist } from "#app/domain/triage/remove-from-shortlist.server.ts";
import { setStage } from "#app/domain/triage/set-stage.server.ts";
import { shortlistProposals } from "#app/domain/triage/shortlist-proposals.server.ts";
import { release, takeOn } from "#app/domain/triage/take-on.server.ts";
import { undoAct } from "#app/domain/triage/undo-act.server.ts";
import { editProposal } from "#app/domain/versions/edit-proposal.server.ts";
import { getEditing } from "#app/domain/versions/get-editing.server.ts";
import { withdrawProposal } from "#app/domain/versions/withdraw-proposal.server.ts";
import { newId } from "#app/lib/id.ts";
import { caseStages } from "#db/values.ts";
import { migrateDatabase } from "#db/migrate.ts";
import { openStore, sqliteFile } from "#db/connection.ts";
import { stopCountingOnPostgres } from "#db/counts/install-postgres.ts";
import { stopCountingOnSqlite } from "#db/counts/install-sqlite.ts";
import { seededRandom } from "#tests/bench/data/random.ts";
import { countRows, readCounts, runRaw } from "#tests/support/counts.ts";
import { after, contextFor, system } from "#tests/support/context.ts";
import { describeOnBothDatabases } from "#tests/support/databases.ts";
import { useDesk } from "#tests/support/desk.ts";
import { addPerson } from "#tests/support/people.ts";
import { addPlan, addProposals, submit } from "#tests/support/plans.ts";

describeOnBothDatabases("the counts that are kept", (open, databaseUrl) => {
  const { here, answer } = useDesk(open);
  let staff: Person[];
  let hours = 1;
  const at = (actor: Actor) => contextFor(here.store, actor, { now: after({ hours }) });
  const rows = () => here.store.read.select().from(here.store.tables.proposals).orderBy(asc(here.store.tables.proposals.reference));
  const expectExact = async (what: string) => { expect(await readCounts(here.store), what).toEqual(await countRows(here.store)); };

  beforeEach(async () => {
    hours = 1;
    staff = [here.moderator, here.colleague, await addPerson(here.store, { role: "moderator", isDemo: true })];
  });

  /** What people and the desk do, each to a proposal that it may not be possible for. */
  const acts: Record<string, (row: Awaited<ReturnType<typeof rows>>[number], random: ReturnType<typeof seededRandom>) => Promise<unknown>> = {
    submit: () => submit(at(here.anna), here.plan),
    import: (_, random) => addProposals(at(system), here.plan, [{ themeId: random.pick(here.plan.themes).id, participantType: random.pick(["ngo", "business"] as const), submittedAt: after({ days: -1 - random.below(9), minutes: random.below(1440) }) }]),
    "submit to be screened": async () => {
      const { plans } = here.store.tables;
      const screening = (on: boolean) => here.store.write(async (tx) => { await tx.update(plans).set({ screening: on }).where(eq(plans.id, here.plan.id)); });
      await screening(true);
      await submit(at(here.anna), here.plan);
      await screening(false);
    },
    screen: ({ reference, version }, random) => screenProposal(at(random.pick(staff)), reference, version, random.next() < 0.6 ? { outcome: "publish" } : { outcome: "hide", reason: "offensive", note: "Grimt" }),
    take: ({ reference, version }, random) => takeOn(at(random.pick(staff)), reference, version),
    release: ({ reference, version, assigneeId }) => release(at(staff.find(({ id }) => id === assigneeId) ?? staff[0]!), reference, version),
    assign: ({ reference, version }, random) => assignCase(at(random.pick(staff)), reference, { handler: random.pick(staff).id, version }),
    stage: ({ reference, version }, random) => setStage(at(random.pick(staff)), reference, { stage: random.pick(["submitted", "in_triage", "assessed"] as const), version }),
    hide: ({ reference, version }, random) => hideProposal(at(random.pick(staff)), reference, { reason: "offensive", note: "Grimt", version }),
    restore: ({ reference, version }, random) => restoreProposal(at(random.pick(staff)), reference, version),
    answer: ({ reference, version }, random) => answer({ outcome: random.pick(["adopted", "not_adopted"] as const), version }, random.pick(staff), reference),
    edit: async ({ reference }, random) => {
      const { values, mark } = await getEditing(at(here.anna), reference);
      return editProposal(at(here.anna), reference, { ...values, theme: random.pick(here.plan.themes).slug } as never, mark);
    },
    withdraw: ({ reference }) => withdrawProposal(at(here.anna), reference, { reason: "mistake", note: "" }),
    shortlist: async ({ reference }, random) => {
      const { initiatives: i } = here.store.tables;
      const drafts = await here.store.read.select({ reference: i.reference }).from(i);
      const initiative = drafts.length < 3 ? "new" : random.pick(drafts).reference;
      return shortlistProposals(at(random.pick(staff)), [reference, ...(random.next() < 0.3 ? [random.pick(await rows()).reference] : [])], { initiative, title: `Udkast ${newId()}`, summary: "", degree: "partly", passage: "" });
    },
    "take out": async (_, random) => {
      const { initiatives: i, initiativeSources: s, proposals: p } = here.store.tables;
      const placed = await here.store.read.select({ reference: p.reference, initiative: i.reference }).from(i).innerJoin(s, eq(s.initiativeId, i.id)).innerJoin(p, eq(p.id, s.proposalId)).orderBy(asc(i.reference), asc(p.reference));
      if (placed.length === 0) return { ok: false };
      const { reference, initiative } = random.pick(placed);
      return removeFromShortlist(at(random.pick(staff)), reference, initiative);
    },
    merge: async ({ reference, version }, random) => mergeProposal(at(random.pick(staff)), reference, { mergedInto: random.pick(await rows()).reference, reason: "Det samme", language: "da", version }),
    "undo a merger": async (_, random) => {
      const merged = (await rows()).find(({ status }) => status === "merged");
      return merged ? undoMerge(at(random.pick(staff)), merged.reference, merged.version) : { ok: false };
    },
    split: ({ reference, version, problem, change }, random) => splitProposal(at(random.pick(staff)), reference, { version, parts: here.plan.themes.map(({ slug }, place) => ({ title: `Del ${place}`, text: problem || change, theme: slug })) }),
    "undo a split": ({ reference, version }, random) => undoSplit(at(random.pick(staff)), reference, version),
    undo: async ({ reference }) => {
      for (const person of staff) {
        const { notes } = await getDeskCase(at(person), here.plan.slug, reference, { view: "all" });
        if (notes.undoable) return undoAct(at(person), reference, { act: notes.undoable.entry, version: notes.version });
      }
      return { ok: false };
    },
    bulk: async (_, random) => {
      const references = (await rows()).slice(0, 5).map(({ reference }) => reference);
      const [kind, settings] = random.pick([["theme", { theme: random.pick(here.plan.themes).slug }], ["handler", { handler: random.pick(staff).id }], ["stage", { stage: random.pick(["submitted", "in_triage", "assessed"]) }]] as const);
      await orderBulk(at(staff[2]!), here.plan.slug, { references }, { kind, settings: { ...settings }, formKey: newId(), expected: references.length });
      return carryOutDue(at(system), { clock: () => after({ hours }) });
    },
    "leave the desk": async (_, random) => {
      const person = random.pick(staff.slice(1));
      const { roleGrants: g } = here.store.tables;
      await here.store.write(async (tx) => {
        const grants = await tx.delete(g).where(eq(g.userId, person.id)).returning();
        await leaveCases(at(here.colleague), tx, person.id);
        await tx.insert(g).values(grants);
      });
    },
    "delete an empty draft": async (_, random) => {
      const { initiatives: i } = here.store.tables;
      for (const { reference, version } of await here.store.read.select().from(i)) await deleteDraft(at(random.pick(staff)), here.plan.slug, reference, version);
    },
  };

  it("are what the rows say after whatever people and the desk do, in any order", { timeout: 120_000 }, async () => {
    const random = seededRandom(14);
    const happened = new Map<string, number>();
    for (let step = 0; step < 250; step += 1) {
      hours += random.below(3);
      const name = step < 12 ? random.pick(["submit", "import"]) : random.pick(Object.keys(acts));
      // What cannot be done at this moment leaves all as it is.
      const result = await acts[name]!(random.pick(await rows()), random).catch((error: unknown) => {
        if (error instanceof DomainError) return { ok: false };
        throw error;
      });
      if ((result as { ok?: boolean } | undefined)?.ok !== false) happened.set(name, (happened.get(name) ?? 0) + 1);
      if (step % 10 === 9) await expectExact(`step ${step}, after ${name}`);
    }
    await expectExact("at the end");
    // Each was possible at least once, or it says nothing.
    expect(Object.keys(acts).filter((name) => !happened.has(name))).toEqual([]);
    const all = await rows();
    const { visible, hidden, awaitingScreening, byStage } = await countCases(at(here.moderator), here.plan.id);
    expect([visible, hidden, awaitingScreening]).toEqual([all.filter((row) => !row.isHidden).length, all.filter((row) => row.isHidden && !row.awaitsScreening).length, all.filter((row) => row.awaitsScreening).length]);
    expect(byStage).toEqual(Object.fromEntries(caseStages.map((stage) => [stage, all.filter((row) => !row.isHidden && row.stage === stage).length])));
  });

  it("are right when several proposals and places go at once", async () => {
    const [one, other] = await addProposals(at(system), here.plan, [{}, {}]);
    for (const title of ["Første", "Andet"]) await shortlistProposals(at(here.moderator), [one!.reference, other!.reference], { initiative: "new", title, summary: "", degree: "full", passage: "" });
    await expectExact("after they were placed");
    const { initiativeSources: s, proposals: p } = here.store.tables;
    await here.store.write(async (tx) => { await tx.delete(s).where(sql`${s.proposalId} in (select ${p.id} from ${p} where ${p.reference} = ${one!.reference})`); });
    await expectExact("after both places of one went");
    await here.store.write(async (tx) => { await tx.delete(p).where(eq(p.reference, other!.reference)); });
    // No command deletes a proposal like that, so nobody has changed the tallies.
    const { proposal_tallies: _, ...expected } = await countRows(here.store);
    expect(await readCounts(here.store)).toMatchObject(expected);
    expect((await readCounts(here.store)).source_counts).toEqual({});
  });

  it("are right after two have changed the same at once", async () => {
    const made = await addProposals(at(system), here.plan, Array.from({ length: 12 }, () => ({})));
    await Promise.all(made.map(async ({ reference }, place) => {
      const person = staff[place % 3]!;
      await takeOn(at(person), reference, 1);
      await (place % 2 === 0 ? release(at(person), reference, 2) : answer({ outcome: "adopted", version: 2 }, person, reference));
    }));
    await Promise.all(made.map(({ reference }, place) => (place % 2 === 0 ? shortlistProposals(at(staff[place % 3]!), [reference, made[(place + 4) % 12]!.reference], { initiative: "new", title: `Udkast ${place}`, summary: "", degree: "full", passage: "" }) : hideProposal(at(staff[place % 3]!), reference, { reason: "offensive", note: "Grimt", version: 3 }))));
    await expectExact("after all");
  });

  it("are counted anew where they are not kept, and only there", async () => {
    const url = await databaseUrl();
    const store = openStore(url);
    const plan = await addPlan(store);
    await addProposals(contextFor(store, system), plan, [{}, {}]);
    await runRaw(store, "update day_counts set received = 7");
    await migrateDatabase(url);
    expect(Object.values((await readCounts(store)).day_counts!)).toContain(7);
    await runRaw(store, `drop trigger keep_counts_proposals_came${url.startsWith("postgres") ? " on proposals" : ""}`);
    await addProposals(contextFor(store, system), plan, [{}]);
    await migrateDatabase(url);
    expect(await readCounts(store)).toEqual(await countRows(store));
    await addProposals(contextFor(store, system), plan, [{}]);
    expect(await readCounts(store)).toEqual(await countRows(store));
    // What another version of the program counted by.
    const body = "begin update day_counts set received = received + 1; ";
    const old = url.startsWith("postgres")
      ? [`create function keep_counts_old() returns trigger language plpgsql as $$ ${body} return null; end $$`, "create trigger keep_counts_old after insert on proposals for each row execute function keep_counts_old()"]
      : [`create trigger keep_counts_old after insert on proposals ${body} end`];
    for (const statement of old) await runRaw(store, statement);
    await migrateDatabase(url);
    await addProposals(contextFor(store, system), plan, [{}]);
    expect(await readCounts(store)).toEqual(await countRows(store));
    await store.close();
  });

  it("are in no migration's way", async () => {
    const url = await databaseUrl();
    await openStore(url).close();
    if (url.startsWith("postgres")) {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      try {
        const change = () => client.query("alter table proposals alter column status type varchar(80)");
        await expect(change()).rejects.toThrow("trigger");
        await stopCountingOnPostgres(client);
        await change();
      } finally {
        await client.end();
      }
    } else {
      const connection = new Database(sqliteFile(url));
      const change = () => { connection.exec("begin; create table __new as select * from initiative_sources; drop table initiative_sources; alter table __new rename to initiative_sources; commit"); };
      expect(change).toThrow("no such table");
      connection.exec("rollback");
      stopCountingOnSqlite(connection);
      change();
      connection.close();
    }
  });
});
