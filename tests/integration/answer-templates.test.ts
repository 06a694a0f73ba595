import { expect, it } from "vitest";
import { approveDraft } from "#app/domain/answers/approve-draft.server.ts";
import { approveAct, publishAct, templateAnswerAct } from "#app/domain/answers/bulk-acts.server.ts";
import { listTemplates } from "#app/domain/answers/list-templates.server.ts";
import { saveDraft } from "#app/domain/answers/save-draft.server.ts";
import { saveTemplate } from "#app/domain/answers/save-template.server.ts";
import type { TemplateInput } from "#app/domain/answers/template-schema.ts";
import type { Actor } from "#app/domain/context.ts";
import { hideProposal } from "#app/domain/triage/hide-proposal.server.ts";
import { loadCase, type Case } from "#app/domain/triage/load-case.server.ts";
import { submit } from "#tests/support/plans.ts";
import { contextFor } from "#tests/support/context.ts";
import { describeOnBothDatabases } from "#tests/support/databases.ts";
import { anAnswer, useDesk } from "#tests/support/desk.ts";

const aTemplate = (input: Partial<TemplateInput> = {}): TemplateInput => ({ id: null, version: 0, name: "Allerede i gang", outcome: "already_under_way", summaryDa: "Det er i gang.", summaryEn: "It is under way.", reasonDa: "{{reference}} om {{theme}} er i gang.", reasonEn: "{{reference}} on {{theme}} is under way.", reasonCodes: ["already_done"], isActive: true, ...input });

