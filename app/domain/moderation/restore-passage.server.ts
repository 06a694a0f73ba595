import { and, eq, isNull } from "drizzle-orm";
import { gapMark, putBack } from "#app/lib/gap-marks.ts";
import type { WriteHandle } from "#db/store.ts";
import { putFilesBack } from "../attachments/take-off.server.ts";
import type { Context } from "../context.ts";
import { conflict, forbidden, notFound } from "../errors.ts";
import { holdFamily } from "../merging/family.server.ts";
import { indexProposal, recordJourney } from "../proposals/keep-books.server.ts";
import { holdText, type HeldText } from "../reports/hold-text.server.ts";
import { mayDecideReport } from "../reports/policy.ts";
import { tellWriters } from "../reports/tell-writers.server.ts";
import { done, refused, type Result } from "../result.ts";
import { changeCase } from "../triage/change-case.server.ts";
import type { Case } from "../triage/load-case.server.ts";
import { mayModerate, requireStaff } from "../triage/policy.ts";
import { recordStaffAct } from "../triage/record-staff-act.server.ts";
import { requireDecision } from "./require-decision.server.ts";
import { recordMeasure } from "./record-measure.server.ts";

/** Puts a passage back that was left out, and the files that went off the page with it. Where its writers have objected, the objection is answered instead, by somebody else. Answers which text it was. */
export async function restorePassage(ctx: Context, planSlug: string, decisionId: string): Promise<Result<null, "objection_open">> {
  requireStaff(ctx.actor);
  const decision = await requireDecision(ctx, planSlug, decisionId);
  if (decision.measure !== "redacted") throw notFound();
  return ctx.write(async (tx) => {
    if (decision.commentId === null) await holdFamily(ctx, tx, decision.proposalId);
    const text = await holdText(ctx, tx, decision);
    if (!mayDecideReport(ctx.actor, text)) throw forbidden();
    const { moderationDecisions: d } = ctx.tables;
    const [open] = await tx.select({ id: d.id }).from(d).where(and(eq(d.id, decisionId), eq(d.objectionState, "open")));
    if (open) return refused("objection_open");
    if (!(await putPassageBack(ctx, tx, text, decisionId))) throw conflict();
    const id = await recordMeasure(ctx, tx, text, { measure: "restored", isRestricted: false, reason: null });
    await tellWriters(ctx, tx, text, { kind: "passage_restored", payload: { reference: text.reference, subject: text.subject, comment: text.commentId ?? "" }, dedupeKey: `passage-restored:${id}` });
    return done(null);
  });
}

/**
 * Puts the passage of a decision back into a text that is held, and into the whole and the parts that it was left out of with
 * it, and its files back on the page, in the transaction that decides it; whoever calls it tells the writers. False where there is nothing to put back: it was
 * put back before, or had its time.
 */
export async function putPassageBack(ctx: Context, tx: WriteHandle, text: HeldText, decisionId: string): Promise<boolean> {
  requireStaff(ctx.actor, text.planId);
  const { redactions: r, comments: c } = ctx.tables;
  const left = await tx.update(r).set({ restoredAt: ctx.now }).where(and(eq(r.decisionId, decisionId), isNull(r.restoredAt))).returning();
  const redactions = left.filter(({ passage }) => passage !== "");
  if (redactions.length === 0) return false;
  const files = await putFilesBack(ctx, tx, text, decisionId);
  if (text.commentId !== null) {
    const [redaction] = redactions;
    const [comment] = await tx.select({ body: c.body }).from(c).where(eq(c.id, text.commentId));
    await tx.update(c).set({ body: backBy(redaction!)(comment!.body) }).where(eq(c.id, text.commentId));
    await record(ctx, tx, { ...text, subjectId: text.commentId }, { ...redaction!, files });
    return true;
  }
  for (const found of await holdFamily(ctx, tx, text.proposalId)) {
    const redaction = redactions.find(({ proposalId }) => proposalId === found.id);
    if (!redaction) continue;
    if (!mayModerate(ctx.actor, found)) throw forbidden("interest");
    await putBackInto(ctx, tx, found, redaction);
    await record(ctx, tx, { ...text, subjectId: found.id }, { ...redaction, files: found.id === text.proposalId ? files : 0 });
  }
  return true;
}

type Redaction = Context["tables"]["redactions"]["$inferSelect"];

const backBy = ({ number, reason, passage }: Redaction) => (words: string) => putBack(words, gapMark(number, reason), passage);

async function putBackInto(ctx: Context, tx: WriteHandle, found: Case, redaction: Redaction): Promise<void> {
  const { proposalVersions: v, initiativeSources: s } = ctx.tables;
  const back = backBy(redaction);
  const textOf = (row: { title: string; problem: string; change: string; effect: string }) => ({ title: back(row.title), problem: back(row.problem), change: back(row.change), effect: back(row.effect) });
  await changeCase(ctx, tx, found, found.version, textOf(found));
  for (const version of await tx.select().from(v).where(eq(v.proposalId, found.id))) await tx.update(v).set(textOf(version)).where(and(eq(v.proposalId, found.id), eq(v.number, version.number)));
  for (const source of await tx.select().from(s).where(eq(s.proposalId, found.id))) await tx.update(s).set({ passage: back(source.passage) }).where(and(eq(s.proposalId, found.id), eq(s.initiativeId, source.initiativeId)));
  if (!found.isHidden) await indexProposal(ctx, tx, { ...found, ...textOf(found) });
  await recordJourney(ctx, tx, found.id, "restored", { reason: "passage" });
}

async function record(ctx: Context, tx: WriteHandle, text: HeldText & { subjectId: string }, { number, reason, decisionId, files }: Redaction & { files: number }): Promise<void> {
  await recordStaffAct(ctx, tx, { action: `${text.subject}.passage_restored`, subjectType: text.subject, subjectId: text.subjectId, planId: text.planId, data: { number, files, before: { reason }, decisionId } });
}
