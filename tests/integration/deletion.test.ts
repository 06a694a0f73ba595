import { count, eq, isNull, sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import type { Store } from "#db/store.ts";
import { hashPassword } from "#app/domain/accounts/password.server.ts";
import type { Context, Person } from "#app/domain/context.ts";
import { deleteAccount } from "#app/domain/my-data/delete-account.server.ts";
import { deleteDueAccounts } from "#app/domain/my-data/delete-due-accounts.server.ts";
import { getDeletionOutlook } from "#app/domain/my-data/get-deletion-outlook.server.ts";
import { getOverview } from "#app/domain/my-data/get-overview.server.ts";
import { keepAccount } from "#app/domain/my-data/keep-account.server.ts";
import { requestDeletion } from "#app/domain/my-data/request-deletion.server.ts";
import { getPlanNumbers } from "#app/domain/plans/queries.server.ts";
import { getProposal } from "#app/domain/proposals/get-proposal.server.ts";
import { sendDueMail } from "#app/domain/mail/send-due-mail.server.ts";
import { getVersions } from "#app/domain/versions/get-versions.server.ts";
import { takeOn } from "#app/domain/triage/take-on.server.ts";
import { after, contextFor, noon, system, visitor } from "#tests/support/context.ts";
import { describeOnBothDatabases } from "#tests/support/databases.ts";
import { liveLife, traces, type Life } from "#tests/support/life.ts";
import { addPerson } from "#tests/support/people.ts";
import { edit } from "#tests/support/versions.ts";
import { addPlan, submit, type TestPlan } from "#tests/support/plans.ts";

/** Every value of every row of every table, one text a row. */
async function everything(store: Store): Promise<string[]> {
  const rows: string[] = [];
  for (const [name, table] of Object.entries(store.tables)) for (const row of await store.read.select().from(table)) rows.push(`${name}: ${JSON.stringify(row)}`);
  return rows;
}

const password = "kastanje lygte fregat 41";

describeOnBothDatabases("deleting an account", (open) => {
  let store: Store;
  let plan: TestPlan;
  beforeEach(async () => {
    store = await open();
    plan = await addPlan(store);
  });
  const as = (who: Person, now = noon): Context => contextFor(store, who, { now });
  const worker = (now: Date) => contextFor(store, system, { now });
  const userOf = async ({ id }: Person) => (await store.read.select().from(store.tables.users).where(eq(store.tables.users.id, id)))[0]!;
  const actsOn = async ({ id }: Person) => (await store.read.select().from(store.tables.auditEntries).where(eq(store.tables.auditEntries.subjectId, id)).orderBy(store.tables.auditEntries.id)).map((each) => each.action);
  const mails = async () => (await store.read.select().from(store.tables.outboxMessages).orderBy(store.tables.outboxMessages.id)).map(({ kind, recipient }) => `${kind} to ${recipient}`);
  const givePassword = async ({ id }: Person) => { const passwordHash = await hashPassword(password); await store.write(async (tx) => { await tx.update(store.tables.users).set({ passwordHash }).where(eq(store.tables.users.id, id)); }); };
  const addSession = (person: Person, id: string, createdAt: Date | null) => store.write(async (tx) => { await tx.insert(store.tables.sessions).values({ id, userId: person.id, expiresAt: after({ days: 14 }), createdAt }); });
  const sessionsOf = async ({ id }: Person) => (await store.read.select({ id: store.tables.sessions.id }).from(store.tables.sessions).where(eq(store.tables.sessions.userId, id))).map((each) => each.id).sort();
  const requested = async (life: Life) => {
    await givePassword(life.person);
    expect(await requestDeletion(as(life.person), { password, sessionId: `session-${life.person.id}` })).toEqual({ ok: true, value: { dueAt: after({ days: 14 }) } });
  };

  describe("asked for", () => {
    it("is due in fourteen days, ends the other sessions, and tells by mail", async () => {
      const anna = await addPerson(store);
      await givePassword(anna);
      for (const id of ["here", "there", "elsewhere"]) await addSession(anna, id, noon);
      expect(await requestDeletion(as(anna), { password, sessionId: "here" })).toEqual({ ok: true, value: { dueAt: after({ days: 14 }) } });
      expect(await sessionsOf(anna)).toEqual(["here"]);
      expect(await userOf(anna)).toMatchObject({ deletionRequestedAt: noon, deletionDueAt: after({ days: 14 }), deletedAt: null, name: anna.name });
      expect(await actsOn(anna)).toEqual(["account.deletion_requested"]);
      expect(await mails()).toEqual([`deletion_planned to ${anna.id}@people.example`]);
    });

    it("twice, and by two requests at once, keeps the first date and is told once", async () => {
      const anna = await addPerson(store);
      await givePassword(anna);
      await Promise.all([requestDeletion(as(anna), { password, sessionId: null }), requestDeletion(as(anna), { password, sessionId: null })]);
      expect(await requestDeletion(as(anna, after({ days: 3 })), { password, sessionId: null })).toEqual({ ok: true, value: { dueAt: after({ days: 14 }) } });
      expect(await actsOn(anna)).toEqual(["account.deletion_requested"]);
      expect(await mails()).toHaveLength(1);
    });

    it("takes the password, and counts wrong ones", async () => {
      const anna = await addPerson(store);
      await givePassword(anna);
      const strict = { ...as(anna), rateLimitFactor: 1 };
      expect(await requestDeletion(strict, { password: "", sessionId: null })).toEqual({ ok: false, reason: "password_missing" });
      for (let tries = 0; tries < 5; tries += 1) expect(await requestDeletion(strict, { password: "forkert", sessionId: null })).toEqual({ ok: false, reason: "password_wrong" });
      await expect(requestDeletion(strict, { password, sessionId: null })).rejects.toMatchObject({ kind: "too_many" });
      expect((await userOf(anna)).deletionDueAt).toBeNull();
    });

    it("takes a new session of who has no password, and nobody else's", async () => {
      const [anna, bo] = [await addPerson(store), await addPerson(store)];
      await store.write(async (tx) => { await tx.update(store.tables.users).set({ passwordHash: "" }); });
      await addSession(anna, "old", after({ minutes: -10 }));
      await addSession(anna, "unknown age", null);
      await addSession(bo, "of another", noon);
      for (const sessionId of ["old", "unknown age", "of another", "none", null]) expect(await requestDeletion(as(anna), { password: "", sessionId }), String(sessionId)).toEqual({ ok: false, reason: "sign_in_again" });
      await addSession(anna, "new", after({ minutes: -9 }));
      expect(await requestDeletion(as(anna), { password: "", sessionId: "new" })).toMatchObject({ ok: true });
      expect(await sessionsOf(anna)).toEqual(["new"]);
      expect(await sessionsOf(bo)).toEqual(["of another"]);
    });

    it("is refused to the last representative of others, and to the last admin", async () => {
      const life = await liveLife(store, plan, { colleagueRole: "member" });
      await givePassword(life.person);
      expect(await requestDeletion(as(life.person), { password, sessionId: null })).toEqual({ ok: false, reason: "last_representative" });
      expect(await getDeletionOutlook(as(life.person), null)).toMatchObject({ orphaned: [{ id: life.organisationId }], hasPassword: true });
      // Another representative whose own account is going to be deleted does not stay either.
      await store.write(async (tx) => {
        await tx.update(store.tables.memberships).set({ role: "representative" });
        await tx.update(store.tables.users).set({ deletionDueAt: after({ days: 1 }) }).where(eq(store.tables.users.id, life.colleague.id));
      });
      expect(await requestDeletion(as(life.person), { password, sessionId: null })).toEqual({ ok: false, reason: "last_representative" });

      const admin = await addPerson(store, { role: "admin" });
      await givePassword(admin);
      // Also in a session that does not carry the role.
      for (const actor of [admin, { ...admin, roles: [], rolesHeldBack: true }]) expect(await requestDeletion(as(actor), { password, sessionId: null })).toEqual({ ok: false, reason: "last_admin" });
      await addPerson(store, { role: "admin" });
      expect(await requestDeletion(as(admin), { password, sessionId: null })).toMatchObject({ ok: true });
    });

    it("is allowed to who is alone in an organisation, and refused to invented people", async () => {
      const alone = await addPerson(store, { type: "business" });
      await givePassword(alone);
      expect(await requestDeletion(as(alone), { password, sessionId: null })).toMatchObject({ ok: true });
      const invented = await addPerson(store);
      await store.write(async (tx) => { await tx.update(store.tables.users).set({ isDemo: true }).where(eq(store.tables.users.id, invented.id)); });
      expect(await requestDeletion(as(invented), { password, sessionId: null })).toEqual({ ok: false, reason: "demo_account" });
    });

    it("is not asked for by both of two representatives, or both of two admins, at once", async () => {
      const life = await liveLife(store, plan);
      const people = [life.person, life.colleague];
      await store.write(async (tx) => { await tx.insert(store.tables.memberships).values({ organisationId: life.organisationId, userId: life.stranger.id, role: "member", createdAt: noon }); });
      await Promise.all(people.map(givePassword));
      const asked = await Promise.all(people.map((each) => requestDeletion(as(each), { password, sessionId: null })));
      expect(asked.map((each) => (each.ok ? "done" : each.reason)).sort()).toEqual(["done", "last_representative"]);
      const admins = [await addPerson(store, { role: "admin" }), await addPerson(store, { role: "admin" })];
      await Promise.all(admins.map(givePassword));
      const also = await Promise.all(admins.map((each) => requestDeletion(as(each), { password, sessionId: null })));
      expect(also.map((each) => (each.ok ? "done" : each.reason)).sort()).toEqual(["done", "last_admin"]);
    });

    it("is a person's own: nobody else asks for it or keeps it", async () => {
      for (const actor of [visitor, system]) {
        const ctx = contextFor(store, actor);
        await expect(requestDeletion(ctx, { password, sessionId: null })).rejects.toMatchObject({ kind: "forbidden" });
        await expect(keepAccount(ctx)).rejects.toMatchObject({ kind: "forbidden" });
        await expect(getOverview(ctx)).rejects.toMatchObject({ kind: "forbidden" });
      }
      const anna = await addPerson(store);
      for (const actor of [visitor, anna]) await expect(deleteAccount(contextFor(store, actor), anna.id, "asked", sql`1 = 1`)).rejects.toMatchObject({ kind: "forbidden" });
    });
  });

  describe("thought better of", () => {
    it("keeps everything, tells by mail, and can be asked for again", async () => {
      const life = await liveLife(store, plan);
      await requested(life);
      await keepAccount(as(life.person, after({ days: 13 })));
      expect(await userOf(life.person)).toMatchObject({ deletionRequestedAt: null, deletionDueAt: null, name: traces.name });
      expect(await deleteDueAccounts(worker(after({ days: 20 })))).toBe(0);
      await keepAccount(as(life.person));
      expect((await actsOn(life.person)).slice(-2)).toEqual(["account.deletion_requested", "account.deletion_cancelled"]);
      expect((await mails()).slice(-2)).toEqual([`deletion_planned to ${traces.email}`, `deletion_cancelled to ${traces.email}`]);
      const again = after({ days: 20 });
      expect(await requestDeletion(as(life.person, again), { password, sessionId: null })).toMatchObject({ ok: true });
      expect((await mails()).slice(-1)).toEqual([`deletion_planned to ${traces.email}`]);
      expect((await userOf(life.person)).name).toBe(traces.name);
    });
  });

  describe("carried out", () => {
    it("happens when it is due, once, whoever runs it", async () => {
      const life = await liveLife(store, plan);
      await requested(life);
      expect(await deleteDueAccounts(worker(after({ days: 13, hours: 23 })))).toBe(0);
      expect((await userOf(life.person)).deletedAt).toBeNull();
      const now = after({ days: 14 });
      const runs = await Promise.all([deleteDueAccounts(worker(now)), deleteDueAccounts(worker(now)), deleteDueAccounts(worker(now))]);
      expect(runs.reduce((sum, each) => sum + each, 0)).toBe(1);
      expect(await deleteDueAccounts(worker(after({ days: 30 })))).toBe(0);
      expect((await actsOn(life.person)).filter((each) => each === "account.deleted")).toHaveLength(1);
      expect((await mails()).filter((each) => each.startsWith("account_deleted"))).toEqual([`account_deleted to ${traces.email}`]);
    });

    it("leaves nothing of the person anywhere, once the last mail is sent", async () => {
      const life = await liveLife(store, plan);
      await requested(life);
      const before = (await everything(store)).join("\n");
      for (const trace of Object.values(traces)) expect(before, trace).toContain(trace);
      await deleteDueAccounts(worker(after({ days: 14 })));
      const isLastMail = (row: string) => row.includes('"account_deleted"');
      for (const row of await everything(store)) if (!isLastMail(row)) for (const trace of [...Object.values(traces), "Qvistine", "private.example"]) expect(row).not.toContain(trace);
      await sendDueMail(worker(after({ days: 14 })), { deliver: () => Promise.resolve(), clock: () => after({ days: 14 }) });
      for (const row of await everything(store)) for (const trace of [...Object.values(traces), "Qvistine", "private.example"]) expect(row).not.toContain(trace);
      // The id is in the audit trail, where support is counted, and in its own row; nothing else tells of it.
      const holders = new Set((await everything(store)).filter((row) => row.includes(life.person.id)).map((row) => row.split(":")[0]));
      expect([...holders].sort()).toEqual(["auditEntries", "outboxMessages", "supportAllowances", "supports", "users"]);
      expect(await userOf(life.person)).toMatchObject({ name: "", email: "", emailKey: `deleted:${life.person.id}`, passwordHash: "", totpSecret: null, organisationId: null, deletionDueAt: null, deletedAt: after({ days: 14 }) });
    });

    it("leaves what was said under the code or the organisation's name, and every count as it was", async () => {
      const life = await liveLife(store, plan);
      await requested(life);
      const counts = async () => [await getPlanNumbers(contextFor(store, visitor), plan.id), (await getProposal(contextFor(store, visitor), life.others)).supportCount];
      const before = await counts();
      const [searched] = await store.read.select({ count: count() }).from(store.tables.proposals).where(isNull(store.tables.proposals.authorId));
      expect(searched!.count).toBe(0);
      await deleteDueAccounts(worker(after({ days: 14 })));
      expect(await counts()).toEqual(before);
      const { proposals, comments } = store.tables;
      const said = await store.read.select({ title: proposals.title, display: proposals.display, shownName: proposals.shownName, organisationId: proposals.organisationId, authorId: proposals.authorId, type: proposals.participantType }).from(proposals).orderBy(proposals.submittedAt, proposals.id);
      expect(said).toEqual([
        { title: "Mit eget forslag", display: "code", shownName: life.person.neutralCode, organisationId: null, authorId: null, type: "citizen" },
        { title: "Foreningens forslag", display: "organisation", shownName: life.person.organisation!.name, organisationId: life.organisationId, authorId: null, type: "ngo" },
        { title: "En fremmeds forslag", display: "name", shownName: "Fremmed Nielsen", organisationId: null, authorId: life.stranger.id, type: "citizen" },
      ]);
      const spoken = await store.read.select({ body: comments.body, display: comments.display, shownName: comments.shownName, authorId: comments.authorId }).from(comments).orderBy(comments.id);
      expect(spoken).toEqual([
        { body: "Det er jeg for.", display: "code", shownName: life.person.neutralCode, authorId: null },
        { body: "Det er foreningen for.", display: "organisation", shownName: life.person.organisation!.name, authorId: null },
        { body: "Den fremmedes mening", display: "name", shownName: "Fremmed Nielsen", authorId: life.stranger.id },
        { body: "Tak for det", display: "code", shownName: life.person.neutralCode, authorId: null },
      ]);
      // Who is not named any more is told nothing either.
      expect((await getProposal(contextFor(store, life.stranger), life.own)).isOwn).toBe(false);
    });

    it("leaves every version of a proposal, and of none who wrote it", async () => {
      const life = await liveLife(store, plan);
      await edit(as(life.person), life.own, { title: "Mit ændrede forslag" });
      await edit(as(life.person), life.ofOrganisation, { title: "Foreningens ændrede forslag" });
      await requested(life);
      expect(await deleteDueAccounts(worker(after({ days: 14 })))).toBe(1);
      expect((await store.read.select({ number: store.tables.proposalVersions.number, editedBy: store.tables.proposalVersions.editedBy }).from(store.tables.proposalVersions)).sort((a, b) => a.number - b.number)).toEqual([1, 1, 2, 2].map((number) => ({ number, editedBy: null })));
      const shown = async (reference: string) => (await getVersions(contextFor(store, visitor), reference)).versions.map((each) => each.by?.name ?? null);
      expect(await shown(life.own)).toEqual([null, life.person.neutralCode]);
      expect(await shown(life.ofOrganisation)).toEqual([life.person.organisation!.name, life.person.organisation!.name]);
    });

    it("takes private drafts along, and leaves an organisation's with its notes", async () => {
      const life = await liveLife(store, plan);
      await requested(life);
      await deleteDueAccounts(worker(after({ days: 14 })));
      const { proposalDrafts: d, draftNotes } = store.tables;
      const drafts = await store.read.select({ id: d.id, ownerId: d.ownerId, updatedBy: d.updatedBy, tokenHash: d.tokenHash, title: d.title }).from(d).where(isNull(d.proposalId));
      expect(drafts).toEqual([{ id: life.sharedDraft, ownerId: null, updatedBy: null, tokenHash: null, title: "Fælles kladde" }]);
      expect(await store.read.select({ body: draftNotes.body, authorId: draftNotes.authorId }).from(draftNotes)).toEqual([{ body: "Skal vi sende den?", authorId: null }]);
    });

    it("frees what somebody worked on at the desk, and takes their roles", async () => {
      const moderator = await addPerson(store, { role: "moderator" });
      const { reference } = await submit(as(await addPerson(store)), plan);
      await takeOn(as(moderator), reference, 1);
      await givePassword(moderator);
      await requestDeletion(as(moderator), { password, sessionId: null });
      await deleteDueAccounts(worker(after({ days: 14 })));
      const { proposals, roleGrants } = store.tables;
      expect(await store.read.select({ assigneeId: proposals.assigneeId, version: proposals.version }).from(proposals)).toEqual([{ assigneeId: null, version: 3 }]);
      expect(await store.read.select().from(roleGrants)).toEqual([]);
    });

    it("makes the longest member representative where nobody else is any more", async () => {
      const life = await liveLife(store, plan);
      await requested(life);
      const newer = await addPerson(store, { name: "Ny i foreningen" });
      const { memberships: m } = store.tables;
      await store.write(async (tx) => {
        await tx.update(m).set({ role: "member" }).where(eq(m.userId, life.colleague.id));
        await tx.insert(m).values({ organisationId: life.organisationId, userId: newer.id, role: "member", createdAt: after({ days: 1 }) });
      });
      await deleteDueAccounts(worker(after({ days: 14 })));
      const rest = await store.read.select({ userId: m.userId, role: m.role }).from(m).where(eq(m.organisationId, life.organisationId)).orderBy(m.createdAt);
      expect(rest).toEqual([{ userId: life.colleague.id, role: "representative" }, { userId: newer.id, role: "member" }]);
      expect(await mails()).toContain(`member_role_changed to ${life.colleague.id}@people.example`);
      expect(await actsOn({ ...life.person, id: life.organisationId })).toEqual(["membership.role_changed"]);
    });

    it("leaves the organisation of who was alone in it", async () => {
      const alone = await addPerson(store, { type: "business", name: "Alene Jensen" });
      await givePassword(alone);
      await requestDeletion(as(alone), { password, sessionId: null });
      await deleteDueAccounts(worker(after({ days: 14 })));
      expect(await store.read.select({ name: store.tables.organisations.name }).from(store.tables.organisations)).toEqual([{ name: alone.organisation!.name }]);
      expect(await store.read.select().from(store.tables.memberships)).toEqual([]);
    });

    it("frees the address for a new account", async () => {
      const life = await liveLife(store, plan);
      await requested(life);
      await deleteDueAccounts(worker(after({ days: 14 })));
      const again = await addPerson(store, { email: traces.email });
      expect(await userOf(again)).toMatchObject({ email: traces.email });
    });

    it("takes many, a few at a time", async () => {
      const people = await Promise.all(Array.from({ length: 25 }, () => addPerson(store)));
      await store.write(async (tx) => { await tx.update(store.tables.users).set({ deletionDueAt: noon }); });
      expect([await deleteDueAccounts(worker(noon)), await deleteDueAccounts(worker(noon)), await deleteDueAccounts(worker(noon))]).toEqual([20, 5, 0]);
      expect(people).toHaveLength(25);
    });
  });
});
