import { eq } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import type { Store } from "#db/store.ts";
import type { Person } from "#app/domain/context.ts";
import { getDeskFigures, getPlanFigures } from "#app/domain/figures/get-figures.server.ts";
import { answerProposal } from "#app/domain/answers/answer-proposal.server.ts";
import { after, contextFor, visitor } from "#tests/support/context.ts";
import { describeOnBothDatabases } from "#tests/support/databases.ts";
import { anAnswer } from "#tests/support/desk.ts";
import { addPerson } from "#tests/support/people.ts";
import { addPlan, submit, type TestPlan } from "#tests/support/plans.ts";

describeOnBothDatabases("the figures of a plan", (open) => {
  let store: Store;
  let plan: TestPlan;
  let moderator: Person;
  beforeEach(async () => {
    store = await open();
    plan = await addPlan(store);
    moderator = await addPerson(store, { role: "moderator" });
  });

  const figures = async (days = 0, minutes = 0) => (await getPlanFigures(contextFor(store, visitor, { now: after({ days, minutes }) }), plan.slug)).figures;
  const put = async (type: "citizen" | "ngo", hours: number) => (await submit(contextFor(store, await addPerson(store, { type }), { now: after({ hours }) }), plan)).reference;
  const answer = (reference: string, hours: number, version = 1) => answerProposal(contextFor(store, moderator, { now: after({ hours }) }), reference, anAnswer({ version, ...(version > 1 && { correction: "Rettet" }) }));
  const set = (reference: string, values: Partial<Store["tables"]["proposals"]["$inferInsert"]>) => store.write(async (tx) => { await tx.update(store.tables.proposals).set(values).where(eq(store.tables.proposals.reference, reference)); });

  it("know nothing of a plan without proposals", async () => {
    expect(await figures()).toMatchObject({ all: { received: 0, answered: 0, toAnswer: { value: null, count: 0 } }, over: { rows: [] } });
  });

  it("count by what became of it, by theme and by type, and say the median of those that are answered", async () => {
    const references = [await put("citizen", 0), await put("citizen", 1), await put("ngo", 2), await put("ngo", 3)];
    await answer(references[0]!, 10);
    await answer(references[2]!, 32);
    const found = await figures(20);
    expect(found.all).toMatchObject({ received: 4, answered: 2, waiting: 2, inTriage: 0, overdue: 0, toAnswer: { value: 20, count: 2 }, toPublication: { value: null } });
    expect(found.byType).toMatchObject({ citizen: { received: 2, answered: 1, toAnswer: { value: 10, count: 1 } }, ngo: { toAnswer: { value: 30 } }, business: { received: 0, toAnswer: { value: null } } });
    expect(Object.values(found.byTheme).reduce((sum, each) => sum + each.received, 0)).toBe(4);
    expect(found.over.rows[0]).toMatchObject({ received: 4, answered: 2 });
    expect(found.over.rows.reduce((sum, row) => sum + row.received, 0)).toBe(4);
  });

  it("are overdue when the promise is broken, and not a moment earlier", async () => {
    await put("citizen", 0);
    const { answerDays } = await figures();
    expect((await figures(answerDays)).all.overdue).toBe(0);
    expect((await figures(answerDays, 2)).all.overdue).toBe(1);
  });

  it("leave out what is hidden, and count what was split once", async () => {
    const [whole, one, other] = [await put("citizen", 0), await put("citizen", 1), await put("citizen", 2)];
    const [row] = await store.read.select({ id: store.tables.proposals.id, themeId: store.tables.proposals.themeId }).from(store.tables.proposals).where(eq(store.tables.proposals.reference, whole));
    const { proposalTallies: t } = store.tables;
    for (const [index, part] of [one, other].entries()) await set(part, { partOfId: row!.id, partNumber: index + 1 });
    await set(whole, { status: "split" });
    await store.write(async (tx) => {
      await tx.update(t).set({ count: 2 }).where(eq(t.status, "received"));
      await tx.insert(t).values({ planId: plan.id, themeId: row!.themeId, participantType: "citizen", status: "split", count: 1 });
    });
    await answer(one, 10);
    expect((await figures(1)).all).toMatchObject({ received: 1, answered: 0, inTriage: 1, waiting: 0, toAnswer: { count: 0 } });
    await answer(other, 11);
    // At the moment of the last part's answer, from when the whole came in.
    expect((await figures(2)).all).toMatchObject({ received: 1, answered: 1, inTriage: 0, toAnswer: { value: 11, count: 1 } });
    expect((await figures(2)).over.rows[0]).toMatchObject({ received: 1, answered: 1 });
  });

  it("say how long it took to be public where texts are looked at first", async () => {
    await set(await put("citizen", 0), { publishedAt: after({ minutes: 90 }) });
    await put("citizen", 1);
    expect((await figures(1)).all.toPublication).toEqual({ value: 90, count: 1 });
  });

  it("are kept for a minute", async () => {
    await put("citizen", 0);
    expect((await figures(5)).all.received).toBe(1);
    await put("citizen", 1);
    expect((await figures(5)).all.received).toBe(1);
    expect((await figures(5, 1)).all.received).toBe(2);
  });

  it("tell the team who has how much, and nobody else", async () => {
    const reference = await put("citizen", 0);
    await put("citizen", 1);
    await set(reference, { assigneeId: moderator.id });
    const now = { now: after({ days: 200 }) };
    expect(await getDeskFigures(contextFor(store, moderator, now), plan.slug)).toMatchObject({ handlers: expect.arrayContaining([{ id: moderator.id, name: moderator.name, open: 1, overdue: 1 }, { id: null, name: null, open: 1, overdue: 1 }]) as unknown[], assessors: [], awaitingScreening: 0, hidden: 0 });
    const other = await addPlan(store, { slug: "andre", code: "AN" });
    for (const actor of [visitor, await addPerson(store), await addPerson(store, { planRole: { planId: other.id, role: "coordinator" } })]) await expect(getDeskFigures(contextFor(store, actor, now), plan.slug)).rejects.toMatchObject({ kind: "forbidden" });
  });
});
