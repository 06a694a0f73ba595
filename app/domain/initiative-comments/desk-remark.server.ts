import { and, eq } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import type { Bilingual, DraftOutcome, HideReason } from "#db/values.ts";
import { inLocale, type Worded } from "#app/lib/bilingual.ts";
import { recordRead } from "../audit/record-read.server.ts";
import type { Context } from "../context.ts";
import { forbidden, notFound } from "../errors.ts";
import { requireStaff } from "../triage/policy.ts";
import { getRemarkPlan, type RemarkPlan } from "./desk-plan.server.ts";
import { mayAnswerRemark } from "./policy.ts";
import { remarkView, selectRemarks, type RemarkView } from "./remark-view.server.ts";
import type { Remark } from "./load-remark.server.ts";

/** A comment at the desk: with its text, where it is looked at by itself although it is hidden, and its answer in both languages. `mayDecide`: not the reader's own, nor their organisation's. */
export type DeskRemark = RemarkView & {
  reference: string; title: Worded; initiativeVersion: number; text: string; mayDecide: boolean; isHidden: boolean; hideReason: HideReason | null; hideNote: string;
  given: { outcome: DraftOutcome | null; answer: Bilingual } | null;
  /** How it stands, for a form that is begun from it. */
  seen: string;
};

/** How a comment and its answer stand: another text or another answer is another one. */
export function seenOf({ editedAt, answeredAt }: Pick<Remark, "editedAt" | "answeredAt">): string {
  return `${editedAt?.getTime() ?? 0}-${answeredAt?.getTime() ?? 0}`;
}

/** One comment of a plan, for who works on it. That a hidden text was read is recorded. Throws `not_found`. */
export async function getDeskRemark(ctx: Context, slug: string, id: string): Promise<{ plan: RemarkPlan; remark: DeskRemark }> {
  const plan = await getRemarkPlan(ctx, slug);
  const { initiativeComments: c, initiatives: i } = ctx.tables;
  const [row] = await selectRemarks(ctx).where(and(eq(c.id, id), eq(i.planId, plan.id)));
  if (!row) throw notFound();
  if (row.remark.isHidden) await recordRead(ctx, { action: "initiative_comment.hidden_text_read", subjectType: "initiative_comment", subjectId: id, planId: plan.id });
  return { plan, remark: { ...deskRemark(ctx, row, plan), text: row.remark.body } };
}

export function deskRemark(ctx: Context, row: Parameters<typeof remarkView>[1], plan: RemarkPlan): DeskRemark {
  const { remark } = row;
  const { outcome, answer, answeredAt, isHidden, hideReason, hideNote } = remark;
  return {
    ...remarkView(ctx, row, { state: row.state, phases: plan.phases, planId: plan.id }), reference: row.reference, title: inLocale(row.title, ctx.locale), initiativeVersion: row.initiativeVersion, isHidden, hideReason, hideNote,
    text: isHidden ? "" : remark.body, mayDecide: mayAnswerRemark(ctx.actor, { ...remark, planId: plan.id }), given: answeredAt === null ? null : { outcome, answer: answer ?? { da: "", en: "" } }, seen: seenOf(remark),
  };
}

/** A comment that staff decide about, held until the transaction ends, with what is told of its initiative. Throws `not_found`, and `forbidden` for one's own. */
export async function holdRemark(ctx: Context, tx: WriteHandle, plan: Pick<RemarkPlan, "id">, id: string): Promise<{ remark: Remark; reference: string; title: Bilingual }> {
  requireStaff(ctx.actor, plan.id);
  const { initiativeComments: c, initiatives: i } = ctx.tables;
  // Changing nothing holds the row.
  await tx.update(c).set({ id }).where(eq(c.id, id));
  const [found] = await tx.select({ remark: c, reference: i.reference, title: i.title }).from(c).innerJoin(i, eq(i.id, c.initiativeId)).where(and(eq(c.id, id), eq(i.planId, plan.id)));
  if (!found) throw notFound();
  if (!mayAnswerRemark(ctx.actor, { ...found.remark, planId: plan.id })) throw forbidden("interest");
  return found;
}
