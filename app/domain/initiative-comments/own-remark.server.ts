import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { inLocale, type Worded } from "#app/lib/bilingual.ts";
import { withoutMarks } from "#app/lib/gap-marks.ts";
import { recordAct } from "../audit.server.ts";
import { editableFor } from "../comments/policy.ts";
import type { Context } from "../context.ts";
import { forbidden, notFound } from "../errors.ts";
import type { Refusal } from "../proposals/policy.ts";
import { stillSpeaksFor } from "../proposals/still-speaks-for.server.ts";
import { takeTry } from "../rate-limits/take-try.server.ts";
import { done, refused, type Result } from "../result.ts";
import { loadRemark, type Remark } from "./load-remark.server.ts";
import { mayCommentOnInitiative, remarkActs, type RemarkActs } from "./policy.ts";
import type { RemarkEditInput } from "./schema.ts";

/** What one said about an initiative, to be changed or taken back. `seen`: when it was last changed (0: never), in milliseconds since 1970. */
export type OwnRemark = Pick<Remark, "id" | "body" | "language" | "isHidden"> & { reference: string; title: Worded; isDeleted: boolean; isAnswered: boolean; seen: number; editableUntil: Date; acts: RemarkActs };

/** A comment that the reader wrote. Throws `not_found` for any other. */
export async function getOwnRemark(ctx: Context, reference: string, id: string): Promise<OwnRemark> {
  const { remark, initiative } = await loadRemark(ctx, reference, id);
  if (ctx.actor.kind !== "person" || remark.authorId !== ctx.actor.id) throw notFound();
  const { body, language, isHidden } = remark;
  return {
    id, body, language, isHidden, reference, title: inLocale(initiative.title, ctx.locale), isDeleted: remark.deletedAt !== null, isAnswered: remark.answeredAt !== null, seen: remark.editedAt?.getTime() ?? 0,
    editableUntil: new Date(remark.createdAt.getTime() + editableFor), acts: remarkActs(ctx.actor, remark, initiative, ctx.now),
  };
}

/** Why a comment was not changed: its time is over, it is answered, it is gone (deleted or hidden), or another page changed it since `seen`. */
export type RemarkEditRefusal = Refusal | "voice_gone" | "edit_over" | "remark_answered" | "comment_gone" | "comment_changed";

/** Changes the text of one's own comment soon after it was sent. What part it is about stays. Throws `not_found` for what is not one's own. */
export async function editRemark(ctx: Context, reference: string, id: string, { body: typed, seen }: RemarkEditInput): Promise<Result<null, RemarkEditRefusal>> {
  const { actor } = ctx;
  if (actor.kind !== "person") throw forbidden();
  const { remark, initiative } = await loadRemark(ctx, reference, id);
  if (remark.authorId !== actor.id) throw notFound();
  const refusal = refusalOf(remark, ctx.now);
  if (refusal) return refused(refusal);
  const permission = mayCommentOnInitiative(actor, initiative, ctx.now);
  if (!permission.allowed) return refused(permission.reason);
  if (!remarkActs(actor, remark, initiative, ctx.now).edit) return refused("voice_gone");
  await takeTry(ctx, "commentPerPerson", actor.id);
  const { initiativeComments: c } = ctx.tables;
  const body = withoutMarks(typed);
  return ctx.write(async (tx) => {
    if (!(await stillSpeaksFor(ctx, tx, actor.id, remark))) return refused("voice_gone");
    const changed = await tx.update(c).set({ body, editedAt: ctx.now }).where(and(
      eq(c.id, id), eq(c.authorId, actor.id), eq(c.isHidden, false), isNull(c.deletedAt), isNull(c.answeredAt), gt(c.createdAt, new Date(ctx.now.getTime() - editableFor)), seen === 0 ? isNull(c.editedAt) : eq(c.editedAt, new Date(seen)),
    )).returning({ id: c.id });
    if (changed.length > 0) {
      await recordAct(ctx, tx, { action: "initiative_comment.edited", subjectType: "initiative_comment", subjectId: id, data: { initiative: reference }, planId: initiative.planId });
      return done(null);
    }
    const [now] = await tx.select().from(c).where(eq(c.id, id));
    if (!now) return refused("comment_gone");
    // The same form twice is one change.
    return now.body === body && !now.deletedAt && !now.isHidden ? done(null) : refused(refusalOf(now, ctx.now) ?? "comment_changed");
  });
}

function refusalOf(remark: Remark, now: Date): "comment_gone" | "remark_answered" | "edit_over" | null {
  if (remark.deletedAt || remark.isHidden) return "comment_gone";
  if (remark.answeredAt) return "remark_answered";
  return now.getTime() >= remark.createdAt.getTime() + editableFor ? "edit_over" : null;
}

/** Takes back what one said, whatever the phase: the text is gone, its place and its answer stay. Doing it twice is the same as once. What is hidden stays, since its text is what the decision was about. Throws `not_found` for what is not one's own. */
export async function deleteRemark(ctx: Context, reference: string, id: string): Promise<Result<null, "voice_gone" | "comment_hidden">> {
  const { actor } = ctx;
  if (actor.kind !== "person") throw forbidden();
  const { remark, initiative } = await loadRemark(ctx, reference, id);
  if (remark.authorId !== actor.id) throw notFound();
  if (remark.deletedAt) return done(null);
  if (remark.isHidden) return refused("comment_hidden");
  const { initiativeComments: c } = ctx.tables;
  return ctx.write(async (tx) => {
    if (!(await stillSpeaksFor(ctx, tx, actor.id, remark))) return refused("voice_gone");
    // Another text in the key, as it was made from what was said.
    const [gone] = await tx.update(c).set({ body: "", deletedAt: ctx.now, editedAt: null, formKey: `deleted:${id}` }).where(and(eq(c.id, id), isNull(c.deletedAt), eq(c.isHidden, false))).returning({ id: c.id });
    if (!gone) {
      const [now] = await tx.select({ isHidden: c.isHidden }).from(c).where(eq(c.id, id));
      return now?.isHidden ? refused("comment_hidden") : done(null);
    }
    await recordAct(ctx, tx, { action: "initiative_comment.deleted", subjectType: "initiative_comment", subjectId: id, data: { initiative: reference }, planId: initiative.planId });
    return done(null);
  });
}

/** Whether what an address says was just written is the reader's own, not long said and still there. */
export async function isJustWritten(ctx: Context, initiativeId: string, id: string | undefined): Promise<boolean> {
  if (!id || ctx.actor.kind !== "person") return false;
  const { initiativeComments: c } = ctx.tables;
  const rows = await ctx.read.select({ one: sql`1` }).from(c).where(and(eq(c.id, id), eq(c.initiativeId, initiativeId), eq(c.authorId, ctx.actor.id), eq(c.isHidden, false), isNull(c.deletedAt), gt(c.createdAt, new Date(ctx.now.getTime() - 60 * 60_000))));
  return rows.length > 0;
}
