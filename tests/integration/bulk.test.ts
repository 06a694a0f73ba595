import { and, asc, eq, inArray } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import { carryOutDue, type CarryOutOptions } from "#app/domain/bulk/carry-out.server.ts";
import { getJob, listJobs, reportJob } from "#app/domain/bulk/get-job.server.ts";
import { orderBulk, type OrderInput } from "#app/domain/bulk/order-bulk.server.ts";
import { getBulkChoice } from "#app/domain/bulk/preview-bulk.server.ts";
import { undoBulk } from "#app/domain/bulk/undo-bulk.server.ts";
import type { Actor, Context, Person } from "#app/domain/context.ts";
import { tellDue } from "#app/domain/notifications/fan-out.server.ts";
import { hideProposal } from "#app/domain/triage/hide-proposal.server.ts";
import { takeOn } from "#app/domain/triage/take-on.server.ts";
import { newId } from "#app/lib/id.ts";
import { contextFor, system } from "#tests/support/context.ts";
import { describeOnBothDatabases } from "#tests/support/databases.ts";
import { useDesk } from "#tests/support/desk.ts";
import { addPerson } from "#tests/support/people.ts";
import { addPlan, addProposals, submit } from "#tests/support/plans.ts";

describeOnBothDatabases("acts on many cases", (open) => {
  const { here, as, audits, visibleTallies, journey, shortlist } = useDesk(open);
  let moderator: Person;
  let references: string[];
  beforeEach(async () => {
    // The worker acts with what they may now, and a role asks for a second factor, but of invented people.
    moderator = await addPerson(here.store, { role: "moderator", isDemo: true });
    references = [here.reference, ...(await addProposals(as(system), here.plan, Array.from({ length: 4 }, () => ({})))).map((each) => each.reference)];
  });

  const order = async (input: Partial<OrderInput> = {}, chosen: Parameters<typeof orderBulk>[2] = { references }, actor: Actor = moderator) => {
    const result = await orderBulk(as(actor), here.plan.slug, chosen, { kind: "theme", settings: { theme: "participation" }, formKey: newId(), expected: references.length, ...input });
    return result.ok ? result.value.job : result.reason;
  };
  let minutes = 60;
  const worker = (): Context => contextFor(here.store, system, { now: clock() });
  const clock = () => new Date(Date.UTC(2027, 2, 9, 12, (minutes += 1)));
  const carryOut = (options: Partial<CarryOutOptions> = {}) => carryOutDue(worker(), { clock, ...options });
  const job = (id: string, part: "all" | "done" | "refused" = "all") => getJob(as(moderator), here.plan.slug, id, { part, after: 0 });
  const outcomes = async (id: string) => Object.fromEntries((await job(id)).items.map((each) => [each.reference, each.problem || each.state]));
  const cases = async () => {
    const { proposals: p, themes } = here.store.tables;
    const rows = await here.store.read.select({ reference: p.reference, theme: themes.slug, assigneeId: p.assigneeId, status: p.status, stage: p.stage, version: p.version }).from(p).innerJoin(themes, eq(themes.id, p.themeId)).where(inArray(p.reference, references)).orderBy(asc(p.reference));
    return new Map(rows.map((row) => [row.reference, row]));
  };
  const everyCase = async (pick: (each: { theme: string; assigneeId: string | null; status: string; stage: string }) => unknown) => [...new Set([...(await cases()).values()].map(pick))];
  const counts = async (id: string) => Object.fromEntries(Object.entries((await job(id)).counts).filter(([, count]) => count > 0));

  it("files cases under another theme, with tallies, search index, journey and record", async () => {
    const id = await order();
    expect((await job(id)).job.state).toBe("ordered");
    expect(await everyCase((each) => each.theme)).toEqual(["open-data"]);
    await carryOut();
    expect(await everyCase((each) => each.theme)).toEqual(["participation"]);
    expect(await counts(id)).toEqual({ done: 5 });
    expect((await job(id)).job).toMatchObject({ state: "done", total: 5, orderedBy: moderator.name, finishedAt: expect.any(Date) as Date });
    expect((await job(id)).settings).toEqual([{ name: "theme", values: [{ value: "participation", label: "participation" }] }]);
    expect(await journey()).toContain("edited");
    expect(await visibleTallies()).toEqual({ received: 5 });
    const { proposalTallies: t } = here.store.tables;
    expect(await here.store.read.select({ themeId: t.themeId, count: t.count }).from(t).where(eq(t.count, 5))).toEqual([{ themeId: here.plan.themes[1]!.id, count: 5 }]);
    const moved = (await audits()).filter((each) => each.action === "case.theme_changed");
    expect(moved).toHaveLength(5);
    expect(new Set(moved.map((each) => each.subjectId)).size).toBe(5);
    for (const each of moved) expect(each).toMatchObject({ actorId: moderator.id, actorRole: "moderator", requestId: id, data: { before: { theme: "open-data" }, after: { theme: "participation" } } });
    expect((await audits()).filter((each) => each.action === "bulk.ordered")).toMatchObject([{ actorId: moderator.id, subjectId: id, data: { kind: "theme", cases: 5 } }]);
    // What is over is over.
    expect(await carryOut()).toBe(0);
  });

  it("tells the author once, as a move by its writers does", async () => {
    const id = await order();
    await carryOut();
    await tellDue(worker(), { clock });
    const { notices: n } = here.store.tables;
    const told = () => here.store.read.select({ kind: n.kind, data: n.data }).from(n).where(and(eq(n.userId, here.anna.id), eq(n.kind, "proposal_edited")));
    expect(await told()).toMatchObject([{ data: { outcome: "theme", reference: here.reference } }]);
    await carryOut();
    await tellDue(worker(), { clock });
    expect(await told()).toHaveLength(1);
    expect(id).not.toBe("");
  });

  it("notes why a case is refused, and goes on with the others", async () => {
    const { proposals: p } = here.store.tables;
    const [own, withdrawn, already, ...others] = references as [string, string, string, ...string[]];
    await here.store.write(async (tx) => {
      await tx.update(p).set({ authorId: moderator.id }).where(eq(p.reference, own));
      await tx.update(p).set({ status: "withdrawn" }).where(eq(p.reference, withdrawn));
      await tx.update(p).set({ themeId: here.plan.themes[1]!.id }).where(eq(p.reference, already));
    });
    const preview = (await getBulkChoice(as(moderator), here.plan.slug, { references }, { kind: "theme", settings: { theme: "participation" } })).preview!;
    expect([preview.able, preview.isUndoable]).toEqual([2, true]);
    expect(Object.fromEntries(preview.refusals.map((each) => [each.problem, each.references]))).toEqual({ own: [own], withdrawn: [withdrawn], theme_already: [already] });
    const id = await order();
    await carryOut();
    expect(await outcomes(id)).toEqual({ [own]: "own", [withdrawn]: "withdrawn", [already]: "theme_already", ...Object.fromEntries(others.map((each) => [each, "done"])) });
    expect((await job(id)).problems.map((each) => each.count)).toEqual([1, 1, 1]);
    expect((await job(id, "refused")).items).toHaveLength(3);
    expect((await job(id, "done")).items).toHaveLength(2);
    const reported: string[] = [];
    for await (const batch of await reportJob(as(moderator), here.plan.slug, id)) reported.push(...batch.map((each) => each.reference));
    expect(reported).toEqual(references);
  });

  it("gives cases to somebody, and back to whoever had them", async () => {
    const [first, second, third] = references as [string, string, string];
    await takeOn(as(here.colleague), first, 1);
    const leaving = await addPerson(here.store, { role: "moderator" });
    await takeOn(as(leaving), second, 1);
    const handler = await addPerson(here.store, { planRole: { planId: here.plan.id, role: "moderator" }, isDemo: true });
    const id = await order({ kind: "handler", settings: { handler: handler.id } });
    await carryOut();
    expect(await counts(id)).toEqual({ done: 5 });
    expect(await everyCase(({ assigneeId, status, stage }) => `${String(assigneeId === handler.id)} ${status} ${stage}`)).toEqual(["true under_consideration in_triage"]);
    expect(await visibleTallies()).toEqual({ under_consideration: 5 });
    // Who had the second has lost the role since: nobody has it now.
    await here.store.write(async (tx) => { await tx.delete(here.store.tables.roleGrants).where(eq(here.store.tables.roleGrants.userId, leaving.id)); });
    await undoBulk(as(moderator), here.plan.slug, id);
    await carryOut();
    expect(await counts(id)).toEqual({ undone: 5 });
    expect((await cases()).get(first)).toMatchObject({ assigneeId: here.colleague.id, status: "under_consideration" });
    expect((await cases()).get(second)).toMatchObject({ assigneeId: null, status: "under_consideration" });
    expect((await cases()).get(third)).toMatchObject({ assigneeId: null, status: "received", stage: "submitted" });
    expect(await visibleTallies()).toEqual({ under_consideration: 2, received: 3 });
  });

  it("gives no case to who lost the role, works elsewhere, or has an interest that everybody sees", async () => {
    const elsewhere = await addPerson(here.store, { planRole: { planId: (await addPlan(here.store, { slug: "plan-b", code: "PB" })).id, role: "moderator" }, isDemo: true });
    const handler = await addPerson(here.store, { role: "moderator", isDemo: true });
    const { proposals: p, roleGrants } = here.store.tables;
    const [named, coded, declared] = references as [string, string, string];
    await here.store.write(async (tx) => {
      await tx.update(p).set({ authorId: handler.id }).where(eq(p.reference, named));
      await tx.update(p).set({ authorId: handler.id, display: "code" }).where(eq(p.reference, coded));
      const [row] = await tx.select({ id: p.id }).from(p).where(eq(p.reference, declared));
      await tx.insert(here.store.tables.caseConflicts).values({ proposalId: row!.id, userId: handler.id, declaredAt: clock() });
    });
    const refused = await order({ kind: "handler", settings: { handler: elsewhere.id } });
    await carryOut();
    expect((await job(refused)).problems).toEqual([{ problem: "handler_gone", count: 5 }]);
    const id = await order({ kind: "handler", settings: { handler: handler.id }, expected: 3 }, { references: [named, coded, declared] });
    await carryOut();
    // That a text behind a neutral code is theirs is not found out by giving it to them.
    expect(await outcomes(id)).toEqual({ [named]: "handler_not_possible", [coded]: "done", [declared]: "handler_not_possible" });
    await here.store.write(async (tx) => { await tx.delete(roleGrants).where(eq(roleGrants.userId, handler.id)); });
    const late = await order({ kind: "handler", settings: { handler: handler.id }, expected: 1 }, { references: [references[4]!] });
    await carryOut();
    expect(await outcomes(late)).toEqual({ [references[4]!]: "handler_gone" });
  });

  it("moves cases between stages where that makes sense", async () => {
    const [taken, shortlisted, ...others] = references as [string, string, ...string[]];
    await takeOn(as(here.colleague), taken, 1);
    await shortlist([shortlisted], {}, here.colleague);
    const up = await order({ kind: "stage", settings: { stage: "assessed" } });
    await carryOut();
    expect(await counts(up)).toEqual({ done: 5 });
    expect(await everyCase(({ stage, status }) => `${stage} ${status}`)).toEqual(["assessed under_consideration"]);
    const down = await order({ kind: "stage", settings: { stage: "submitted" } });
    await carryOut();
    expect(await outcomes(down)).toEqual({ [taken]: "stage_has_handler", [shortlisted]: "stage_has_handler", ...Object.fromEntries(others.map((each) => [each, "done"])) });
    expect(await visibleTallies()).toEqual({ under_consideration: 2, received: 3 });
    await undoBulk(as(moderator), here.plan.slug, down);
    await carryOut();
    expect(await everyCase(({ stage, status }) => `${stage} ${status}`)).toEqual(["assessed under_consideration"]);
  });

  it("undoes what nobody touched since, and says what it left", async () => {
    const id = await order();
    await carryOut();
    const [touched, ...others] = references as [string, ...string[]];
    await takeOn(as(here.colleague), touched, 2);
    await undoBulk(as(moderator), here.plan.slug, id);
    await expect(undoBulk(as(moderator), here.plan.slug, id)).rejects.toMatchObject({ kind: "conflict" });
    await carryOut();
    expect(await outcomes(id)).toEqual({ [touched]: "changed_since", ...Object.fromEntries(others.map((each) => [each, "undone"])) });
    expect((await job(id)).job.state).toBe("undone");
    expect((await cases()).get(touched)!.theme).toBe("participation");
    expect((await cases()).get(others[0]!)!.theme).toBe("open-data");
    await expect(undoBulk(as(moderator), here.plan.slug, id)).rejects.toMatchObject({ kind: "conflict" });
  });

  it("is undone by who ordered it alone, and only when it is over", async () => {
    const id = await order();
    await expect(undoBulk(as(moderator), here.plan.slug, id)).rejects.toMatchObject({ kind: "conflict" });
    await carryOut();
    await expect(undoBulk(as(here.colleague), here.plan.slug, id)).rejects.toMatchObject({ kind: "forbidden" });
    expect((await getJob(as(here.colleague), here.plan.slug, id, { part: "all", after: 0 })).mayUndo).toBe(false);
    expect((await job(id)).mayUndo).toBe(true);
  });

  it("is one act however often its form is sent, also at the same moment", async () => {
    const formKey = newId();
    const ids = await Promise.all(Array.from({ length: 4 }, () => order({ formKey })));
    expect(new Set(ids).size).toBe(1);
    expect((await listJobs(as(moderator), here.plan.slug, undefined)).jobs).toHaveLength(1);
    await carryOut();
    expect(await order({ formKey })).toBe(ids[0]);
  });

  it("takes all that a choice of the list holds, and orders nothing when that is another by now", async () => {
    const filter = { view: "unassigned", theme: "open-data" } as const;
    expect(await getBulkChoice(as(moderator), here.plan.slug, { filter }, null)).toMatchObject({ total: 5, isCut: false, preview: null });
    await submit(contextFor(here.store, await addPerson(here.store)), here.plan, { title: "Et nyt" });
    expect(await order({}, { filter })).toBe("bulk_list_changed");
    const id = await order({ expected: 6 }, { filter });
    await carryOut();
    expect(await counts(id)).toEqual({ done: 6 });
    expect(await order({ expected: 0 }, { filter })).toBe("bulk_none_chosen");
    expect(await getBulkChoice(as(moderator), here.plan.slug, { filter: { view: "all", text: "nyt" } }, null)).toMatchObject({ total: 1 });
  });

  it("goes on where another was killed, and does nothing twice", async () => {
    const id = await order();
    const at = clock();
    await expect(carryOut({ batchSize: 2, clock: () => at, isStopping: killedAfter(2) })).rejects.toThrow("killed");
    expect(await counts(id)).toEqual({ done: 2, waiting: 3 });
    // Its lease has to run out first.
    expect(await carryOut({ clock: () => new Date(at.getTime() + 59_000) })).toBe(0);
    minutes += 5;
    await Promise.all([carryOut({ batchSize: 1 }), carryOut({ batchSize: 1 }), carryOut({ batchSize: 1 })]);
    minutes += 5;
    await carryOut();
    expect(await counts(id)).toEqual({ done: 5 });
    expect((await audits()).filter((each) => each.action === "case.theme_changed")).toHaveLength(5);
    expect([...(await cases()).values()].map((each) => each.version)).toEqual([2, 2, 2, 2, 2]);
  });

  it("does the others when one fails, and says so of that one", async () => {
    // A row that stands in the way: the second case cannot be counted under the theme.
    const id = await order();
    const { proposals: p } = here.store.tables;
    const failing = references[1]!;
    const failed: string[] = [];
    const [row] = await here.store.read.select({ id: p.id }).from(p).where(eq(p.reference, failing));
    const put = here.store.search.put.bind(here.store.search);
    const search = { ...here.store.search, put: async (...[tx, entry]: Parameters<typeof put>) => {
      if (entry.proposalId === row!.id) throw new Error("the index is full");
      await put(tx, entry);
    } };
    await carryOutDue({ ...worker(), search }, { clock, batchSize: 3, onFailure: (error) => failed.push((error as Error).message) });
    expect(await outcomes(id)).toEqual({ ...Object.fromEntries(references.map((each) => [each, "done"])), [failing]: "failed" });
    expect(failed).toEqual(["the index is full"]);
    expect((await cases()).get(failing)!.theme).toBe("open-data");
    expect((await audits()).filter((each) => each.action === "case.theme_changed")).toHaveLength(4);
  });

  it("refuses the rest when who ordered it loses the role meanwhile, or is gone", async () => {
    const id = await order();
    await carryOut({ batchSize: 2, mostBatches: 1 });
    const { roleGrants } = here.store.tables;
    await here.store.write(async (tx) => { await tx.delete(roleGrants).where(eq(roleGrants.userId, moderator.id)); });
    await carryOut();
    const { items } = await getJob(as(here.colleague), here.plan.slug, id, { part: "all", after: 0 });
    expect(items.map((each) => each.problem || each.state)).toEqual(["done", "done", "role_lost", "role_lost", "role_lost"]);
  });

  it("is for staff of the plan, about cases of the plan", async () => {
    const other = await addPlan(here.store, { slug: "plan-b", code: "PB" });
    const theirs = await addPerson(here.store, { planRole: { planId: other.id, role: "coordinator" } });
    for (const actor of [theirs, here.anna]) {
      await expect(order({}, undefined, actor)).rejects.toMatchObject({ kind: "forbidden" });
      await expect(getBulkChoice(as(actor), here.plan.slug, { references }, null)).rejects.toMatchObject({ kind: "forbidden" });
      await expect(listJobs(as(actor), here.plan.slug, undefined)).rejects.toMatchObject({ kind: "forbidden" });
    }
    const id = await order();
    await carryOut();
    for (const actor of [theirs, here.anna]) {
      await expect(undoBulk(as(actor), here.plan.slug, id)).rejects.toMatchObject({ kind: "forbidden" });
      await expect(getJob(as(actor), here.plan.slug, id, { part: "all", after: 0 })).rejects.toMatchObject({ kind: "forbidden" });
      await expect(reportJob(as(actor), here.plan.slug, id)).rejects.toMatchObject({ kind: "forbidden" });
    }
    await expect(getJob(as(theirs), "plan-b", id, { part: "all", after: 0 })).rejects.toMatchObject({ kind: "not_found" });
    await expect(undoBulk(as(theirs), "plan-b", id)).rejects.toMatchObject({ kind: "not_found" });
    const [foreign] = await addProposals(as(system), other, [{}]);
    await expect(order({ expected: 1 }, { references: [foreign!.reference] })).rejects.toMatchObject({ kind: "not_found" });
    await expect(carryOutDue(as(moderator), { clock })).rejects.toMatchObject({ kind: "forbidden" });
  });

  it("orders nothing without what it needs, and offers what there is", async () => {
    for (const settings of [{}, { theme: "" }, { theme: ["participation"] }] satisfies OrderInput["settings"][] as OrderInput["settings"][]) expect(await order({ settings })).toBe("bulk_choice_missing");
    expect(await order({ kind: "stage", settings: { stage: "published" } })).toBe("bulk_choice_missing");
    expect(await order({ expected: 0 }, { references: [] })).toBe("bulk_none_chosen");
    const { acts } = await getBulkChoice(as(moderator), here.plan.slug, { references }, null);
    expect(acts.map((each) => each.kind)).toEqual(expect.arrayContaining(["theme", "handler", "stage"]));
    expect(acts.find((each) => each.kind === "handler")!.choices[0]!.options).toEqual([here.moderator, here.colleague, moderator].map(({ id, name }) => ({ value: id, label: name })));
  });

  it("moves a hidden case without a word of it in the lists", async () => {
    await hideProposal(as(here.colleague), here.reference, { reason: "offensive", note: "x", version: 1 });
    const id = await order({ expected: 1 }, { references: [here.reference] });
    await carryOut();
    expect(await counts(id)).toEqual({ done: 1 });
    expect(await visibleTallies()).toEqual({ received: 4 });
    expect((await job(id)).items[0]).toMatchObject({ title: "", isHidden: true });
    expect((await cases()).get(here.reference)!.theme).toBe("participation");
  });
});

/** Throws at the so-manieth time that it is asked whether to go on, as if the process ended there. */
function killedAfter(times: number) {
  let asked = 0;
  return () => {
    asked += 1;
    if (asked > times) throw new Error("killed");
    return false;
  };
}
