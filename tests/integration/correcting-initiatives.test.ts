import { beforeEach, expect, it } from "vitest";
import type { InitiativeText } from "#db/schema/initiatives.ts";
import type { Actor, Person } from "#app/domain/context.ts";
import { getPlanProgress } from "#app/domain/implementation/get-plan-progress.server.ts";
import { getEditor } from "#app/domain/initiatives/get-editor.server.ts";
import { getInitiativeVersions } from "#app/domain/initiatives/get-versions.server.ts";
import { keepEdit } from "#app/domain/initiatives/keep-edit.server.ts";
import { getInitiative } from "#app/domain/initiatives/queries.server.ts";
import { restoreVersion, saveInitiative } from "#app/domain/initiatives/save-initiative.server.ts";
import { closePlan } from "#app/domain/plan-admin/close-plan.server.ts";
import type { PlanContent } from "#app/domain/publications/plan-content.ts";
import { getPublishing } from "#app/domain/publications/get-publishing.server.ts";
import { publishPlan } from "#app/domain/publications/publish-plan.server.ts";
import { publishInput } from "#app/domain/publications/schema.ts";
import { after, contextFor, visitor } from "#tests/support/context.ts";
import { describeOnBothDatabases } from "#tests/support/databases.ts";
import { useDesk } from "#tests/support/desk.ts";
import { addPerson } from "#tests/support/people.ts";

