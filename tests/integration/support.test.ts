import { eq } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import type { Store } from "#db/store.ts";
import type { Person } from "#app/domain/context.ts";
import { getProposal } from "#app/domain/proposals/get-proposal.server.ts";
import { getProposalPage } from "#app/domain/proposals/get-proposal-page.server.ts";
import { supportProposal, withdrawSupport } from "#app/domain/proposals/support-proposal.server.ts";
import { openDebate } from "#tests/support/consultation.ts";
import { after, contextFor, system, visitor } from "#tests/support/context.ts";
import { describeOnBothDatabases } from "#tests/support/databases.ts";
import { addPerson } from "#tests/support/people.ts";
import type { TestPlan } from "#tests/support/plans.ts";

describeOnBothDatabases("support", (open) => {
  let store: Store;
  let plan: TestPlan;
  let anna: Person;
  let bo: Person;
  let reference: string;
  beforeEach(async () => {
    ({ store, plan, anna, reference } = await openDebate(open));
    bo = await addPerson(store, { type: "ngo" });
  });

  const countOf = async () => (await getProposal(contextFor(store, visitor), reference)).supportCount;
  const acts = async () => (await store.read.select().from(store.tables.auditEntries).orderBy(store.tables.auditEntries.id)).map((each) => each.action).slice(1);

  it("counts a person once, and shows it to them alone", async () => {
    const ctx = contextFor(store, bo);
    expect(await supportProposal(ctx, reference)).toEqual({ ok: true, value: null });
    expect(await supportProposal(ctx, reference)).toEqual({ ok: true, value: null });
    expect(await countOf()).toBe(1);
    expect((await getProposal(ctx, reference)).supportedByMe).toBe(true);
    expect((await getProposal(contextFor(store, anna), reference)).supportedByMe).toBe(false);
    expect(await store.read.select().from(store.tables.supports)).toEqual([{ proposalId: (await getProposal(ctx, reference)).id, userId: bo.id, participantType: "ngo", createdAt: after({}) }]);
    expect(await acts()).toEqual(["proposal.supported"]);
  });

  it("counts fifty presses of one person at once as one", async () => {
    await Promise.all(Array.from({ length: 50 }, () => supportProposal(contextFor(store, bo), reference)));
    expect(await countOf()).toBe(1);
    expect(await acts()).toEqual(["proposal.supported"]);
  });

  it("counts thirty people at once as thirty", async () => {
    const people = await Promise.all(Array.from({ length: 30 }, () => addPerson(store)));
    await Promise.all(people.map((person) => supportProposal(contextFor(store, person), reference)));
    expect(await countOf()).toBe(30);
  });

  it("can be taken back once, and given again", async () => {
    const ctx = contextFor(store, bo);
    await supportProposal(ctx, reference);
    await Promise.all(Array.from({ length: 10 }, () => withdrawSupport(ctx, reference)));
    expect(await countOf()).toBe(0);
    expect(await withdrawSupport(ctx, reference)).toEqual({ ok: true, value: null });
    expect(await countOf()).toBe(0);
    await supportProposal(ctx, reference);
    expect(await countOf()).toBe(1);
    expect(await acts()).toEqual(["proposal.supported", "proposal.support_withdrawn", "proposal.supported"]);
  });

  it("ends where it began however giving and taking back are mixed", async () => {
    const ctx = contextFor(store, bo);
    await Promise.all(Array.from({ length: 20 }, (_, index) => (index % 2 ? withdrawSupport(ctx, reference) : supportProposal(ctx, reference))));
    const rows = await store.read.select().from(store.tables.supports);
    expect(await countOf()).toBe(rows.length);
  });

  it("is refused to the author, visitors, who is not confirmed, and out of time", async () => {
    expect(await supportProposal(contextFor(store, anna), reference)).toEqual({ ok: false, reason: "own_proposal" });
    expect(await supportProposal(contextFor(store, visitor), reference)).toEqual({ ok: false, reason: "sign_in_first" });
    expect(await supportProposal(contextFor(store, await addPerson(store, { verified: false })), reference)).toEqual({ ok: false, reason: "verify_email_first" });
    expect(await supportProposal(contextFor(store, bo, { now: plan.phases[1]!.closesAt }), reference)).toMatchObject({ ok: false, reason: "phase_over" });
    expect(await withdrawSupport(contextFor(store, bo, { now: plan.phases[1]!.closesAt }), reference)).toMatchObject({ ok: false, reason: "phase_over" });
    await expect(supportProposal(contextFor(store, system), reference)).rejects.toMatchObject({ kind: "forbidden" });
    expect(await countOf()).toBe(0);
    expect(await acts()).toEqual([]);
  });

  it("the page says what the reader may do", async () => {
    const pageFor = async (actor: Parameters<typeof contextFor>[1]) => (await getProposalPage(contextFor(store, actor), reference, {})).may;
    expect(await pageFor(bo)).toEqual({ support: { allowed: true }, comment: { allowed: true }, answer: false, replyToAnswer: false, changeFiles: false, inviteCoAuthors: false });
    expect(await pageFor(anna)).toEqual({ support: { allowed: false, reason: "own_proposal" }, comment: { allowed: true }, answer: false, replyToAnswer: false, changeFiles: true, inviteCoAuthors: true });
    expect(await pageFor(visitor)).toEqual({ support: { allowed: false, reason: "sign_in_first" }, comment: { allowed: false, reason: "sign_in_first" }, answer: false, replyToAnswer: false, changeFiles: false, inviteCoAuthors: false });
    await store.write(async (tx) => { await tx.update(store.tables.proposals).set({ status: "withdrawn" }).where(eq(store.tables.proposals.reference, reference)); });
    expect(await pageFor(anna)).toMatchObject({ comment: { allowed: false, reason: "not_open" }, changeFiles: false, inviteCoAuthors: false });
  });
});
