import { eq } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import type { Store } from "#db/store.ts";
import type { Actor, Person } from "#app/domain/context.ts";
import { deleteOutreach, saveOutreach } from "#app/domain/outreach/save-outreach.server.ts";
import { outreachInput } from "#app/domain/outreach/schema.ts";
import { announcePlan } from "#app/domain/plan-admin/announce-plan.server.ts";
import { changePhases } from "#app/domain/plan-admin/change-phases.server.ts";
import { changePlanTexts } from "#app/domain/plan-admin/change-plan-texts.server.ts";
import { deletePlan } from "#app/domain/plan-admin/delete-plan.server.ts";
import { deleteTheme } from "#app/domain/plan-admin/delete-theme.server.ts";
import { getPlanOverview } from "#app/domain/plan-admin/get-plan-overview.server.ts";
import { listManagedPlans } from "#app/domain/plan-admin/list-managed-plans.server.ts";
import { listManagedThemes } from "#app/domain/plan-admin/managed-themes.server.ts";
import { makePlan } from "#app/domain/plan-admin/make-plan.server.ts";
import { moveTheme } from "#app/domain/plan-admin/move-theme.server.ts";
import { newPlanInput } from "#app/domain/plan-admin/new-plan-schema.ts";
import { openDuePlans } from "#app/domain/plan-admin/open-due-plans.server.ts";
import { daysOf } from "#app/domain/plan-admin/phase-rules.ts";
import { addTheme, changeTheme } from "#app/domain/plan-admin/save-theme.server.ts";
import { planTextsInput } from "#app/domain/plan-admin/texts-schema.ts";
import { themeInput } from "#app/domain/plan-admin/theme-schema.ts";
import { findCurrentPlan, getPlan, listPlans } from "#app/domain/plans/queries.server.ts";
import { newId } from "#app/lib/id.ts";
import { after, contextFor, system, visitor } from "#tests/support/context.ts";
import { describeOnBothDatabases } from "#tests/support/databases.ts";
import { addPerson } from "#tests/support/people.ts";
import { addPlan, addProposals, submit, type TestPlan } from "#tests/support/plans.ts";