describeOnBothDatabases("correcting an adopted initiative", (open) => {
  const { here, shortlist, audits } = useDesk(open);
  const reference = "PA-I-01";
  const both = (text: string) => ({ da: text, en: `${text} (en)` });
  const milestone = (text: string) => ({ title: both(text), deliverable: both(text), startsOn: null, endsOn: "2027-06-30", owner: both("Os") });
  let coordinator: Person;
  const at = (actor: Actor) => contextFor(here.store, actor, { now: after({ days: 40 }) });
  const editor = (actor: Actor = coordinator) => getEditor(at(actor), here.plan.slug, reference);
  const save = async (changes: Partial<InitiativeText>, { actor = coordinator, note = "En dato var forkert.", version }: { actor?: Actor; note?: string; version?: number } = {}) => {
    const now = await editor();
    return saveInitiative(at(actor), here.plan.slug, reference, { text: { ...now.text, ...changes }, version: version ?? now.version, note });
  };
  const publish = async (number: number) => {
    const { seen } = (await getPublishing(at(coordinator), here.plan.slug)).of.plan;
    const result = await publishPlan(at(coordinator), here.plan.slug, number, publishInput.parse({ confirmed: "yes", seen, overrideDa: "Det haster.", overrideEn: "It is urgent.", noteDa: "Rettet.", noteEn: "Corrected." }));
    if (!result.ok) throw new Error(result.reason);
  };
  const milestoneIds = async () => here.store.read.select({ id: here.store.tables.milestones.id }).from(here.store.tables.milestones).orderBy(here.store.tables.milestones.position);

  beforeEach(async () => {
    coordinator = await addPerson(here.store, { role: "coordinator" });
    await shortlist([here.reference]);
    await save({ milestones: [milestone("Lov"), milestone("Rapport")] }, { note: "" });
    await publish(1);
  });

  it("keeps what was adopted, says in public what was corrected since, and takes it into the next version of the plan", async () => {
    const ids = await milestoneIds();
    expect(await getInitiative(at(visitor), reference)).toMatchObject({ state: "published", corrected: null });
    expect(await save({ milestones: [milestone("Lov"), { ...milestone("Rapport"), endsOn: "2027-12-31" }, milestone("Ny")] })).toEqual({ ok: true, value: { version: 3 } });
    expect((await milestoneIds()).slice(0, 2)).toEqual(ids);
    expect((await audits()).at(-1)).toMatchObject({ action: "initiative.corrected", data: { reference, version: 3, changed: ["milestones"] } });
    expect(await getInitiative(at(visitor), reference)).toMatchObject({ corrected: { since: 2, isInPlan: false }, written: { version: 3 } });
    const { lines, mayRestore } = await getInitiativeVersions(at(coordinator), reference, {});
    expect(lines).toMatchObject([{ number: 3, isAdopted: false, note: "En dato var forkert." }, { number: 2, isAdopted: true }, { number: 1, isAdopted: false }]);
    expect(mayRestore).toBe(false);
    const contents = async () => (await here.store.read.select().from(here.store.tables.publications).orderBy(here.store.tables.publications.number)).map(({ content }) => (JSON.parse(content) as PlanContent).initiatives[0]!.milestones.length);
    expect(await contents()).toEqual([2]);
    const [, moved] = (await getPlanProgress(at(visitor), here.plan.slug)).lines[0]!.milestones;
    expect(moved).toMatchObject({ endsOn: "2027-12-31", movedFrom: "2027-06-30" });
    await publish(2);
    expect((await getInitiativeVersions(at(visitor), reference, {})).lines).toMatchObject([{ number: 3, isAdopted: true, isFirst: false }, { number: 2, isAdopted: false, isFirst: true }, { number: 1 }]);
    expect((await getPlanProgress(at(visitor), here.plan.slug)).lines[0]!.milestones.map(({ movedFrom }) => movedFrom)).toEqual([null, "2027-06-30", null]);
    expect(await contents()).toEqual([2, 3]);
    expect(await getInitiative(at(visitor), reference)).toMatchObject({ corrected: { since: 2, isInPlan: true } });
  });

  it("asks for a note, keeps every milestone and the theme, and takes the first of two", async () => {
    expect(await save({ summary: both("Nyt") }, { note: "" })).toEqual({ ok: false, reason: "correction_note_missing" });
    expect(await save({ milestones: [milestone("Lov")] })).toEqual({ ok: false, reason: "milestones_fixed" });
    expect(await save({ milestones: [milestone("Lov"), { ...milestone("Rapport"), deliverable: { da: "Rapport", en: "" } }] })).toEqual({ ok: false, reason: "correction_gap" });
    await expect(save({ theme: "participation" })).rejects.toMatchObject({ kind: "conflict" });
    await save({ summary: both("Nyt") });
    await expect(save({ summary: both("Andet") }, { version: 2 })).rejects.toMatchObject({ kind: "conflict" });
    await expect(restoreVersion(at(coordinator), here.plan.slug, reference, { number: 1, version: 3, note: "Tilbage" })).rejects.toMatchObject({ kind: "conflict" });
  });

  it("is the coordinators' alone, until the plan is closed", async () => {
    expect(await editor(here.moderator)).toMatchObject({ locked: "published", isCorrection: false });
    expect(await editor()).toMatchObject({ locked: null, isCorrection: true });
    await expect(save({ summary: both("Nyt") }, { actor: here.moderator })).rejects.toMatchObject({ kind: "conflict" });
    const { saved, version } = await editor();
    const kept = { ...saved, "title.da": "Undervejs" };
    await expect(keepEdit(at(here.moderator), here.plan.slug, reference, kept, { name: "p", version, seen: "" })).rejects.toMatchObject({ kind: "conflict" });
    expect(await keepEdit(at(coordinator), here.plan.slug, reference, kept, { name: "p", version, seen: "" })).toMatchObject({ state: "kept" });
    const { plans } = here.store.tables;
    const [{ version: ofPlan }] = await here.store.read.select({ version: plans.version }).from(plans) as [{ version: number }];
    expect(await closePlan(at(coordinator), here.plan.slug, { code: here.plan.code, version: ofPlan })).toMatchObject({ ok: true });
    expect(await editor()).toMatchObject({ locked: "published", isCorrection: false });
    await expect(save({ summary: both("For sent") })).rejects.toMatchObject({ kind: "forbidden" });
  });

  it("is not for what was adopted before the platform wrote it", async () => {
    await here.store.write(async (tx) => { await tx.update(here.store.tables.initiatives).set({ adoptedVersion: null }); });
    expect(await editor()).toMatchObject({ locked: "published", isCorrection: false });
    await expect(save({ summary: both("Nyt") })).rejects.toMatchObject({ kind: "conflict" });
  });
});
