import { and, asc, eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import type { Store } from "#db/store.ts";
import { writeComment } from "#app/domain/comments/write-comment.server.ts";
import type { Person } from "#app/domain/context.ts";
import { saveDraft } from "#app/domain/proposals/draft.server.ts";
import { supportProposal } from "#app/domain/proposals/support-proposal.server.ts";
import { forgetOldLinks } from "#app/domain/retention/forget-old-links.server.ts";
import { runRetention } from "#app/domain/retention/run-retention.server.ts";
import { registerAccount } from "#app/domain/accounts/register-account.server.ts";
import { newId } from "#app/lib/id.ts";
import { newToken } from "#app/lib/token.ts";
import { createSessions } from "#app/server/session.server.ts";
import { after, contextFor, noon, system, visitor } from "#tests/support/context.ts";
import { describeOnBothDatabases } from "#tests/support/databases.ts";
import { addPerson, emailOf } from "#tests/support/people.ts";
import { addPlan, submit, text, type TestPlan } from "#tests/support/plans.ts";

const days = 100;
const nothing = { unconfirmed: [], claims: [], told: [], withdrawn: [], deleted: [] };

describeOnBothDatabases("retention", (open) => {
  let store: Store;
  beforeEach(async () => { store = await open(); });
  const run = (now: Date, dryRun = false) => runRetention(contextFor(store, system, { now }), { days, dryRun });
  const users = () => store.read.select().from(store.tables.users).orderBy(asc(store.tables.users.id));
  const userOf = async ({ id }: Person) => (await users()).find((each) => each.id === id);
  const seen = (person: Person, at: Date) => store.write(async (tx) => { await tx.update(store.tables.users).set({ lastSeenAt: at }).where(eq(store.tables.users.id, person.id)); });
  const mails = async () => (await store.read.select().from(store.tables.outboxMessages).orderBy(asc(store.tables.outboxMessages.id))).map(({ kind, recipient, payload }) => ({ kind, recipient, date: payload.date }));
  const audits = async () => (await store.read.select().from(store.tables.auditEntries).orderBy(asc(store.tables.auditEntries.id))).map(({ action, subjectId, data }) => ({ action, subjectId, data }));

  describe("of accounts that nobody confirmed", () => {
    it("removes them after thirty days, with what they alone claimed, and nobody else", async () => {
      const old = await addPerson(store, { verified: false });
      const claimant = await addPerson(store, { verified: false, type: "ngo" });
      const confirmed = await addPerson(store);
      await store.write(async (tx) => {
        await tx.insert(store.tables.outboxMessages).values({ id: newId(), kind: "verify_email", recipient: emailOf(old), locale: "da", payload: { name: old.name, token: "t", returnTo: "" }, dedupeKey: "v", createdAt: noon, availableAt: noon });
        await tx.insert(store.tables.outboxMessages).values({ id: newId(), kind: "organisation_invitation", recipient: emailOf(old), locale: "da", payload: {}, dedupeKey: "i", createdAt: noon, availableAt: noon });
      });
      expect(await run(after({ days: 30 }))).toEqual(nothing);
      const report = await run(after({ days: 30, seconds: 1 }));
      expect(report).toEqual({ ...nothing, unconfirmed: [old.id, claimant.id], claims: [claimant.organisation!.id] });
      expect((await users()).map((each) => each.id)).toEqual([confirmed.id]);
      expect(await store.read.select().from(store.tables.organisations)).toEqual([]);
      expect((await mails()).map((each) => each.kind)).toEqual(["organisation_invitation"]);
      const trail = await audits();
      expect(trail.map((each) => each.action)).toEqual(["retention.carried_out", "account.unconfirmed_removed", "account.unconfirmed_removed", "organisation.claim_removed", "retention.carried_out"]);
      expect(trail.at(-1)!.data).toEqual({ unconfirmed: 2, claims: 1, told: 0, withdrawn: 0, deleted: 0 });
      expect(JSON.stringify(trail)).not.toContain("@");
    });

    it("leaves who signed up again yesterday, who holds a role, and invented people", async () => {
      const again = await addPerson(store, { verified: false, email: "again@people.example" });
      const invented = await addPerson(store, { verified: false });
      const moderator = await addPerson(store, { verified: false, role: "moderator" });
      await store.write(async (tx) => { await tx.update(store.tables.users).set({ isDemo: true }).where(eq(store.tables.users.id, invented.id)); });
      const ctx = contextFor(store, visitor, { now: after({ days: 60 }) });
      await registerAccount(ctx, { participantType: "citizen", name: "Igen", email: "again@people.example", password: "kastanje lygte fregat 41", display: "name" }, "");
      expect(await run(after({ days: 61 }))).toEqual(nothing);
      // Two days later the link works no longer.
      expect(await run(after({ days: 63 }))).toEqual({ ...nothing, unconfirmed: [again.id] });
      expect((await users()).map((each) => each.id).sort()).toEqual([invented.id, moderator.id].sort());
    });

    it("leaves a claim that others belong to, that is verified, or that something was said for", async () => {
      const [shared, verified, spoken] = [await addPerson(store, { verified: false, type: "ngo" }), await addPerson(store, { verified: false, type: "ngo" }), await addPerson(store, { verified: false, type: "ngo" })];
      const other = await addPerson(store);
      const plan = await addPlan(store);
      await store.write(async (tx) => {
        await tx.insert(store.tables.memberships).values({ organisationId: shared.organisation!.id, userId: other.id, role: "member", createdAt: noon });
        await tx.update(store.tables.organisations).set({ verifiedAt: noon }).where(eq(store.tables.organisations.id, verified.organisation!.id));
      });
      // Said for it by somebody who has left since.
      await store.write(async (tx) => { await tx.insert(store.tables.memberships).values({ organisationId: spoken.organisation!.id, userId: other.id, role: "representative", createdAt: noon }); });
      await submit(contextFor(store, { ...other, organisation: spoken.organisation, memberships: spoken.memberships, participantType: "ngo" }), plan);
      await store.write(async (tx) => { await tx.delete(store.tables.memberships).where(and(eq(store.tables.memberships.organisationId, spoken.organisation!.id), eq(store.tables.memberships.userId, other.id))); });
      const report = await run(after({ days: 31 }));
      expect(report).toEqual({ ...nothing, unconfirmed: [shared.id, verified.id, spoken.id], claims: [] });
      expect(await store.read.select().from(store.tables.organisations)).toHaveLength(3);
    });

    it("takes many, a few at a time", async () => {
      await Promise.all(Array.from({ length: 230 }, () => addPerson(store, { verified: false })));
      expect((await run(after({ days: 31 }))).unconfirmed).toHaveLength(230);
      expect(await users()).toEqual([]);
    });
  });

  describe("of accounts that nobody uses", () => {
    let plan: TestPlan;
    /** The plan ends 90 days after noon. */
    const planEnds = 90;
    beforeEach(async () => { plan = await addPlan(store); });

    it("tells thirty days ahead and deletes then, when nobody came back", async () => {
      const anna = await addPerson(store);
      const toldOn = days - 30;
      expect(await run(after({ days: toldOn }))).toEqual(nothing);
      const told = after({ days: toldOn, seconds: 1 });
      expect(await run(told)).toEqual({ ...nothing, told: [anna.id] });
      expect(await mails()).toEqual([{ kind: "retention_notice", recipient: emailOf(anna), date: after({ days, seconds: 1 }).toISOString() }]);
      expect(await run(after({ days: days - 1 }))).toEqual(nothing);
      expect((await userOf(anna))!.name).toBe(anna.name);
      expect(await run(after({ days, seconds: 1 }))).toEqual({ ...nothing, deleted: [anna.id] });
      expect(await userOf(anna)).toMatchObject({ name: "", email: "", deletedAt: after({ days, seconds: 1 }) });
      expect((await mails()).map((each) => each.kind)).toEqual(["account_deleted"]);
      expect((await audits()).map((each) => each.action)).toContain("account.deleted");
      expect(await run(after({ days: 1000 }))).toEqual(nothing);
    });

    it("is put off by signing in, which takes the notice away", async () => {
      const anna = await addPerson(store);
      await run(after({ days: 71 }));
      expect((await userOf(anna))!.retentionNoticeAt).toEqual(after({ days: 71 }));
      const sessions = createSessions(store, { secure: true, clock: () => after({ days: 100 }) });
      await sessions.start(anna.id, null);
      expect(await userOf(anna)).toMatchObject({ retentionNoticeAt: null, lastSeenAt: after({ days: 100 }) });
      expect(await run(after({ days: 102 }))).toEqual(nothing);
      expect(await run(after({ days: 171 }))).toEqual({ ...nothing, told: [anna.id] });
    });

    it("counts from the end of the last plan that somebody took part in, by proposal, comment, support or draft", async () => {
      const [proposer, commenter, supporter, drafter, idle] = [await addPerson(store), await addPerson(store), await addPerson(store), await addPerson(store), await addPerson(store)];
      await saveDraft(contextFor(store, drafter), plan.id, newToken(), null, text);
      const { reference } = await submit(contextFor(store, proposer), plan);
      await writeComment(contextFor(store, commenter), reference, { stance: "for", body: "Ja", voice: "", formKey: newId() });
      await supportProposal(contextFor(store, supporter), reference);
      expect(await run(after({ days: 71 }))).toEqual({ ...nothing, told: [idle.id] });
      expect(await run(after({ days: planEnds + 70 }))).toMatchObject({ told: [] });
      expect((await run(after({ days: planEnds + 70, seconds: 1 }))).told.sort()).toEqual([proposer.id, commenter.id, supporter.id, drafter.id].sort());
      const { deleted } = await run(after({ days: planEnds + days, seconds: 1 }));
      expect(deleted.sort()).toEqual([proposer.id, commenter.id, supporter.id, drafter.id].sort());
      expect(await store.read.select({ shownName: store.tables.proposals.shownName, supports: store.tables.proposals.supportCount }).from(store.tables.proposals)).toEqual([{ shownName: proposer.neutralCode, supports: 1 }]);
    });

    it("does not end a plan that has no dates", async () => {
      const anna = await addPerson(store);
      await submit(contextFor(store, anna), plan);
      await store.write(async (tx) => { await tx.delete(store.tables.phases); });
      expect(await run(after({ days: 5000 }))).toEqual(nothing);
    });

    it("leaves staff, invented people, and who was seen", async () => {
      await addPerson(store, { role: "moderator" });
      const [invented, seenLately] = [await addPerson(store), await addPerson(store)];
      await store.write(async (tx) => { await tx.update(store.tables.users).set({ isDemo: true }).where(eq(store.tables.users.id, invented.id)); });
      await seen(seenLately, after({ days: 150 }));
      expect(await run(after({ days: 200 }))).toEqual(nothing);
      expect(await run(after({ days: 221 }))).toEqual({ ...nothing, told: [seenLately.id] });
    });

    it("begins anew for who was told and then got a role for a time", async () => {
      const anna = await addPerson(store);
      await run(after({ days: 71 }));
      await store.write(async (tx) => { await tx.insert(store.tables.roleGrants).values({ userId: anna.id, role: "moderator", grantedAt: noon }); });
      expect(await run(after({ days: 110 }))).toEqual({ ...nothing, withdrawn: [anna.id] });
      await store.write(async (tx) => { await tx.delete(store.tables.roleGrants); });
      expect(await run(after({ days: 120 }))).toEqual({ ...nothing, told: [anna.id] });
      expect(await run(after({ days: 149 }))).toEqual(nothing);
      expect(await run(after({ days: 150 }))).toEqual({ ...nothing, deleted: [anna.id] });
    });

    it("is carried out once by several processes at once", async () => {
      const people = await Promise.all(Array.from({ length: 5 }, () => addPerson(store)));
      const told = await Promise.all([run(after({ days: 71 })), run(after({ days: 71 }))]);
      expect(told.flatMap((each) => each.told).sort()).toEqual(people.map((each) => each.id).sort());
      const deleted = await Promise.all([run(after({ days: 101 })), run(after({ days: 101 }))]);
      expect(deleted.flatMap((each) => each.deleted).sort()).toEqual(people.map((each) => each.id).sort());
    });
  });

  it("in a dry run writes nothing, and names whom a real one would concern", async () => {
    const [unconfirmed, idle] = [await addPerson(store, { verified: false }), await addPerson(store)];
    const before = [await users(), await mails(), await audits()];
    const now = after({ days: 71 });
    expect(await run(now, true)).toEqual({ ...nothing, unconfirmed: [unconfirmed.id], told: [idle.id] });
    expect([await users(), await mails(), await audits()]).toEqual(before);
    expect(await run(now)).toEqual({ ...nothing, unconfirmed: [unconfirmed.id], told: [idle.id] });
    const later = after({ days: 101 });
    expect(await run(later, true)).toEqual({ ...nothing, deleted: [idle.id] });
    expect((await userOf(idle))!.deletedAt).toBeNull();
  });

  it("is the platform's own work", async () => {
    for (const actor of [visitor, await addPerson(store, { role: "admin" })]) await expect(runRetention(contextFor(store, actor), { days })).rejects.toMatchObject({ kind: "forbidden" });
  });

  it("forgets links that expired, and invitations nobody took for ninety days", async () => {
    const anna = await addPerson(store, { type: "ngo" });
    const { emailTokens, invitations } = store.tables;
    await store.write(async (tx) => {
      for (const [id, hours] of [["expired", -1], ["good", 1]] as const) await tx.insert(emailTokens).values({ id, userId: anna.id, purpose: "reset_password", expiresAt: after({ hours }) });
      for (const [id, ago] of [["old", 91], ["recent", 89]] as const) await tx.insert(invitations).values({ id, tokenHash: id, organisationId: anna.organisation!.id, email: `${id}@x.example`, emailKey: `${id}@x.example`, role: "member", createdAt: noon, expiresAt: after({ days: -ago }) });
    });
    await forgetOldLinks(contextFor(store, system));
    expect((await store.read.select({ id: emailTokens.id }).from(emailTokens)).map(({ id }) => id)).toEqual(["good"]);
    expect((await store.read.select({ id: invitations.id }).from(invitations)).map(({ id }) => id)).toEqual(["recent"]);
  });
});