// Noon is on 9 March 2027.
describeOnBothDatabases("plans that coordinators run", (open) => {
  let store: Store;
  let running: TestPlan;
  let coordinator: Person;
  let ofOne: Person;
  let moderator: Person;
  beforeEach(async () => {
    store = await open();
    running = await addPlan(store);
    coordinator = await addPerson(store, { role: "coordinator" });
    ofOne = await addPerson(store, { planRole: { planId: running.id, role: "coordinator" } });
    moderator = await addPerson(store, { role: "moderator" });
  });
  const as = (actor: Actor, now?: Date) => contextFor(store, actor, now ? { now } : {});
  const input = (fields: Record<string, string> = {}) => newPlanInput.parse({ key: newId(), titleDa: "Åben plan 2028", titleEn: "Open plan 2028", code: "ogp30", template: "ogp2022", ...fields });
  const make = (fields: Record<string, string> = {}, actor: Actor = coordinator) => makePlan(as(actor), input(fields));
  const made = async (fields: Record<string, string> = {}) => {
    const result = await make(fields);
    if (!result.ok) throw new Error(JSON.stringify(result.errors));
    return result.slug;
  };
  const plan = async (slug: string) => (await store.read.select().from(store.tables.plans).where(eq(store.tables.plans.slug, slug)))[0]!;
  const theme = (titleDa: string, version: number, more: Record<string, string> = {}) => themeInput.parse({ titleDa, titleEn: `${titleDa} (en)`, version, ...more });
  const acts = async () => (await store.read.select().from(store.tables.auditEntries).orderBy(store.tables.auditEntries.id)).map((each) => each.action);
  const days = { announce: { from: "2027-03-15", to: "2027-03-31" }, collect: { from: "2027-04-01", to: "2027-05-31" } };
  const noReasons = { shortReasonDa: "", shortReasonEn: "", changeReasonDa: "", changeReasonEn: "" };
  const setPhases = async (slug: string, changes: Partial<Parameters<typeof changePhases>[2]> = {}, actor: Actor = coordinator) => changePhases(as(actor), slug, { days, promises: { collect: "consult" }, ...noReasons, version: (await plan(slug)).version, ...changes });
  /** A plan that lacks nothing. Answers its slug. */
  const wholePlan = async () => {
    const slug = await made();
    await changePlanTexts(as(coordinator), slug, planTextsInput.parse({ titleDa: "Åben plan", titleEn: "Open plan", summaryDa: "Kort", summaryEn: "Short", languages: "both", version: 1 }));
    await addTheme(as(coordinator), slug, theme("Åbne data", 2));
    expect(await setPhases(slug)).toEqual({});
    return slug;
  };

  it("are made by coordinators of the platform alone, in draft, and found by nobody else", async () => {
    for (const actor of [visitor, moderator, ofOne, await addPerson(store)]) await expect(make({}, actor)).rejects.toMatchObject({ kind: "forbidden" });
    const slug = await made();
    expect(slug).toBe("aaben-plan-2028");
    expect(await plan(slug)).toMatchObject({ code: "OGP30", state: "draft", version: 1, announcedAt: null });
    await expect(getPlan(as(coordinator), slug)).rejects.toMatchObject({ kind: "not_found" });
    await expect(getPlanOverview(as(ofOne), slug)).rejects.toMatchObject({ kind: "not_found" });
    await expect(getPlanOverview(as(moderator), running.slug)).rejects.toMatchObject({ kind: "forbidden" });
    expect((await listPlans(as(visitor))).map((each) => each.slug)).toEqual([running.slug]);
    expect((await listManagedPlans(as(coordinator))).plans.map((each) => each.slug).sort()).toEqual([slug, running.slug].sort());
    expect(await listManagedPlans(as(ofOne))).toMatchObject({ mayMake: false, plans: [{ slug: running.slug }] });
    await expect(listManagedPlans(as(moderator))).rejects.toMatchObject({ kind: "forbidden" });
  });

  it("are one for the same form sent twice, also at once", async () => {
    const twice = input();
    expect(await Promise.all([1, 2, 3].map(() => makePlan(as(coordinator), twice)))).toEqual([1, 2, 3].map(() => ({ ok: true, slug: "aaben-plan-2028" })));
    expect((await acts()).filter((each) => each === "plan.made")).toHaveLength(1);
  });

  it("have a code and an address of their own, also when two make one at once", async () => {
    const [one, two] = await Promise.all([make(), make()]);
    expect([one.ok, two.ok].sort()).toEqual([false, true]);
    expect(await make({ code: "OGP31", slug: running.slug })).toEqual({ ok: false, errors: { slug: "plan_slug_taken" } });
    expect(await make({ code: "pa", slug: "anden" })).toEqual({ ok: false, errors: { code: "plan_code_taken" } });
    expect(await make({ code: "OGP32" })).toEqual({ ok: true, slug: "aaben-plan-2028-2" });
    expect(await make({ code: "OGP33", copyOf: "findes-ikke" })).toEqual({ ok: false, errors: { copyOf: "plan_unknown" } });
    expect(await make({ code: "PA", copyOf: running.slug, slug: "kopi" })).toEqual({ ok: false, errors: { code: "plan_code_taken" } });
  });

  it.each([
    [{ titleDa: "ord ".repeat(2000) }, "titleDa", "too_long"], [{ titleDa: " \u200b" }, "titleDa", "plan_title_missing"], [{ code: "" }, "code", "plan_code_missing"], [{ code: "OGP-30" }, "code", "plan_code_wrong"], [{ code: "3OGP" }, "code", "plan_code_wrong"],
    [{ slug: "Ny plan" }, "slug", "plan_slug_wrong"], [{ slug: "new" }, "slug", "plan_slug_taken"], [{ slug: "a".repeat(61) }, "slug", "plan_slug_wrong"], [{ template: "ogp1999" }, "template", "plan_template_missing"],
    [{ start: "2027-02-30" }, "start", "day_wrong"], [{ start: "9999-01-01" }, "start", "day_outside"],
  ])("refuse %o", (fields, name, problem) => {
    const parsed = newPlanInput.safeParse({ key: newId(), titleDa: "A", code: "AB", template: "ogp2022", ...fields });
    expect(parsed.error?.issues.map((each) => [each.path[0], each.message])).toContainEqual([name, problem]);
  });

  it("are copied with what they are set up with, and nothing that anybody wrote or is", async () => {
    await submit(as(await addPerson(store)), running);
    const { plans, criteria, answerTemplates, phases, themes, proposals, roleGrants } = store.tables;
    const both = { da: "a", en: "b" };
    await store.write(async (tx) => {
      await tx.update(plans).set({ screening: true, answerDays: 33, supportLimit: 5, rules: { da: "Regel", en: "Rule" }, contact: { unit: both, email: "a@b.example", phone: "" } }).where(eq(plans.id, running.id));
      await tx.insert(criteria).values([{ id: newId(), planId: running.id, position: 1, title: both, anchors: [both, both, both, both] }, { id: newId(), planId: running.id, position: 2, title: both, anchors: [both, both, both, both], isActive: false }]);
      await tx.insert(answerTemplates).values({ id: newId(), planId: running.id, outcome: "adopted", name: "Ja", summary: both, reason: both, createdAt: after({}) });
    });
    const slug = await made({ copyOf: running.slug, start: "2028-01-10" });
    const copy = await plan(slug);
    expect(copy).toMatchObject({ state: "draft", screening: true, answerDays: 33, supportLimit: 5, rules: { da: "Regel" }, contact: { email: "a@b.example" }, facts: {}, lastProposalNumber: 0, title: { da: "Åben plan 2028" } });
    const of = async (table: typeof criteria | typeof answerTemplates | typeof themes | typeof proposals) => store.read.select({ id: table.id }).from(table).where(eq(table.planId, copy.id));
    expect([(await of(criteria)).length, (await of(answerTemplates)).length, (await of(themes)).length, (await of(proposals)).length]).toEqual([1, 1, 2, 0]);
    const moved = await store.read.select().from(phases).where(eq(phases.planId, copy.id)).orderBy(phases.position);
    expect(moved.map((each) => each.kind)).toEqual(["announce", "collect", "triage", "draft"]);
    expect(daysOf(moved[0]!).from).toBe("2028-01-10");
    expect(await store.read.select().from(roleGrants).where(eq(roleGrants.scope, copy.id))).toEqual([]);
  });

  it("are announced when nothing is missing, open by themselves, and are then what the home page is about", async () => {
    const draft = await made();
    expect((await getPlanOverview(as(coordinator), draft)).gaps).toEqual(["summary_da", "summary_en", "themes", "collect"]);
    expect(await announcePlan(as(coordinator), draft, 1)).toEqual({ ok: false, reason: "plan_incomplete" });
    await deletePlan(as(coordinator), draft, 1);
    const slug = await wholePlan();
    await expect(announcePlan(as(coordinator), slug, 1)).rejects.toMatchObject({ kind: "conflict" });
    await expect(announcePlan(as(ofOne), slug, 4)).rejects.toMatchObject({ kind: "not_found" });
    const { version } = await plan(slug);
    await Promise.all([1, 2].map(() => announcePlan(as(coordinator), slug, version)));
    expect(await plan(slug)).toMatchObject({ state: "announced", announcedAt: after({}) });
    expect((await acts()).filter((each) => each === "plan.announced")).toHaveLength(1);
    expect((await getPlan(as(visitor), slug)).state).toBe("announced");

    const opens = new Date("2027-03-31T22:00:00Z");
    await openDuePlans(as(system, new Date(opens.getTime() - 1)));
    expect((await plan(slug)).state).toBe("announced");
    await Promise.all([1, 2].map(() => openDuePlans(as(system, opens))));
    expect((await plan(slug)).state).toBe("open");
    expect((await acts()).filter((each) => each === "plan.opened")).toHaveLength(1);
    await store.write(async (tx) => { await tx.update(store.tables.plans).set({ state: "closed", closedAt: after({}) }).where(eq(store.tables.plans.id, running.id)); });
    expect((await findCurrentPlan(as(visitor)))?.slug).toBe(slug);
  });

  it("keep their texts from one who was slower, and a summary once they are public", async () => {
    const slug = await wholePlan();
    const texts = (version: number, fields: Record<string, string> = {}) => planTextsInput.parse({ titleDa: "Ny titel", titleEn: "New title", summaryDa: "Kort", summaryEn: "Short", languages: "both", unitDa: "Kontoret", email: "kontor@example.org", phone: "+45 33 92 52 00", supportLimit: "7", version, ...fields });
    const { version } = await plan(slug);
    const results = await Promise.allSettled([changePlanTexts(as(coordinator), slug, texts(version)), changePlanTexts(as(coordinator), slug, texts(version, { titleDa: "En anden" }))]);
    expect(results.map((each) => each.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await plan(slug)).toMatchObject({ version: version + 1, supportLimit: 7, contact: { unit: { da: "Kontoret", en: "" }, email: "kontor@example.org" } });
    await announcePlan(as(coordinator), slug, version + 1);
    expect(await changePlanTexts(as(coordinator), slug, texts(version + 2, { summaryDa: "", summaryEn: "" }))).toEqual({ summaryDa: "plan_summary_missing", summaryEn: "plan_summary_missing" });
    expect(await changePlanTexts(as(coordinator), slug, texts(version + 2, { summaryEn: "", titleEn: "", languages: "da" }))).toEqual({});
    await expect(changePlanTexts(as(ofOne), slug, texts(version + 3))).rejects.toMatchObject({ kind: "forbidden" });
  });

  it.each([[{ titleDa: "" }, "titleDa"], [{ titleDa: "x".repeat(161) }, "titleDa"], [{ email: "kontor" }, "email"], [{ phone: "ring" }, "phone"], [{ unitDa: "", email: "a@b.example" }, "unitDa"], [{ supportLimit: "0" }, "supportLimit"], [{ supportLimit: "1e3" }, "supportLimit"], [{ languages: "fr" }, "languages"]])("refuse texts such as %o", (fields, name) => {
    expect(planTextsInput.safeParse({ titleDa: "A", unitDa: "B", languages: "both", version: 1, ...fields }).error?.issues.map((each) => each.path[0])).toContain(name);
  });

  it("have themes with addresses of their own, which stay once they are public, in an order", async () => {
    const slug = await wholePlan();
    const version = async () => (await plan(slug)).version;
    expect(await addTheme(as(coordinator), slug, theme("Åbne data", await version()))).toEqual({ ok: true, value: { slug: "aabne-data-2" } });
    expect(await addTheme(as(coordinator), slug, theme("New", await version()))).toEqual({ ok: true, value: { slug: "new-2" } });
    await expect(addTheme(as(coordinator), slug, theme("Sen", 1))).rejects.toMatchObject({ kind: "conflict" });
    expect(await changeTheme(as(coordinator), slug, "aabne-data-2", theme("Møder", await version()))).toEqual({ ok: true, value: { slug: "moeder" } });
    const order = async () => (await listManagedThemes(as(coordinator), slug)).themes.map((each) => `${each.number} ${each.slug}`);
    const v = await version();
    expect((await Promise.allSettled([1, 2].map(() => moveTheme(as(coordinator), slug, "moeder", { direction: "up", version: v })))).map((each) => each.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await order()).toEqual(["1 moeder", "2 aabne-data", "3 new-2"]);
    await moveTheme(as(coordinator), slug, "moeder", { direction: "up", version: await version() });
    expect(await order()).toEqual(["1 moeder", "2 aabne-data", "3 new-2"]);
    await announcePlan(as(coordinator), slug, await version());
    expect(await changeTheme(as(coordinator), slug, "moeder", theme("Andre møder", await version()))).toEqual({ ok: true, value: { slug: "moeder" } });
    expect(await changeTheme(as(coordinator), slug, "moeder", theme("Møder", await version(), { titleEn: "" }))).toEqual({ ok: false, reason: "theme_title_missing" });
    expect(await deleteTheme(as(coordinator), slug, "moeder", await version())).toEqual({ ok: true, value: null });
    expect(await order()).toEqual(["1 aabne-data", "2 new-2"]);
    await deleteTheme(as(coordinator), slug, "new-2", await version());
    expect(await deleteTheme(as(coordinator), slug, "aabne-data", await version())).toEqual({ ok: false, reason: "theme_last" });
  });

  it("keep a theme that something is in, a hidden proposal too, also when it comes at the same moment", async () => {
    await addProposals(as(system), running, [{}]);
    await store.write(async (tx) => { await tx.update(store.tables.proposals).set({ isHidden: true }); });
    expect(await deleteTheme(as(ofOne), running.slug, "open-data", 1)).toEqual({ ok: false, reason: "theme_in_use" });
    await expect(deleteTheme(as(moderator), running.slug, "participation", 1)).rejects.toMatchObject({ kind: "forbidden" });
    const person = await addPerson(store);
    const [sent, gone] = await Promise.allSettled([submit(as(person), running, { theme: "participation" }), deleteTheme(as(ofOne), running.slug, "participation", 1)]);
    const themes = (await listManagedThemes(as(ofOne), running.slug)).themes;
    if (sent.status === "fulfilled") expect(gone).toMatchObject({ status: "fulfilled", value: { ok: false, reason: "theme_in_use" } });
    else expect([String(sent.reason), themes.length]).toEqual(["Error: theme_unknown", 1]);
  });

  it("are deleted while they are drafts that nothing is in, with the roles on them", async () => {
    const slug = await wholePlan();
    const { id, version } = await plan(slug);
    await addPerson(store, { planRole: { planId: id, role: "moderator" } });
    await expect(deletePlan(as(coordinator), slug, 1)).rejects.toMatchObject({ kind: "conflict" });
    await expect(deletePlan(as(ofOne), slug, version)).rejects.toMatchObject({ kind: "not_found" });
    expect(await deletePlan(as(coordinator), running.slug, 1)).toEqual({ ok: false, reason: "plan_in_use" });
    const activity = newId();
    expect(await saveOutreach(as(coordinator), slug, activity, outreachInput.parse({ kind: "press", titleDa: "Omtale", titleEn: "Press", doneOn: "2027-03-01" }))).toMatchObject({ saved: { version: 1 } });
    expect(await deletePlan(as(coordinator), slug, version)).toEqual({ ok: false, reason: "plan_in_use" });
    expect(await deleteOutreach(as(coordinator), slug, activity, 1)).toEqual({ ok: true, value: null });
    expect(await deletePlan(as(coordinator), slug, version)).toEqual({ ok: true, value: null });
    expect(await plan(slug)).toBeUndefined();
    expect(await store.read.select().from(store.tables.roleGrants).where(eq(store.tables.roleGrants.scope, id))).toEqual([]);
    expect(await made()).toBe(slug);
  });
});
