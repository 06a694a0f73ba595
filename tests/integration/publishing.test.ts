import { createHash } from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import { getJourneyFeed } from "#app/domain/versions/get-journey-feed.server.ts";
import { tellDue } from "#app/domain/notifications/fan-out.server.ts";
import { follow } from "#app/domain/follows/follow.server.ts";
import { getInitiativesPage } from "#app/domain/initiatives/get-initiatives-page.server.ts";
import { getPublishing } from "#app/domain/publications/get-publishing.server.ts";
import { getPublication, listPublications } from "#app/domain/publications/queries.server.ts";
import { recordAdoptedPlans } from "#app/domain/publications/record-adopted-plans.server.ts";
import { publishInput } from "#app/domain/publications/schema.ts";
import { publishPlan } from "#app/domain/publications/publish-plan.server.ts";
import type { PlanContent } from "#app/domain/publications/plan-content.ts";
import type { Person } from "#app/domain/context.ts";
import { newId } from "#app/lib/id.ts";
import { hideProposal } from "#app/domain/triage/hide-proposal.server.ts";
import { after, contextFor, system } from "#tests/support/context.ts";
import { describeOnBothDatabases } from "#tests/support/databases.ts";
import { useDesk } from "#tests/support/desk.ts";
import { addPerson } from "#tests/support/people.ts";

