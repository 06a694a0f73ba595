import { eq } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import type { Store } from "#db/store.ts";
import { grantRole } from "#app/domain/accounts/grant-role.server.ts";
import type { Actor, Person } from "#app/domain/context.ts";
import { getPerson } from "#app/domain/people/get-person.server.ts";
import { listStaff } from "#app/domain/people/list-staff.server.ts";
import { searchPeople } from "#app/domain/people/search-people.server.ts";
import { after, contextFor, noon, system, visitor } from "#tests/support/context.ts";
import { describeOnBothDatabases } from "#tests/support/databases.ts";
import { addPerson, emailOf } from "#tests/support/people.ts";
import { addPlan, type TestPlan } from "#tests/support/plans.ts";

describeOnBothDatabases("the administration of people", (open) => {
  let store: Store;
  let plan: TestPlan;
  let other: TestPlan;
  let admin: Person;
  let coordinator: Person;
  let ofPlan: Person;
  beforeEach(async () => {
    store = await open();
    [plan, other] = [await addPlan(store), await addPlan(store, { slug: "plan-b", code: "PB" })];
    admin = await addPerson(store, { name: "Åse Admin", role: "admin" });
    coordinator = await addPerson(store, { name: "Karl Koordinator", role: "coordinator" });
    ofPlan = await addPerson(store, { name: "Pia Plan", planRole: { planId: plan.id, role: "coordinator" } });
  });

  const as = (actor: Actor) => contextFor(store, actor);
  const find = async (text: string, actor: Actor = admin, cursor?: string) => (await searchPeople(as(actor), text, cursor)).rows.map((row) => row.name);
  const acts = async () => (await store.read.select().from(store.tables.auditEntries).orderBy(store.tables.auditEntries.id)).map(({ action, actorRole, subjectId, data }) => ({ action, actorRole, subjectId, data }));
  const change = (person: Person, set: Partial<Store["tables"]["users"]["$inferInsert"]>) => store.write(async (tx) => { await tx.update(store.tables.users).set(set).where(eq(store.tables.users.id, person.id)); });

  it("finds nobody for those who coordinate nothing", async () => {
    const anna = await addPerson(store);
    for (const actor of [visitor, anna, await addPerson(store, { role: "moderator" }), await addPerson(store, { planRole: { planId: plan.id, role: "moderator" } }), { ...admin, roles: [], rolesHeldBack: true }]) {
      await expect(searchPeople(as(actor), "Åse")).rejects.toMatchObject({ kind: "forbidden" });
      await expect(getPerson(as(actor), anna.id)).rejects.toMatchObject({ kind: "forbidden" });
      await expect(listStaff(as(actor))).rejects.toMatchObject({ kind: "forbidden" });
    }
    for (const query of [() => searchPeople(as(system), "Åse"), () => getPerson(as(system), anna.id)]) await expect(query()).rejects.toMatchObject({ kind: "forbidden" });
    expect(await acts()).toEqual([]);
  });

  it("finds by a whole address and by how a name or a part of it begins, whatever the case and the letters", async () => {
    const aerø = await addPerson(store, { name: "Ærø Østergård-Ålund", email: "Aeroe@Example.dk" });
    await addPerson(store, { name: "Ærøskøbing" });
    await addPerson(store, { name: "100% _Sikker!" });
    expect(await find("AEROE@example.DK")).toEqual([aerø.name]);
    for (const text of ["aeroe", "aeroe@", "@example.dk", "eroe@example.dk"]) expect(await find(text), text).toEqual([]);
    for (const text of ["ærø ø", "ÆRØ Ø", "  Ærø   Øster ", "østerg", "ÅLUND", "ålund"]) expect(await find(text), text).toEqual([aerø.name]);
    expect((await find("ÆRØ")).sort()).toEqual([aerø.name, "Ærøskøbing"].sort());
    expect(await find("rø")).toEqual([]);
    expect(await find("100%")).toEqual(["100% _Sikker!"]);
    expect(await find("_s")).toEqual(["100% _Sikker!"]);
    for (const text of ["%%", "__", "a_", "!!", "'; drop table users; --", "\\", "x".repeat(10_000)]) expect(await find(text), text.slice(0, 20)).toEqual([]);
  });

  it("asks for enough to search by, and then records whose data was shown and not what was typed", async () => {
    for (const text of ["", " ", "x", " x "]) expect(await searchPeople(as(admin), text)).toMatchObject({ tooShort: true, rows: [] });
    expect(await acts()).toEqual([]);
    await find("Karl");
    await find(emailOf(coordinator), ofPlan);
    await find("ingen@example.dk");
    expect(await acts()).toEqual([
      { action: "person.searched", actorRole: "admin", subjectId: "search", data: { by: "name", found: [coordinator.id] } },
      { action: "person.searched", actorRole: "coordinator", subjectId: "search", data: { by: "email", found: [coordinator.id] } },
      { action: "person.searched", actorRole: "admin", subjectId: "search", data: { by: "email", found: [] } },
    ]);
  });

  it("pages by twenty, the newest accounts first, forward and back, everyone once, also those made in the same moment", async () => {
    for (let n = 0; n < 45; n += 1) await change(await addPerson(store, { name: `Mange ${n}` }), { createdAt: after({ minutes: Math.floor(n / 7) }) });
    const pages: string[][] = [];
    let page = await searchPeople(as(admin), "mange");
    pages.push(page.rows.map((row) => row.name));
    expect(page.previous).toBeNull();
    while (page.next) pages.push((page = await searchPeople(as(admin), "mange", page.next)).rows.map((row) => row.name));
    expect(pages.map((each) => each.length)).toEqual([20, 20, 5]);
    expect(new Set(pages.flat()).size).toBe(45);
    page = await searchPeople(as(admin), "mange", page.previous!);
    expect(page.rows.map((row) => row.name)).toEqual(pages[1]);
    for (const cursor of ["", "nonsense", "x".repeat(300)]) expect((await searchPeople(as(admin), "mange", cursor)).rows).toHaveLength(20);
  });

  it("is refused after very many searches", async () => {
    const ctx = contextFor(store, admin, { rateLimitFactor: 0.01 });
    for (let n = 0; n < 3; n += 1) await searchPeople(ctx, "Karl");
    await expect(searchPeople(ctx, "Karl")).rejects.toMatchObject({ kind: "too_many" });
  });

  it("opens a person with what a role asks for, and records that it was opened", async () => {
    const anna = await addPerson(store, { type: "ngo", name: "Anna Ø" });
    await grantRole(as(admin), anna.id, { role: "moderator", scope: plan.id });
    await change(anna, { totpConfirmedAt: noon, lastSeenAt: noon });
    const before = (await acts()).length;
    expect(await getPerson(as(coordinator), anna.id)).toMatchObject({
      name: "Anna Ø", email: emailOf(anna), emailVerified: true, isOwn: false, secondFactorAt: noon, lastSeenAt: noon, deletionDueAt: null, noGrants: null,
      organisations: [{ id: anna.organisation!.id, role: "representative", verified: false }],
      roles: [{ role: "moderator", scope: plan.id, plan: { text: "plan-a" }, grantedBy: "Åse Admin", mayRevoke: true }],
    });
    expect((await acts()).slice(before)).toEqual([{ action: "person.read", actorRole: "coordinator", subjectId: anna.id, data: {} }]);
    await getPerson(as(coordinator), coordinator.id);
    expect(await acts()).toHaveLength(before + 1);
  });

  it("offers what the reader may give, and shows the roles that they see", async () => {
    const anna = await addPerson(store, { name: "Anna Ø" });
    for (const grant of [{ role: "coordinator", scope: plan.id }, { role: "moderator", scope: other.id }, { role: "moderator", scope: "platform" }] as const) await grantRole(as(admin), anna.id, grant);
    const view = async (actor: Actor) => {
      const { roles, grantable } = await getPerson(as(actor), anna.id);
      return { roles: roles.map(({ role, plan: of, mayRevoke }) => `${role} ${of?.text ?? "all"}${mayRevoke ? "" : " kept"}`), grantable: grantable.map(({ plan: of, roles: which }) => `${of?.text ?? "all"}: ${which.join(" ")}`) };
    };
    expect(await view(ofPlan)).toEqual({ roles: ["coordinator plan-a kept"], grantable: ["plan-a: moderator"] });
    expect(await view(coordinator)).toEqual({ roles: ["moderator all", "moderator plan-b", "coordinator plan-a kept"], grantable: ["all: moderator", "plan-b: moderator", "plan-a: moderator"] });
    expect(await view(admin)).toEqual({ roles: ["moderator all", "moderator plan-b", "coordinator plan-a"], grantable: ["all: moderator coordinator admin", "plan-b: moderator coordinator", "plan-a: moderator coordinator"] });
  });

  it("says why somebody can be given no role", async () => {
    const reason = async (person: Person) => { const { noGrants, grantable } = await getPerson(as(admin), person.id); return [noGrants, grantable.length]; };
    expect(await reason(admin)).toEqual(["own", 0]);
    expect(await reason(await addPerson(store, { verified: false }))).toEqual(["unconfirmed", 0]);
    expect(await reason(await addPerson(store, { deletionDueAt: after({ days: 3 }) }))).toEqual(["leaving", 0]);
  });

  it("finds nobody whose account was deleted, and names them nowhere", async () => {
    const anna = await addPerson(store, { name: "Anna Ø" });
    const boss = await addPerson(store, { name: "Bo Boss", role: "admin" });
    await grantRole(as(boss), anna.id, { role: "moderator", scope: plan.id });
    await change(boss, { deletedAt: noon });
    expect(await find("Bo Boss")).toEqual([]);
    expect(await find(emailOf(boss))).toEqual([]);
    await expect(getPerson(as(admin), boss.id)).rejects.toMatchObject({ kind: "not_found" });
    await expect(getPerson(as(admin), "nobody")).rejects.toMatchObject({ kind: "not_found" });
    expect((await getPerson(as(admin), anna.id)).roles).toMatchObject([{ grantedBy: null }]);
    expect(JSON.stringify(await listStaff(as(admin)))).not.toContain("Bo Boss");
  });

  it("lists those who have a role, of the whole platform first and then plan by plan, without an address", async () => {
    await grantRole(as(admin), (await addPerson(store, { name: "Ægir" })).id, { role: "moderator", scope: other.id });
    const mod = await addPerson(store, { name: "Zoe", planRole: { planId: plan.id, role: "moderator" } });
    await change(mod, { totpConfirmedAt: noon });
    const groups = async (actor: Actor) => (await listStaff(as(actor))).map((group) => [group.plan?.text ?? "all", ...group.people.map((each) => `${each.name} ${each.role}${each.secondFactor ? " 2" : ""}`)]);
    const all = [["all", "Åse Admin admin", "Karl Koordinator coordinator"], ["plan-b", "Ægir moderator"], ["plan-a", "Pia Plan coordinator", "Zoe moderator 2"]];
    expect(await groups(admin)).toEqual(all);
    expect(await groups(coordinator)).toEqual(all);
    expect(await groups(ofPlan)).toEqual([all[2]]);
    expect(JSON.stringify(await listStaff(as(admin)))).not.toContain("@");
    expect((await acts()).filter((each) => each.action !== "role.granted")).toEqual([]);
  });

  it("lets the invented people of a demonstration find invented people alone", async () => {
    const invented = await addPerson(store, { name: "Prøve Admin", role: "admin", isDemo: true });
    await addPerson(store, { name: "Prøve Borger", isDemo: true });
    expect(await find("Karl", invented)).toEqual([]);
    expect(await find(emailOf(coordinator), invented)).toEqual([]);
    await expect(getPerson(as(invented), coordinator.id)).rejects.toMatchObject({ kind: "not_found" });
    expect((await find("Prøve", invented)).sort()).toEqual(["Prøve Admin", "Prøve Borger"]);
    expect((await listStaff(as(invented))).flatMap((group) => group.people.map((each) => each.name))).toEqual(["Prøve Admin"]);
    expect((await find("Prøve")).sort()).toEqual(["Prøve Admin", "Prøve Borger"]);
  });
});
