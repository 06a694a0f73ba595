import { and, eq } from "drizzle-orm";
import { gapMark, leaveOut } from "#app/lib/gap-marks.ts";
import { newId } from "#app/lib/id.ts";
import type { WriteHandle } from "#db/store.ts";
import type { HideReason } from "#db/values.ts";
import type { Context } from "../context.ts";
import { indexProposal, recordJourney } from "../proposals/keep-books.server.ts";
import type { TextKey } from "../reports/hold-text.server.ts";
import type { RecordedDecision } from "../reports/record-decision.server.ts";
import { changeCase } from "../triage/change-case.server.ts";
import type { Case } from "../triage/load-case.server.ts";
import { requireStaff } from "../triage/policy.ts";
import { recordStaffAct } from "../triage/record-staff-act.server.ts";
import { nextGapNumber } from "./gaps.server.ts";

type Words = { title: string; problem: string; change: string; effect: string };
const wordsOf = ({ title, problem, change, effect }: Words): string[] => [title, problem, change, effect];

/** `from`: the reference of the proposal that was decided on, which this is, or is a part or the whole of. */
type LeftOut = { passage: string; reason: HideReason; decision: RecordedDecision; from: string; /** How many files went off the page with it. */ files: number };

/** Leaves a passage out of one proposal that is held, wherever its words were kept. Answers its title as it then is. */
export async function leaveOutOf(ctx: Context, tx: WriteHandle, found: Case, { passage, reason, decision, from, files }: LeftOut): Promise<string> {
  requireStaff(ctx.actor, found.planId);
  const { proposalVersions: v, initiativeSources: s } = ctx.tables;
  const key: TextKey = { proposalId: found.id, commentId: null };
  const versions = await tx.select().from(v).where(eq(v.proposalId, found.id));
  const number = await nextGapNumber(ctx, tx, key, [found, ...versions].flatMap(wordsOf));
  const mark = gapMark(number, reason);
  const without = ({ title, problem, change, effect }: Words): Words => ({ title: leaveOut(title, passage, mark), problem: leaveOut(problem, passage, mark), change: leaveOut(change, passage, mark), effect: leaveOut(effect, passage, mark) });
  const text = without(found);
  await changeCase(ctx, tx, found, found.version, text);
  for (const version of versions) await tx.update(v).set(without(version)).where(and(eq(v.proposalId, found.id), eq(v.number, version.number)));
  for (const source of await tx.select().from(s).where(eq(s.proposalId, found.id))) await tx.update(s).set({ passage: leaveOut(source.passage, passage, mark) }).where(and(eq(s.proposalId, found.id), eq(s.initiativeId, source.initiativeId)));
  // How it was in a draft that it was taken out of would bring the passage back.
  await tx.delete(ctx.tables.removedPlacements).where(eq(ctx.tables.removedPlacements.proposalId, found.id));
  if (!found.isHidden) await indexProposal(ctx, tx, { ...found, ...text });
  await recordJourney(ctx, tx, found.id, "redacted", { reason });
  await keepPassage(ctx, tx, { ...key, subject: "proposal", planId: found.planId }, { passage, number, reason, decision, files, ...(from !== found.reference && { from }) });
  return text.title;
}

/** Keeps the passage, for the desk alone, to be put back; the trail has it without the passage. */
export async function keepPassage(ctx: Context, tx: WriteHandle, { proposalId, commentId, subject, planId }: TextKey & { subject: "proposal" | "comment"; planId: string }, { passage, number, reason, decision, files, from }: Omit<LeftOut, "from"> & { number: number; from?: string }): Promise<void> {
  const staff = requireStaff(ctx.actor, planId);
  await tx.insert(ctx.tables.redactions).values({ id: newId(), planId, subject, proposalId, commentId, number, passage, reason, decisionId: decision.id, redactedBy: staff.id, at: ctx.now });
  await recordStaffAct(ctx, tx, { action: `${subject}.redacted`, subjectType: subject, subjectId: commentId ?? proposalId, planId, data: { reason, number, files, decisionId: decision.id, reports: decision.reports, ...(commentId && { proposalId }), ...(from && { from }) } });
}