describeOnBothDatabases("templates of answers, and answers to many", (open) => {
  const { here, as, audits, mails, journey } = useDesk(open);
  const save = (input: Partial<TemplateInput> = {}, actor: Actor = here.colleague) => saveTemplate(as(actor), here.plan.id, aTemplate(input));
  const saved = async () => {
    const result = await save();
    if (!result.ok) throw new Error(result.reason);
    return result.value.id;
  };
  const draft = async () => (await here.store.read.select().from(here.store.tables.answerDrafts))[0];
  /** Does something to the case, held as the engine of acts on many holds it. */
  const held = <T>(actor: Actor, act: (ctx: ReturnType<typeof as>, tx: Parameters<typeof publishAct.apply>[1], found: Case) => Promise<T>) => {
    const ctx = as(actor);
    return ctx.write(async (tx) => act(ctx, tx, await loadCase(ctx, tx, here.reference)));
  };
  const begin = (template: string, actor: Actor = here.moderator) => held(actor, (ctx, tx, found) => templateAnswerAct.apply(ctx, tx, found, { template }));
  const approve = (actor: Actor = here.colleague) => held(actor, (ctx, tx, found) => approveAct.apply(ctx, tx, found, {}));
  const publish = (actor: Actor = here.moderator) => held(actor, (ctx, tx, found) => publishAct.apply(ctx, tx, found, {}));

  it("are written and changed by coordinators, and read by all staff", async () => {
    const id = await saved();
    expect(await save()).toEqual({ ok: false, reason: "template_name_taken" });
    expect(await save({ id, version: 1, name: "I gang" })).toEqual({ ok: true, value: { id } });
    await expect(save({ id, version: 1, name: "For sent" })).rejects.toMatchObject({ kind: "conflict" });
    for (const actor of [here.moderator, here.anna]) await expect(save({ name: "Ikke min" }, actor)).rejects.toMatchObject({ kind: "forbidden" });
    expect(await listTemplates(as(here.moderator), here.plan.slug)).toMatchObject({ mayEdit: false, templates: [{ name: "I gang", version: 2 }] });
    await expect(listTemplates(as(here.anna), here.plan.slug)).rejects.toMatchObject({ kind: "forbidden" });
    expect((await audits()).map((each) => each.action)).toEqual(["answer_template.written", "answer_template.changed"]);
  });

  it("begin an answer filled in from the case, once, told to nobody, and can be taken back until somebody writes on it", async () => {
    const template = await saved();
    expect(await begin(template)).toMatchObject({ ok: true, value: { stage: "submitted" } });
    expect(await draft()).toMatchObject({ state: "draft", outcome: "already_under_way", reasonCodes: ["already_done"], authorId: here.moderator.id });
    expect((await draft())!.reason).toContain(`${here.reference} om `);
    expect(await begin(template)).toEqual({ ok: false, reason: "has_draft" });
    expect(await mails()).toEqual([]);
    const undo = () => held(here.moderator, (ctx, tx, found) => templateAnswerAct.undo!(ctx, tx, found, { template }, { stage: "submitted" }));
    expect(await undo()).toMatchObject({ ok: true });
    expect(await draft()).toBeUndefined();
    await begin(template);
    const { version } = await held(here.moderator, (_, __, found) => Promise.resolve(found));
    await saveDraft(as(here.colleague), here.reference, anAnswer({ reason: "Skrevet om", version }));
    expect(await undo()).toEqual({ ok: false, reason: "changed_since" });
    expect((await draft())!.reason).toBe("Skrevet om");
  });

  it("are not begun with any more once they are out of use, and that is what is said", async () => {
    const id = await saved();
    const check = () => held(here.moderator, (ctx, _, found) => templateAnswerAct.check(ctx, found, { template: id }));
    expect(await check()).toBeNull();
    await save({ id, version: 1, isActive: false });
    expect([await check(), await begin(id)]).toEqual(["template_gone", { ok: false, reason: "template_gone" }]);
    await here.store.write(async (tx) => { await tx.delete(here.store.tables.answerTemplates); });
    expect([await check(), await begin(id)]).toEqual(["template_gone", { ok: false, reason: "template_gone" }]);
    expect(await draft()).toBeUndefined();
  });

  it("name a hidden case by its reference alone", async () => {
    const result = await save({ reasonDa: "Tak for {{title}}.", summaryDa: "{{title}} er i gang." });
    await hideProposal(as(here.moderator), here.reference, { reason: "offensive", note: "x", version: 1 });
    expect(result.ok && (await begin(result.value.id))).toMatchObject({ ok: true });
    expect(await draft()).toMatchObject({ reason: `Tak for ${here.reference}.`, summary: `${here.reference} er i gang.` });
  });

  it("are approved and published for many at once, each told once, and what is public is not published again", async () => {
    expect(await approve()).toEqual({ ok: false, reason: "no_draft" });
    await begin(await saved());
    expect(await publish()).toEqual({ ok: false, reason: "not_approved" });
    expect(await approve()).toMatchObject({ ok: true, value: { state: "draft" } });
    expect(await approve()).toEqual({ ok: false, reason: "already_approved" });
    const ctx = as(here.moderator);
    expect(await publishAct.check(ctx, await held(here.moderator, (_, __, found) => Promise.resolve(found)), {})).toBeNull();
    expect(await publish()).toMatchObject({ ok: true, value: { stage: "answer_approved" } });
    expect(await publish()).toMatchObject({ ok: false });
    expect(await journey()).toEqual(["submitted", "answered"]);
    expect((await mails()).map((each) => each.kind)).toEqual(["proposal_answered"]);
  });

  it("are not approved with a hole in a sentence or without whom it is forwarded to, and say so before they are begun", async () => {
    const begun = async (input: Partial<TemplateInput>) => {
      const result = await save(input);
      if (!result.ok) throw new Error(result.reason);
      const template = result.value.id;
      const sample = await held(here.moderator, (ctx, _, found) => templateAnswerAct.sample!(ctx, found, { template }));
      await begin(template);
      const approved = await approve();
      await held(here.moderator, (ctx, tx, found) => templateAnswerAct.undo!(ctx, tx, found, { template }, {}));
      return { sample, approved };
    };
    const holed = await begun({ name: "Med hul", outcome: "adopted", reasonDa: "Det er med i {{initiative}}." });
    expect(holed).toMatchObject({ sample: { reference: here.reference, language: "da", text: "Det er i gang.\n\nDet er med i {{initiative}}.", lacks: "placeholder_left" }, approved: { ok: false, reason: "placeholder_left" } });
    expect(await begun({ name: "Videre", outcome: "forwarded" })).toMatchObject({ sample: { lacks: "forwarded_missing" }, approved: { ok: false, reason: "forwarded_missing" } });
    expect(await begun({ name: "Hel" })).toMatchObject({ sample: { lacks: null }, approved: { ok: true } });
  });

  it.each([["da", "da", true], ["en", "en", true], ["de", "en", true], ["de", "en", false]] as const)("are in the language that a proposal in %s is answered in: %s", async (language, expected, hasAuthor) => {
    const { users, proposals } = here.store.tables;
    await here.store.write(async (tx) => {
      await tx.update(proposals).set({ language, ...(!hasAuthor && { authorId: null, sourceId: "x:1" }) });
      await tx.update(users).set({ locale: hasAuthor ? "en" : "da" });
    });
    await begin(await saved());
    expect(await draft()).toMatchObject({ language: expected, summary: expected === "da" ? "Det er i gang." : "It is under way." });
  });

  it("ask for four eyes as one answer does, and an approval can be taken back", async () => {
    const { plans } = here.store.tables;
    await here.store.write(async (tx) => { await tx.update(plans).set({ fourEyes: true }); });
    await begin(await saved());
    expect(await approve(here.moderator)).toEqual({ ok: false, reason: "needs_approval" });
    expect(await approve()).toMatchObject({ ok: true });
    expect(await held(here.colleague, (ctx, tx, found) => approveAct.undo!(ctx, tx, found, {}, { state: "draft" }))).toMatchObject({ ok: true });
    expect(await draft()).toMatchObject({ state: "draft", approvedBy: null });
    expect(await publish()).toEqual({ ok: false, reason: "not_approved" });
  });

  it.each([["begin", (actor: Actor) => begin("0190b1e0-0000-7000-8000-000000000001", actor)], ["approve", approve], ["publish", publish]] as [string, (actor: Actor) => Promise<unknown>][])("%s: staff alone, and nobody on a proposal of their own", async (_, act) => {
    await expect(act(here.anna)).rejects.toMatchObject({ kind: "forbidden" });
    here.reference = (await submit(contextFor(here.store, here.moderator), here.plan)).reference;
    await expect(act(here.moderator)).rejects.toMatchObject({ kind: "forbidden" });
    await expect(approveDraft(as(here.moderator), here.reference, 1)).rejects.toMatchObject({ kind: "forbidden" });
  });
});
