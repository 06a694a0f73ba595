import { eq, isNull } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import type { Store } from "#db/store.ts";
import { grantRole } from "#app/domain/accounts/grant-role.server.ts";
import { findGrantee, listRoles } from "#app/domain/accounts/list-roles.server.ts";
import { revokeRole } from "#app/domain/accounts/revoke-role.server.ts";
import type { Grant } from "#app/domain/accounts/role-policy.ts";
import type { Actor, Person } from "#app/domain/context.ts";
import { requestDeletion } from "#app/domain/my-data/request-deletion.server.ts";
import { after, contextFor, system, visitor } from "#tests/support/context.ts";
import { describeOnBothDatabases } from "#tests/support/databases.ts";
import { addPerson, emailOf } from "#tests/support/people.ts";
import { addPlan, submit, type TestPlan } from "#tests/support/plans.ts";

const everywhere = (role: Grant["role"]): Grant => ({ role, scope: "platform" });

describeOnBothDatabases("roles", (open) => {
  let store: Store;
  let plan: TestPlan;
  let other: TestPlan;
  let anna: Person;
  let admin: Person;
  beforeEach(async () => {
    store = await open();
    [plan, other] = [await addPlan(store), await addPlan(store, { slug: "plan-b", code: "PB" })];
    [anna, admin] = [await addPerson(store, { name: "Anna Ø", locale: "en" }), await addPerson(store, { role: "admin" })];
  });

  const grant = (actor: Actor, of: Person, what: Grant) => grantRole(contextFor(store, actor), of.id, what);
  const revoke = (actor: Actor, of: Person, what: Grant) => revokeRole(contextFor(store, actor), of.id, what);
  const rolesOf = async (person: Person) => (await store.read.select().from(store.tables.roleGrants).where(eq(store.tables.roleGrants.userId, person.id))).map(({ role, scope }) => `${role} ${scope}`).sort();
  const acts = () => store.read.select().from(store.tables.auditEntries).orderBy(store.tables.auditEntries.id);
  const mails = () => store.read.select().from(store.tables.outboxMessages).orderBy(store.tables.outboxMessages.id);

  it("are granted on a plan once, recorded, and told in the person's own language", async () => {
    const coordinator = await addPerson(store, { planRole: { planId: plan.id, role: "coordinator" } });
    const moderation: Grant = { role: "moderator", scope: plan.id };
    expect(await grant(coordinator, anna, moderation)).toEqual({ ok: true, value: { changed: true } });
    expect(await grant(coordinator, anna, moderation)).toEqual({ ok: true, value: { changed: false } });
    expect(await rolesOf(anna)).toEqual([`moderator ${plan.id}`]);
    const [row] = await store.read.select().from(store.tables.roleGrants).where(eq(store.tables.roleGrants.userId, anna.id));
    expect(row).toMatchObject({ grantedBy: coordinator.id });
    expect(await acts()).toMatchObject([{ action: "role.granted", actorId: coordinator.id, actorRole: "coordinator", subjectType: "user", subjectId: anna.id, data: { before: null, after: moderation } }]);
    expect(await mails()).toMatchObject([{ kind: "role_granted", recipient: emailOf(anna), locale: "en", payload: { name: "Anna Ø", role: "moderator", plan: "plan-a (en)" } }]);
  });

  it("are taken back once, recorded and told, and can be given again", async () => {
    await grant(admin, anna, everywhere("moderator"));
    expect(await revoke(admin, anna, everywhere("moderator"))).toEqual({ ok: true, value: { changed: true } });
    expect(await revoke(admin, anna, everywhere("moderator"))).toEqual({ ok: true, value: { changed: false } });
    expect(await rolesOf(anna)).toEqual([]);
    await grant(admin, anna, everywhere("moderator"));
    expect((await acts()).map(({ action, data }) => [action, data])).toEqual([
      ["role.granted", { before: null, after: everywhere("moderator") }], ["role.revoked", { before: everywhere("moderator"), after: null }], ["role.granted", { before: null, after: everywhere("moderator") }],
    ]);
    expect((await mails()).map(({ kind, payload }) => [kind, payload.plan])).toEqual([["role_granted", ""], ["role_revoked", ""], ["role_granted", ""]]);
  });

  it("hold where they were granted: taking one back leaves those of other plans", async () => {
    for (const scope of ["platform", plan.id, other.id]) await grant(admin, anna, { role: "moderator", scope });
    await revoke(admin, anna, { role: "moderator", scope: plan.id });
    expect(await rolesOf(anna)).toEqual([`moderator ${other.id}`, "moderator platform"].sort());
  });

  it("leave the cases behind with them: what has no answer is nobody's again, where one works no longer", async () => {
    const here = { role: "moderator", scope: plan.id } as const;
    await grant(admin, anna, here);
    await grant(admin, anna, { role: "moderator", scope: other.id });
    const author = await addPerson(store);
    const [open, answered, elsewhere] = [await submit(contextFor(store, author), plan), await submit(contextFor(store, author), plan, { title: "Andet" }), await submit(contextFor(store, author), other)];
    const { proposals: p } = store.tables;
    const handlerOf = async ({ reference }: { reference: string }) => (await store.read.select({ assigneeId: p.assigneeId, status: p.status, version: p.version }).from(p).where(eq(p.reference, reference)))[0]!;
    await store.write(async (tx) => {
      await tx.update(p).set({ assigneeId: anna.id, status: "under_consideration" });
      await tx.update(p).set({ status: "adopted" }).where(eq(p.reference, answered.reference));
    });
    await revoke(admin, anna, here);
    expect(await handlerOf(open)).toEqual({ assigneeId: null, status: "under_consideration", version: 2 });
    expect(await handlerOf(answered)).toMatchObject({ assigneeId: anna.id, version: 1 });
    expect(await handlerOf(elsewhere)).toMatchObject({ assigneeId: anna.id, version: 1 });
    expect((await acts()).at(-2)).toMatchObject({ action: "case.released", actorId: admin.id, planId: plan.id, data: { before: { assigneeId: anna.id }, after: { assigneeId: null } } });
    await grant(admin, anna, everywhere("moderator"));
    await revoke(admin, anna, { role: "moderator", scope: other.id });
    expect(await handlerOf(elsewhere)).toMatchObject({ assigneeId: anna.id });
  });

  it("are not given or taken by who may not, and nothing is written of it", async () => {
    const here = await addPerson(store, { planRole: { planId: plan.id, role: "coordinator" } });
    const elsewhere = await addPerson(store, { planRole: { planId: other.id, role: "coordinator" } });
    const coordinator = await addPerson(store, { role: "coordinator" });
    const moderator = await addPerson(store, { role: "moderator" });
    const tries: [Actor, Person, Grant][] = [
      [visitor, anna, everywhere("moderator")], [anna, anna, everywhere("admin")], [moderator, anna, everywhere("moderator")],
      [elsewhere, anna, { role: "moderator", scope: plan.id }], [here, anna, everywhere("moderator")], [here, anna, { role: "coordinator", scope: plan.id }],
      [coordinator, anna, everywhere("coordinator")], [coordinator, anna, { role: "coordinator", scope: plan.id }], [coordinator, anna, everywhere("admin")],
      [admin, admin, everywhere("moderator")], [coordinator, coordinator, everywhere("moderator")], [{ ...anna, rolesHeldBack: true }, moderator, everywhere("moderator")],
    ];
    for (const [actor, of, what] of tries) {
      await expect(grant(actor, of, what)).rejects.toMatchObject({ kind: "forbidden" });
      await expect(revoke(actor, of, what)).rejects.toMatchObject({ kind: "forbidden" });
    }
    expect(await rolesOf(anna)).toEqual([]);
    expect([await acts(), await mails()]).toEqual([[], []]);
  });

  it("are not given by somebody whose own role was taken since the request began", async () => {
    const coordinator = await addPerson(store, { role: "coordinator" });
    await revoke(admin, coordinator, everywhere("coordinator"));
    await expect(grant(coordinator, anna, everywhere("moderator"))).rejects.toMatchObject({ kind: "forbidden" });
    expect(await rolesOf(anna)).toEqual([]);
  });

  it("are refused with the reason, by the command line too", async () => {
    const unconfirmed = await addPerson(store, { verified: false });
    const leaving = await addPerson(store, { deletionDueAt: after({ days: 3 }) });
    for (const actor of [admin, system]) {
      expect(await grant(actor, anna, { role: "admin", scope: plan.id })).toEqual({ ok: false, reason: "role_platform_only" });
      expect(await grant(actor, anna, { role: "moderator", scope: "no plan" })).toEqual({ ok: false, reason: "plan_unknown" });
      expect(await grant(actor, unconfirmed, everywhere("moderator"))).toEqual({ ok: false, reason: "account_unconfirmed" });
      expect(await grant(actor, leaving, everywhere("moderator"))).toEqual({ ok: false, reason: "account_leaving" });
    }
    expect([await acts(), await mails()]).toEqual([[], []]);
  });

  it("are not of an account that was deleted or never was", async () => {
    await store.write(async (tx) => { await tx.update(store.tables.users).set({ deletedAt: after({ days: -1 }) }).where(eq(store.tables.users.id, anna.id)); });
    for (const of of [anna, { ...anna, id: "nobody" }]) {
      await expect(grant(admin, of, everywhere("moderator"))).rejects.toMatchObject({ kind: "not_found" });
      await expect(revoke(admin, of, everywhere("moderator"))).rejects.toMatchObject({ kind: "not_found" });
    }
  });

  it("of real people are beyond the invented people of a demonstration", async () => {
    const invented = await addPerson(store, { role: "admin", isDemo: true });
    const neighbour = await addPerson(store, { isDemo: true });
    await expect(grant(invented, anna, everywhere("moderator"))).rejects.toMatchObject({ kind: "not_found" });
    expect(await grant(invented, neighbour, everywhere("moderator"))).toMatchObject({ ok: true });
    expect(await grant(admin, neighbour, everywhere("coordinator"))).toMatchObject({ ok: true });
  });

  it("end with an admin who stays: the last one keeps the role", async () => {
    expect(await revoke(system, admin, everywhere("admin"))).toEqual({ ok: false, reason: "last_admin" });
    const leaving = await addPerson(store, { role: "admin", deletionDueAt: after({ days: 3 }) });
    expect(await revoke(leaving, admin, everywhere("admin"))).toEqual({ ok: false, reason: "last_admin" });
    expect(await rolesOf(admin)).toEqual(["admin platform"]);
    await addPerson(store, { role: "admin" });
    expect(await revoke(system, admin, everywhere("admin"))).toEqual({ ok: true, value: { changed: true } });
    expect(await revoke(system, admin, everywhere("admin"))).toEqual({ ok: true, value: { changed: false } });
  });

  it("survive all admins taking the role from one another at once: one is left", async () => {
    const admins = [admin, ...(await Promise.all([1, 2, 3].map(() => addPerson(store, { role: "admin" }))))];
    const all = admins.flatMap((actor) => admins.filter((of) => of !== actor).map((of) => revoke(actor, of, everywhere("admin")).catch((error: unknown) => error)));
    const answers = await Promise.all(all);
    for (const answer of answers) expect(["forbidden", true, false]).toContain((answer as { kind?: string }).kind ?? (answer as { ok?: boolean }).ok);
    const left = (await Promise.all(admins.map(rolesOf))).flat();
    expect(left).toEqual(["admin platform"]);
    expect((await acts()).filter((each) => each.action === "role.revoked")).toHaveLength(3);
    expect(await mails()).toHaveLength(3);
  });

  it("end neither with all admins asking at once for their accounts to be deleted, nor with one leaving while the role is taken from the other", async () => {
    const second = await addPerson(store, { role: "admin" });
    const leave = async (person: Person) => {
      const session = `session of ${person.id}`;
      await store.write(async (tx) => {
        await tx.update(store.tables.users).set({ passwordHash: "", deletionDueAt: null }).where(eq(store.tables.users.id, person.id));
        await tx.insert(store.tables.sessions).values({ id: session, userId: person.id, expiresAt: after({ days: 1 }), createdAt: after({}) }).onConflictDoNothing();
      });
      return () => requestDeletion(contextFor(store, person), { password: "", sessionId: session });
    };
    const staying = async () => {
      const rows = await store.read.select({ id: store.tables.users.id }).from(store.tables.users).innerJoin(store.tables.roleGrants, eq(store.tables.roleGrants.userId, store.tables.users.id)).where(isNull(store.tables.users.deletionDueAt));
      return rows.length;
    };
    const both = [await leave(admin), await leave(second)];
    expect((await Promise.all(both.map((go) => go()))).filter((each) => each.ok)).toHaveLength(1);
    expect(await staying()).toBe(1);
    const go = await leave(admin);
    await leave(second);
    await Promise.all([go(), revoke(system, second, everywhere("admin"))]);
    expect(await staying()).toBe(1);
  });

  it("are given once by twenty forms sent at once", async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => grant(admin, anna, everywhere("moderator"))));
    expect(answers.filter((each) => each.ok && each.value.changed)).toHaveLength(1);
    expect([(await acts()).length, (await mails()).length]).toEqual([1, 1]);
  });

  it("are listed for the command line, which finds accounts and plans by their names", async () => {
    await grant(system, anna, { role: "coordinator", scope: plan.id });
    await store.write(async (tx) => { await tx.update(store.tables.users).set({ totpConfirmedAt: after({}) }).where(eq(store.tables.users.id, anna.id)); });
    const rows = await listRoles(contextFor(store, system));
    expect(rows).toHaveLength(2);
    expect(rows).toContainEqual({ email: emailOf(anna), role: "coordinator", plan: "plan-a", secondFactor: true });
    expect(rows).toContainEqual({ email: emailOf(admin), role: "admin", plan: null, secondFactor: false });
    const find = (email: string, slug?: string) => findGrantee(contextFor(store, system), email, slug);
    expect(await find(emailOf(anna).toUpperCase())).toEqual({ userId: anna.id, scope: "platform" });
    expect(await find(emailOf(anna), "plan-b")).toEqual({ userId: anna.id, scope: other.id });
    expect(await find("nobody@example.dk", "none")).toEqual({ userId: null, scope: null });
    for (const actor of [visitor, anna, admin]) {
      await expect(listRoles(contextFor(store, actor))).rejects.toMatchObject({ kind: "forbidden" });
      await expect(findGrantee(contextFor(store, actor), emailOf(anna), undefined)).rejects.toMatchObject({ kind: "forbidden" });
    }
  });
});
