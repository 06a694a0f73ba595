import { eq } from "drizzle-orm";
import { z } from "zod";
import type { BulkAct } from "../bulk/bulk-act.ts";
import type { Context } from "../context.ts";
import { forbidden } from "../errors.ts";
import { done, refused } from "../result.ts";
import { changeCase } from "../triage/change-case.server.ts";
import type { Case } from "../triage/load-case.server.ts";
import { mayModerate, requireStaff } from "../triage/policy.ts";
import { recordStaffAct } from "../triage/record-staff-act.server.ts";
import { approveHeld } from "./approve-draft.server.ts";
import { findDraft, traceOf, writeDraft, type Draft } from "./draft.server.ts";
import { fillTemplate } from "./fill-template.server.ts";
import { findStageWithoutDraft } from "./find-stage.server.ts";
import { findPublishProblem } from "./get-publishing.server.ts";
import { findUsableTemplate } from "./list-templates.server.ts";
import { isAnswerable, isOvertaken, mayApprove } from "./policy.ts";
import { findMissing } from "./schema.ts";
import { examineAnswer } from "./publish-response.server.ts";
import { publishDraft } from "./publish-draft.server.ts";

const nothing = z.object({});
const templateSettings = z.object({ template: z.uuid() });

async function draftOf(ctx: Context, { id }: Case): Promise<Draft | null> {
  const { answerDrafts: d } = ctx.tables;
  return (await ctx.read.select().from(d).where(eq(d.proposalId, id)))[0] ?? null;
}

/** Begins the answer of each case with a template in the language in which that is answered. A case that has an answer, or one in the making, is left as it is. */
export const templateAnswerAct: BulkAct<{ template: string }> = {
  settings: templateSettings,
  async check(ctx, found, { template }) {
    if (!mayModerate(ctx.actor, found)) return "forbidden";
    if (!isAnswerable(found)) return "conflict";
    if (found.stage === "published") return "already_answered";
    if (await draftOf(ctx, found)) return "has_draft";
    return (await findUsableTemplate(ctx, found.planId, template)) ? null : "template_gone";
  },
  async apply(ctx, tx, found, { template: id }) {
    const person = requireStaff(ctx.actor, found.planId);
    if (!mayModerate(ctx.actor, found)) throw forbidden("interest");
    if (!isAnswerable(found)) return refused("conflict");
    if (found.stage === "published") return refused("already_answered");
    if (await findDraft(ctx, tx, found.id)) return refused("has_draft");
    const template = await findUsableTemplate(ctx, found.planId, id);
    if (!template) return refused("template_gone");
    const { stage } = found;
    const fields = await fillTemplate(ctx, found, template);
    await changeCase(ctx, tx, found, found.version, { stage: "answer_drafted" });
    await writeDraft(ctx, tx, found, person, fields, { state: "draft" });
    await recordStaffAct(ctx, tx, { action: "answer.drafted", subjectType: "proposal", subjectId: found.id, planId: found.planId, data: { before: { state: null, outcome: null, stage }, after: { state: "draft", outcome: fields.outcome, stage: "answer_drafted" }, template: template.name } });
    return done({ stage });
  },
  async sample(ctx, found, { template: id }) {
    const template = await findUsableTemplate(ctx, found.planId, id);
    if (!template) return null;
    const { language, summary, reason, ...rest } = await fillTemplate(ctx, found, template);
    return { reference: found.reference, language: language ?? ctx.locale, text: [summary, reason].filter(Boolean).join("\n\n"), lacks: findMissing({ ...rest, language, summary, reason }) };
  },
  async undo(ctx, tx, found) {
    requireStaff(ctx.actor, found.planId);
    const { answerDrafts: d } = ctx.tables;
    const draft = await findDraft(ctx, tx, found.id);
    // Somebody wrote on it since.
    if (draft?.version !== 1 || draft.state !== "draft") return refused("changed_since");
    const stage = await findStageWithoutDraft(ctx, tx, found);
    await changeCase(ctx, tx, found, found.version, { stage });
    await tx.delete(d).where(eq(d.proposalId, found.id));
    await recordStaffAct(ctx, tx, { action: "answer.discarded", subjectType: "proposal", subjectId: found.id, planId: found.planId, data: { before: { ...traceOf(draft), stage: found.stage }, after: { state: null, stage } } });
    return done(null);
  },
};

/** Approves the answer in the making of each case. */
export const approveAct: BulkAct<Record<never, never>> = {
  settings: nothing,
  async check(ctx, found) {
    const person = requireStaff(ctx.actor, found.planId);
    if (!mayModerate(ctx.actor, found)) return "forbidden";
    if (!isAnswerable(found)) return "conflict";
    const draft = await draftOf(ctx, found);
    if (!draft) return "no_draft";
    if (draft.state === "approved") return "already_approved";
    const { plans } = ctx.tables;
    const [plan] = await ctx.read.select({ fourEyes: plans.fourEyes }).from(plans).where(eq(plans.id, found.planId));
    if (!mayApprove(person, draft, plan?.fourEyes ?? false)) return "needs_approval";
    const examined = await examineAnswer(ctx, ctx.read, found, draft);
    if (!examined.ok) return examined.reason;
    return isOvertaken(draft, examined.value.lastPublishedAt) ? "answered_meanwhile" : null;
  },
  async apply(ctx, tx, found) {
    const person = requireStaff(ctx.actor, found.planId);
    if (!mayModerate(ctx.actor, found)) throw forbidden("interest");
    const draft = await findDraft(ctx, tx, found.id);
    if (!draft) return refused("no_draft");
    if (draft.state === "approved") return refused("already_approved");
    const result = await approveHeld(ctx, tx, found, person, found.version);
    return result.ok ? done({ state: draft.state }) : result;
  },
  async undo(ctx, tx, found, _, before) {
    requireStaff(ctx.actor, found.planId);
    const { answerDrafts: d } = ctx.tables;
    const draft = await findDraft(ctx, tx, found.id);
    if (draft?.state !== "approved") return refused("changed_since");
    const state = before.state === "awaiting_approval" ? "awaiting_approval" : "draft";
    await changeCase(ctx, tx, found, found.version, { stage: "answer_drafted" });
    await tx.update(d).set({ state, approvedBy: null, approvedAt: null }).where(eq(d.proposalId, found.id));
    await recordStaffAct(ctx, tx, { action: "answer.sent_back", subjectType: "proposal", subjectId: found.id, planId: found.planId, data: { before: { ...traceOf(draft), stage: found.stage }, after: { state, outcome: draft.outcome, stage: "answer_drafted" } } });
    return done(null);
  },
};

/** Publishes the approved answer of each case. It cannot be undone: nobody can call back what was read and mailed. */
export const publishAct: BulkAct<Record<never, never>> = {
  settings: nothing,
  async check(ctx, found) { return findPublishProblem(ctx, await draftOf(ctx, found), found); },
  async apply(ctx, tx, found) {
    requireStaff(ctx.actor, found.planId);
    if (!mayModerate(ctx.actor, found)) throw forbidden("interest");
    const before = { status: found.status, stage: found.stage };
    const result = await publishDraft(ctx, tx, found);
    return result.ok ? done(before) : result;
  },
};
