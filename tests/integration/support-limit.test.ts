import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import type { Store } from "#db/store.ts";
import type { Context, Person } from "#app/domain/context.ts";
import { setSupportLimit } from "#app/domain/plans/set-support-limit.server.ts";
import { getProposalPage } from "#app/domain/proposals/get-proposal-page.server.ts";
import { supportProposal, withdrawSupport } from "#app/domain/proposals/support-proposal.server.ts";
import { openConsultation } from "#tests/support/consultation.ts";
import { contextFor, noon, system } from "#tests/support/context.ts";
import { describeOnBothDatabases } from "#tests/support/databases.ts";
import { addPerson } from "#tests/support/people.ts";
import { addProposals, type TestPlan } from "#tests/support/plans.ts";

describeOnBothDatabases("how many proposals one person can support", (open) => {
  let store: Store;
  let plan: TestPlan;
  let bo: Person;
  let references: string[];
  beforeEach(async () => {
    ({ store, plan } = await openConsultation(open));
    bo = await addPerson(store);
    references = (await addProposals(contextFor(store, system), plan, Array.from({ length: 50 }, (_, n) => ({ title: `Forslag ${n}` })))).map((each) => each.reference);
    await limitTo(5);
  });
  const as = (who: Person, changes: Parameters<typeof contextFor>[2] = {}): Context => contextFor(store, who, changes);
  const limitTo = async (limit: number | null) => setSupportLimit(contextFor(store, system), plan.slug, limit);
  const refusal = { ok: false, reason: "support_limit" };

  /** What is used, by both of the books, and that each proposal counts its rows. */
  async function used(who: Person): Promise<number> {
    const { supports, supportAllowances: s, proposals } = store.tables;
    const rows = await store.read.select({ proposalId: supports.proposalId }).from(supports).where(eq(supports.userId, who.id));
    const [allowance] = await store.read.select({ used: s.used }).from(s).where(eq(s.userId, who.id));
    expect(allowance?.used ?? 0).toBe(rows.length);
    const all = await store.read.select({ id: supports.proposalId }).from(supports);
    for (const { id, count } of await store.read.select({ id: proposals.id, count: proposals.supportCount }).from(proposals)) expect(count).toBe(all.filter((each) => each.id === id).length);
    return rows.length;
  }

  it("is kept by fifty requests of one person at once", async () => {
    const answers = await Promise.all(references.map((reference) => supportProposal(as(bo), reference)));
    expect(answers.filter((each) => each.ok)).toHaveLength(5);
    expect(answers.filter((each) => !each.ok)).toEqual(Array.from({ length: 45 }, () => refusal));
    expect(await used(bo)).toBe(5);
  });

  it("is each person's own", async () => {
    const people = await Promise.all(Array.from({ length: 5 }, () => addPerson(store)));
    await Promise.all(people.flatMap((who) => references.slice(0, 8).map((reference) => supportProposal(as(who), reference))));
    for (const who of people) expect(await used(who)).toBe(5);
  });

  it("counts a proposal once however often it is pressed, also when none is left", async () => {
    await limitTo(1);
    const answers = await Promise.all(Array.from({ length: 20 }, () => supportProposal(as(bo), references[0]!)));
    expect(answers).toEqual(Array.from({ length: 20 }, () => ({ ok: true, value: null })));
    expect(await used(bo)).toBe(1);
    expect(await supportProposal(as(bo), references[1]!)).toEqual(refusal);
    expect(await used(bo)).toBe(1);
  });

  it("is exact when support is taken back in two tabs at once, and given and taken in any order", async () => {
    for (const reference of references.slice(0, 5)) await supportProposal(as(bo), reference);
    await Promise.all(Array.from({ length: 10 }, () => withdrawSupport(as(bo), references[0]!)));
    expect(await used(bo)).toBe(4);
    await Promise.all(references.slice(0, 25).flatMap((reference, n) => [supportProposal(as(bo), reference), n % 2 ? withdrawSupport(as(bo), reference) : supportProposal(as(bo), references[25 + n]!)]));
    expect(await used(bo)).toBeLessThanOrEqual(5);
  });

  it("lowered below what somebody uses, it takes nothing from them and lets them add nothing", async () => {
    for (const reference of references.slice(0, 4)) await supportProposal(as(bo), reference);
    await limitTo(2);
    expect(await used(bo)).toBe(4);
    expect(await supportProposal(as(bo), references[9]!)).toEqual(refusal);
    await withdrawSupport(as(bo), references[0]!);
    expect(await supportProposal(as(bo), references[9]!)).toEqual(refusal);
    await withdrawSupport(as(bo), references[1]!);
    await withdrawSupport(as(bo), references[2]!);
    expect(await supportProposal(as(bo), references[9]!)).toMatchObject({ ok: true });
    expect(await used(bo)).toBe(2);
    await limitTo(null);
    expect(await supportProposal(as(bo), references[8]!)).toMatchObject({ ok: true });
    expect(await used(bo)).toBe(3);
  });

  it("what was supported before there was a limit counts", async () => {
    await limitTo(null);
    for (const reference of references.slice(0, 3)) await supportProposal(as(bo), reference);
    await limitTo(3);
    expect(await supportProposal(as(bo), references[3]!)).toEqual(refusal);
  });

  describe("a proposal that was hidden or withdrawn", () => {
    it("gives its support back while the plan collects, and takes none", async () => {
      const { proposals } = store.tables;
      for (const [n, change] of [{ isHidden: true }, { status: "withdrawn" as const }].entries()) {
        await supportProposal(as(bo), references[n]!);
        await store.write(async (tx) => { await tx.update(proposals).set(change).where(eq(proposals.reference, references[n]!)); });
        const { support, may, proposal } = await getProposalPage(as(bo), references[n]!, {});
        expect([support?.mayWithdraw, may.support, proposal.supportedByMe]).toEqual([true, { allowed: false, reason: "not_open" }, true]);
        expect(await withdrawSupport(as(bo, { now: plan.phases[1]!.closesAt }), references[n]!)).toEqual({ ok: false, reason: "phase_over" });
        expect(await withdrawSupport(as(bo), references[n]!)).toEqual({ ok: true, value: null });
        expect(await supportProposal(as(bo), references[n]!)).toEqual({ ok: false, reason: "not_open" });
      }
      expect(await used(bo)).toBe(0);
    });
  });

  it("is told on the proposal's page: how many are used, and which when none is left", async () => {
    const { proposals } = store.tables;
    const choice = async (reference: string) => (await getProposalPage(as(bo), reference, {})).support;
    await supportProposal(as(bo), references[0]!);
    expect(await choice(references[1]!)).toEqual({ allowance: { limit: 5, used: 1 }, supported: [], mayWithdraw: true });
    await limitTo(1);
    expect((await choice(references[0]!))!.supported).toEqual([]);
    expect((await choice(references[1]!))!.supported).toEqual([{ reference: references[0], title: "Forslag 0", language: "da" }]);
    await store.write(async (tx) => { await tx.update(proposals).set({ isHidden: true }).where(eq(proposals.reference, references[0]!)); });
    expect((await choice(references[1]!))!.supported).toMatchObject([{ reference: references[0], title: "" }]);
    await limitTo(null);
    expect(await choice(references[1]!)).toMatchObject({ allowance: null, supported: [] });
  });

  it("is set by the command line alone, to a whole number, and recorded", async () => {
    for (const limit of [0, -1, 1.5, Number.NaN, 1001]) expect(await limitTo(limit)).toEqual({ ok: false, reason: "limit_wrong" });
    expect(await setSupportLimit(contextFor(store, system), "none", 3)).toEqual({ ok: false, reason: "plan_unknown" });
    await expect(setSupportLimit(as(await addPerson(store, { role: "admin" })), plan.slug, 3)).rejects.toMatchObject({ kind: "forbidden" });
    expect(await limitTo(3)).toEqual({ ok: true, value: { before: 5 } });
    await limitTo(3);
    expect(await limitTo(null)).toEqual({ ok: true, value: { before: 3 } });
    const acts = await store.read.select().from(store.tables.auditEntries).where(eq(store.tables.auditEntries.action, "plan.support_limit_set")).orderBy(store.tables.auditEntries.id);
    expect(acts.map((each) => each.data)).toEqual([{ before: null, after: 5 }, { before: 5, after: 3 }, { before: 3, after: null }]);
    expect(acts[0]).toMatchObject({ subjectId: plan.id, at: noon });
  });
});