describeOnBothDatabases("publishing a plan", (open) => {
  const { here, answer, shortlist, second, audits } = useDesk(open);
  /** When the plan takes no more proposals. */
  const later = after({ days: 40 });
  let coordinator: Person;
  const at = (actor: Person = coordinator, now = later) => contextFor(here.store, actor, { now });
  const gate = (actor?: Person, now?: Date) => getPublishing(at(actor, now), here.plan.slug);
  const missing = async (now?: Date) => (await gate(undefined, now)).missing.map(({ key }) => key);
  const said = (fields: Record<string, string> = {}) => publishInput.parse({ confirmed: "yes", ...fields });
  const publish = (fields: Record<string, string> = {}, number = 1, ctx = at()) => publishPlan(ctx, here.plan.slug, number, said(fields));
  /** With a reason for whatever is missing. */
  const publishAnyway = async (number = 1, fields: Record<string, string> = {}) => publish({ overrideDa: "Det haster.", overrideEn: "It is urgent.", seen: (await gate()).of.plan.seen, ...fields }, number);

  beforeEach(async () => { coordinator = await addPerson(here.store, { role: "coordinator" }); });

  it("lists what is missing: proposals without an answer, texts of the plan, of themes and of initiatives", async () => {
    await shortlist([here.reference]);
    const other = await second();
    expect(await missing(after({}))).toEqual(["collect_open", "unanswered", "plan_texts", "initiatives"]);
    const view = await gate();
    expect(view.missing).toMatchObject([
      { key: "unanswered", count: 2, first: [{ reference: here.reference }, { reference: other }] },
      { key: "plan_texts", gaps: [{ part: "summary", locale: "da" }, { part: "contact" }] },
      { key: "initiatives", initiatives: [{ reference: "PA-I-01" }] },
    ]);
    expect(view.of.plan).toMatchObject({ next: 1, isBlocked: false, isLacking: true });
    await answer({ outcome: "adopted", version: 2 });
    await hideProposal(contextFor(here.store, here.moderator), other, { reason: "offensive", note: "x", version: 1 });
    // What is hidden is not admissible and waits for no answer.
    expect(await missing()).toEqual(["plan_texts", "initiatives"]);
  });

  it("warns of what reviewers remark on", async () => {
    await shortlist([here.reference]);
    await here.store.write(async (tx) => { await tx.update(here.store.tables.initiatives).set({ outputs: ["website", "training"] }); });
    expect((await gate()).warnings).toMatchObject([{ key: "few_initiatives", count: 1 }, { key: "modest", initiatives: [{ reference: "PA-I-01" }] }]);
  });

  it("is not for those who do not run the plan, and says nothing of another's draft", async () => {
    const elsewhere = await addPerson(here.store, { planRole: { planId: newId(), role: "coordinator" } });
    for (const actor of [here.moderator, elsewhere]) {
      await expect(gate(actor)).rejects.toMatchObject({ kind: "forbidden" });
      await expect(publish({}, 1, at(actor))).rejects.toMatchObject({ kind: "forbidden" });
    }
  });

  it("takes nothing while the plan collects, without initiatives, without a reason, or with other gaps than were shown", async () => {
    expect(await publish({}, 1)).toEqual({ ok: false, reason: "publication_blocked" });
    await shortlist([here.reference]);
    expect(await publish({ overrideDa: "x", overrideEn: "x" }, 1, at(coordinator, after({})))).toEqual({ ok: false, reason: "publication_blocked" });
    const { seen } = (await gate()).of.plan;
    expect(await publish({ seen })).toEqual({ ok: false, reason: "override_missing" });
    expect(await publish({ seen, overrideDa: "Det haster." })).toEqual({ ok: false, reason: "override_missing" });
    await second();
    expect(await publish({ seen, overrideDa: "Det haster.", overrideEn: "It is urgent." })).toEqual({ ok: false, reason: "missing_changed" });
    expect((await listPublications(at(), here.plan.slug)).publications).toEqual([]);
  });

  it("adopts the plan: an unchangeable version with its hash, initiatives with numbers, a day, the journeys, the trail", async () => {
    await shortlist([here.reference]);
    const result = await publishAnyway();
    expect(result).toMatchObject({ ok: true, value: { number: 1 } });
    const { publication } = await getPublication(at(), here.plan.slug, "plan", 1);
    expect(createHash("sha256").update(publication.content).digest("hex")).toBe(publication.hash);
    const content = JSON.parse(publication.content) as PlanContent;
    expect(content).toMatchObject({ format: 1, state: "published", publishedOn: "2027-04-18", received: 1, answered: 0, initiatives: [{ reference: "PA-I-01", number: "1.1", sources: [{ reference: here.reference }] }] });
    expect(publication).toMatchObject({ overrideReason: { da: "Det haster.", en: "It is urgent." }, missing: { unanswered: 1, plan_texts: 2, initiatives: 1 }, note: null });
    expect(publication.files).toHaveLength(4);
    const { plan, initiatives } = await getInitiativesPage(at(), here.plan.slug);
    expect(plan.state).toBe("published");
    expect(initiatives).toMatchObject([{ number: "1.1", state: "published" }]);
    expect((await getJourneyFeed(at(), here.reference)).entries.map(({ kind }) => kind)).toContain("initiative_adopted");
    expect((await audits()).filter(({ action }) => action === "plan.published")).toMatchObject([{ planId: here.plan.id, actorId: coordinator.id, data: { version: 1, hash: publication.hash, missing: { unanswered: 1 } } }]);
  });

  it("publishes once when two do it at the same time, and says so to the second", async () => {
    await shortlist([here.reference]);
    const { seen } = (await gate()).of.plan;
    const fields = { overrideDa: "Det haster.", overrideEn: "It is urgent.", seen };
    const results = await Promise.allSettled([publish(fields), publish(fields)]);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(results.find((each) => each.status === "rejected")).toMatchObject({ reason: { kind: "conflict" } });
    expect((await listPublications(at(), here.plan.slug)).publications).toHaveLength(1);
  });

  it("publishes a correction as the next version, with a note, and only of what has changed; the first stays as it was", async () => {
    await shortlist([here.reference]);
    await publishAnyway();
    const first = (await getPublication(at(), here.plan.slug, "plan", 1)).publication;
    expect(await publishAnyway(2)).toEqual({ ok: false, reason: "change_note_missing" });
    const note = { noteDa: "En stavefejl.", noteEn: "A misspelling." };
    expect(await publishAnyway(2, note)).toEqual({ ok: false, reason: "nothing_changed" });
    const { plans } = here.store.tables;
    await here.store.write(async (tx) => { await tx.update(plans).set({ title: { da: "Rettet", en: "Corrected" } }).where(eq(plans.id, here.plan.id)); });
    expect(await publishAnyway(2, note)).toMatchObject({ ok: true });
    const second = await getPublication(at(), here.plan.slug, "plan", 2);
    expect(second).toMatchObject({ latest: 2, publication: { note: { da: "En stavefejl.", en: "A misspelling." } } });
    expect(JSON.parse(second.publication.content)).toMatchObject({ publishedOn: "2027-04-18", initiatives: [{ number: "1.1" }] });
    expect((await getPublication(at(), here.plan.slug, "plan", 1)).publication).toMatchObject({ content: first.content, hash: first.hash });
  });

  it("tells whoever contributed to the plan or follows it, by its title in their language", async () => {
    await shortlist([here.reference]);
    const follower = await addPerson(here.store);
    await follow(contextFor(here.store, follower), { subject: "plan", id: here.plan.id });
    await here.store.write(async (tx) => { await tx.delete(here.store.tables.notices); await tx.delete(here.store.tables.announcements); });
    await publishAnyway();
    await tellDue(contextFor(here.store, system, { now: later }), { clock: () => later });
    const { notices: n } = here.store.tables;
    const told = await here.store.read.select({ userId: n.userId, relation: n.relation, data: n.data }).from(n).where(eq(n.kind, "plan_published"));
    expect(told.map(({ userId, relation }) => [userId, relation]).sort()).toEqual([[here.anna.id, "author"], [follower.id, "follower"]].sort());
    expect(told[0]!.data).toMatchObject({ plan: here.plan.slug, title: here.plan.slug, version: "1" });
  });

  it("records a plan that was adopted before there were versions, once, and none that is open or was given up", async () => {
    const { plans } = here.store.tables;
    const become = (state: "published" | "closed") => here.store.write(async (tx) => { await tx.update(plans).set({ state, publishedOn: "2017-11-29" }).where(eq(plans.id, here.plan.id)); });
    const record = () => recordAdoptedPlans(contextFor(here.store, system, { now: later }));
    await expect(recordAdoptedPlans(at())).rejects.toMatchObject({ kind: "forbidden" });
    expect(await record()).toBe(0);
    await become("closed");
    expect(await record()).toBe(0);
    await become("published");
    const both = await Promise.all([record(), record()]);
    expect(both.sort()).toEqual([0, 1]);
    expect(await record()).toBe(0);
    const { publication } = await getPublication(at(), here.plan.slug, "plan", 1);
    expect(JSON.parse(publication.content)).toMatchObject({ publishedOn: "2017-11-29", initiatives: [] });
    expect(publication).toMatchObject({ note: null, overrideReason: null, missing: null });
  });

  it("does not change a plan that is closed, nor adopt one that was never public", async () => {
    await shortlist([here.reference]);
    const { plans } = here.store.tables;
    const become = (state: "closed" | "draft") => here.store.write(async (tx) => { await tx.update(plans).set({ state }).where(eq(plans.id, here.plan.id)); });
    await become("closed");
    await expect(publishAnyway()).rejects.toMatchObject({ kind: "forbidden", reason: "plan_closed" });
    await become("draft");
    expect(await publishAnyway()).toEqual({ ok: false, reason: "publication_of_draft" });
  });
});
