import { and, eq, gt, isNull, sql } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import { withoutMarks } from "#app/lib/gap-marks.ts";
import { newId } from "#app/lib/id.ts";
import { hashToken } from "#app/lib/token.ts";
import { recordAct } from "../audit.server.ts";
import type { Context } from "../context.ts";
import { forbidden, notFound } from "../errors.ts";
import { templateOf } from "../initiatives/templates.ts";
import { announce } from "../notifications/announce.server.ts";
import type { Refusal } from "../proposals/policy.ts";
import { findVoice, speakerOf, type Speaker } from "../proposals/speaker.ts";
import { stillSpeaksFor } from "../proposals/still-speaks-for.server.ts";
import { takeTry } from "../rate-limits/take-try.server.ts";
import { done, refused, type Result } from "../result.ts";
import { loadCommentedInitiative } from "./load-initiative.server.ts";
import { mayCommentOnInitiative, periodOf } from "./policy.ts";
import type { RemarkInput } from "./schema.ts";
import { isSection, wholeSection } from "./sections.ts";

/** How long the same words again are the same comment: a browser that goes back shows them in a form with another key. In milliseconds. */
const sameFor = 60 * 60_000;

type NewRemark = { initiativeId: string; period: "draft" | "implement"; section: string | null; version: number; body: string; language: string; formKey: string };

/**
 * Comments on a part of a draft or on all of it, or on how an initiative is carried out, which is about the whole. The same form, or
 * the same words within an hour, are one comment. The version that its writer read is kept. Throws `not_found` for a part that the template does not have.
 */
export async function commentOnInitiative(ctx: Context, reference: string, input: RemarkInput): Promise<Result<{ id: string }, Refusal | "voice_gone">> {
  const initiative = await loadCommentedInitiative(ctx, reference);
  const permission = mayCommentOnInitiative(ctx.actor, initiative, ctx.now);
  if (!permission.allowed) return refused(permission.reason);
  if (ctx.actor.kind !== "person") throw forbidden();
  const period = periodOf(initiative);
  const section = period === "implement" || input.section === wholeSection ? null : input.section;
  if (section !== null && !isSection(templateOf(initiative.template), section)) throw notFound();
  const voice = findVoice(ctx.actor, input.voice);
  if (!voice) return refused("voice_gone");
  const speaker = speakerOf(ctx.actor, voice);
  await takeTry(ctx, "commentPerPerson", ctx.actor.id);
  return ctx.write(async (tx) => {
    if (!(await stillSpeaksFor(ctx, tx, speaker.authorId, voice))) return refused("voice_gone");
    const { initiatives: i } = ctx.tables;
    // Held, so that it is not adopted in between.
    const [held] = await tx.update(i).set({ version: sql`${i.version}` }).where(eq(i.id, initiative.id)).returning({ state: i.state, version: i.version });
    if (!held) throw notFound();
    if (held.state !== initiative.state) return refused("phase_over");
    const { body, language, formKey } = input;
    const { id, isNew } = await insert(ctx, tx, speaker, { initiativeId: initiative.id, period, section, version: Math.min(input.version, held.version), body: withoutMarks(body), language, formKey });
    if (isNew) {
      await recordAct(ctx, tx, { action: "initiative_comment.written", subjectType: "initiative_comment", subjectId: id, data: { initiative: initiative.reference }, planId: initiative.planId });
      await announce(ctx, tx, { kind: "initiative_commented", planId: initiative.planId, data: { initiative: initiative.reference, comment: id } });
    }
    return done({ id });
  });
}

async function insert(ctx: Context, tx: WriteHandle, speaker: Speaker, remark: NewRemark): Promise<{ id: string; isNew: boolean }> {
  const { initiativeComments: c } = ctx.tables;
  const { initiativeId, period, section, body } = remark;
  const [same] = await tx.select({ id: c.id }).from(c).where(and(
    eq(c.initiativeId, initiativeId), eq(c.authorId, speaker.authorId), eq(c.period, period), section === null ? isNull(c.section) : eq(c.section, section), eq(c.body, body), eq(c.isHidden, false), gt(c.createdAt, new Date(ctx.now.getTime() - sameFor)),
  )).limit(1);
  if (same) return { id: same.id, isNew: false };
  const id = newId();
  // The same form with the same words is one comment; sent, gone back to and changed it is another.
  const formKey = hashToken([remark.formKey || newId(), speaker.authorId, initiativeId, section ?? "", body].join("\n"));
  const added = await tx.insert(c).values({ ...remark, ...speaker, id, formKey, createdAt: ctx.now }).onConflictDoNothing().returning({ id: c.id });
  if (added.length > 0) return { id, isNew: true };
  const [before] = await tx.select({ id: c.id }).from(c).where(eq(c.formKey, formKey));
  return { id: before!.id, isNew: false };
}
