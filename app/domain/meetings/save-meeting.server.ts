import { and, eq } from "drizzle-orm";
import { dayOf } from "#app/lib/danish-day.ts";
import type { FieldErrors } from "#app/lib/field-errors.ts";
import type { WriteHandle } from "#db/store.ts";
import type { Bilingual } from "#db/values.ts";
import { attachSent } from "../attachments/attach-sent.server.ts";
import { detach, detachAll, listAttachments } from "../attachments/attach.server.ts";
import type { SentFiles } from "../attachments/rules.ts";
import type { Context } from "../context.ts";
import { conflict, notFound } from "../errors.ts";
import { mayDelete, untranslated, type Saving } from "../plan-records/rules.ts";
import { expectVersion, filesWithout, savedOnce } from "../plan-records/sent-twice.server.ts";
import { getManagedPlan, holdManagedPlan } from "../plans/managed-plan.server.ts";
import { done, refused, type Result } from "../result.ts";
import { recordStaffAct } from "../triage/record-staff-act.server.ts";
import type { MeetingInput } from "./schema.ts";

/**
 * Writes a meeting of a plan, new where there is none with that id, with the files that came along; the form of a new one that is sent twice
 * is one meeting. Answers what is wrong by field.
 * Throws `conflict` when somebody changed it since the form was opened, `forbidden` for a closed plan.
 */
export async function saveMeeting(ctx: Context, planSlug: string, id: string, input: MeetingInput, files: SentFiles): Promise<Saving> {
  const plan = await getManagedPlan(ctx, planSlug);
  const errors = problemsOf(ctx, plan, input);
  if (Object.keys(errors).length > 0) return { errors };
  return savedOnce(async () => {
    let isSaved = false;
    const sent = await attachSent(ctx, { meetingId: id }, files, async (tx) => {
      await writeMeeting(ctx, tx, plan.id, id, input, true);
      isSaved = true;
    });
    // Where no file could be taken nothing is written yet.
    if (!isSaved) await ctx.write((tx) => writeMeeting(ctx, tx, plan.id, id, input, false));
    return { saved: { version: input.version + 1, refused: sent.refused } };
  }, async () => filesWithout(files, await listAttachments(ctx, { meetingId: id })));
}

function problemsOf(ctx: Context, plan: { bothLanguages: boolean }, input: MeetingInput): FieldErrors {
  const errors = untranslated(plan, input.title, { name: "cancelled", text: input.cancelled });
  const isComing = input.heldOn > dayOf(ctx.now);
  if (isComing && isWritten(input.minutes)) errors.heldOn = "meeting_not_held";
  else if (isComing && Object.keys(input.attendance).length > 0) errors.heldOn = "meeting_not_held";
  return errors;
}

async function writeMeeting(ctx: Context, tx: WriteHandle, planId: string, id: string, input: MeetingInput, withFile: boolean): Promise<void> {
  const { meetings: m } = ctx.tables;
  await holdManagedPlan(ctx, tx, planId);
  const [before] = await tx.select().from(m).where(eq(m.id, id));
  if (before ? before.planId !== planId : input.version > 0) throw notFound();
  const { kind, title, heldOn, place, agenda, minutes, cancelled, attendance } = input;
  const words = { kind, title, heldOn, place, agenda, minutes, attendance, cancelledReason: isWritten(cancelled) ? cancelled : null };
  if (before) expectVersion(before, input.version, words);
  const row = { ...words, minutesAt: await minutesAtOf(ctx, tx, before ?? { id, minutesAt: null }, input, withFile), version: input.version + 1, changedAt: ctx.now };
  if (before) await tx.update(m).set(row).where(eq(m.id, id));
  else await tx.insert(m).values({ id, planId, ...row, createdBy: ctx.actor.kind === "person" ? ctx.actor.id : null, createdAt: ctx.now });
  const shown = (of: { kind: string; title: { da: string }; heldOn: string; cancelledReason: unknown }) => ({ kind: of.kind, title: of.title.da, heldOn: of.heldOn, isCancelled: of.cancelledReason !== null });
  await recordStaffAct(ctx, tx, { action: before ? "meeting.changed" : "meeting.added", subjectType: "plan", subjectId: planId, planId, data: { meetingId: id, before: before ? shown(before) : null, after: shown(row), withFile } });
}

/** When the minutes of a meeting became public: as text, or as a file of a meeting that was held. Null where they are taken away again, or the meeting is still to come. */
async function minutesAtOf(ctx: Context, tx: WriteHandle, { id, minutesAt }: { id: string; minutesAt: Date | null }, { heldOn, minutes }: MeetingInput, withFile: boolean): Promise<Date | null> {
  if (heldOn > dayOf(ctx.now)) return null;
  if (isWritten(minutes) || withFile) return minutesAt ?? ctx.now;
  return minutesAt !== null && (await hasFiles(ctx, tx, id)) ? minutesAt : null;
}

const isWritten = ({ da, en }: Bilingual) => da !== "" || en !== "";

async function hasFiles(ctx: Context, tx: WriteHandle, meetingId: string): Promise<boolean> {
  return (await listAttachments({ ...ctx, read: tx }, { meetingId })).length > 0;
}

/** Takes a file off a meeting; one that is gone already is no failure. Throws as `holdManagedPlan` does. */
export async function removeMeetingFile(ctx: Context, planSlug: string, meetingId: string, attachmentId: string): Promise<void> {
  const { id: planId } = await getManagedPlan(ctx, planSlug);
  const { meetings: m } = ctx.tables;
  await ctx.write(async (tx) => {
    await holdManagedPlan(ctx, tx, planId);
    const [meeting] = await tx.select({ minutes: m.minutes, minutesAt: m.minutesAt }).from(m).where(and(eq(m.id, meetingId), eq(m.planId, planId)));
    if (!meeting) throw notFound();
    if (!(await detach(ctx, tx, { meetingId }, attachmentId))) return;
    if (meeting.minutesAt !== null && !isWritten(meeting.minutes) && !(await hasFiles(ctx, tx, meetingId))) await tx.update(m).set({ minutesAt: null }).where(eq(m.id, meetingId));
    await recordStaffAct(ctx, tx, { action: "meeting.file_removed", subjectType: "plan", subjectId: planId, planId, data: { meetingId, attachmentId } });
  });
}

/** Deletes a meeting that was put in by a slip of the hand; its files go with it. Refused where others may rely on it. Throws `conflict` when it was changed meanwhile. */
export async function deleteMeeting(ctx: Context, planSlug: string, id: string, version: number): Promise<Result<null, "record_stays">> {
  const { id: planId } = await getManagedPlan(ctx, planSlug);
  const { meetings: m } = ctx.tables;
  return ctx.write(async (tx) => {
    const plan = await holdManagedPlan(ctx, tx, planId);
    const [before] = await tx.select().from(m).where(and(eq(m.id, id), eq(m.planId, planId)));
    if (!before) throw notFound();
    if (!mayDelete(plan, before.createdAt, ctx.now)) return refused("record_stays");
    if (before.version !== version) throw conflict();
    await detachAll(ctx, tx, { meetingId: id });
    await tx.delete(m).where(eq(m.id, id));
    await recordStaffAct(ctx, tx, { action: "meeting.deleted", subjectType: "plan", subjectId: planId, planId, data: { meetingId: id, before: { kind: before.kind, title: before.title.da, heldOn: before.heldOn } } });
    return done(null);
  });
}
