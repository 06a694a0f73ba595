import { and, eq, inArray, isNull, ne, notExists, or } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import type { Context } from "../context.ts";
import { queueNotification } from "../mail/queue-notification.server.ts";
import { done, type Result } from "../result.ts";
import { changeCase } from "../triage/change-case.server.ts";
import type { Case } from "../triage/load-case.server.ts";
import { requireStaff } from "../triage/policy.ts";
import { recordStaffAct } from "../triage/record-staff-act.server.ts";
import { holdAnswerable, traceOf, writeDraft } from "./draft.server.ts";
import { checkAnswer } from "./publish-response.server.ts";
import type { AnswerFields, AnswerInput, AnswerProblem } from "./schema.ts";

/** Asks somebody else to approve an answer that is whole. The plan's coordinators are told, or, where there are none beside who wrote it, its moderators. Answers how many were. */
export async function requestApproval(ctx: Context, reference: string, { version, ...fields }: AnswerInput): Promise<Result<number, AnswerProblem>> {
  requireStaff(ctx.actor);
  return ctx.write(async (tx) => askForApproval(ctx, tx, await holdAnswerable(ctx, tx, reference, version), version, fields));
}

/** The same of a case that is held by `holdAnswerable`. */
export async function askForApproval(ctx: Context, tx: WriteHandle, found: Case, version: number, fields: AnswerFields): Promise<Result<number, AnswerProblem>> {
  const person = requireStaff(ctx.actor);
  const checked = await checkAnswer(ctx, tx, found, fields);
  if (!checked.ok) return checked;
  await changeCase(ctx, tx, found, version, { stage: "answer_drafted" });
  const { before, authorId } = await writeDraft(ctx, tx, found, person, fields, { state: "awaiting_approval" });
  await recordStaffAct(ctx, tx, { action: "answer.approval_requested", subjectType: "proposal", subjectId: found.id, planId: found.planId, data: { before: { ...traceOf(before), stage: found.stage }, after: { state: "awaiting_approval", outcome: fields.outcome, stage: "answer_drafted" } } });
  const asked = await whoMayApprove(ctx, tx, found, [person.id, authorId]);
  for (const userId of asked) await queueNotification(ctx, tx, { userId, kind: "approval_requested", payload: { ...mailNames(found), plan: await slugOf(ctx, tx, found), by: person.name }, dedupeKey: `approval:${found.id}:${version}:${userId}` });
  return done(asked.length);
}

/** What the mails of this area name; the title of a hidden text is not told by mail. */
export function mailNames({ reference, title, isHidden }: Case): { reference: string; title: string } {
  return { reference, title: isHidden ? "" : title };
}

export async function slugOf(ctx: Context, tx: WriteHandle, { planId }: Case): Promise<string> {
  const { plans } = ctx.tables;
  return (await tx.select({ slug: plans.slug }).from(plans).where(eq(plans.id, planId)))[0]!.slug;
}

/** The coordinators of the plan, else its moderators, without who wrote the answer and who has an interest in the case. */
async function whoMayApprove(ctx: Context, tx: WriteHandle, found: Case, writers: readonly (string | null)[]): Promise<string[]> {
  const { roleGrants: g, users: u, caseConflicts: k, memberships: m, coAuthors: c } = ctx.tables;
  const interested = [
    notExists(tx.select({ id: k.userId }).from(k).where(and(eq(k.proposalId, found.id), eq(k.userId, u.id)))),
    notExists(tx.select({ id: c.id }).from(c).where(and(eq(c.proposalId, found.id), eq(c.userId, u.id), eq(c.state, "accepted")))),
    found.organisationId ? notExists(tx.select({ id: m.userId }).from(m).where(and(eq(m.organisationId, found.organisationId), eq(m.userId, u.id)))) : undefined,
    found.authorId ? ne(u.id, found.authorId) : undefined,
  ];
  const rows = await tx.selectDistinct({ id: u.id, role: g.role }).from(g).innerJoin(u, and(eq(u.id, g.userId), isNull(u.deletedAt)))
    .where(and(inArray(g.role, ["coordinator", "moderator"]), or(eq(g.scope, "platform"), eq(g.scope, found.planId)), ...interested)).orderBy(u.id);
  const others = rows.filter(({ id }) => !writers.includes(id));
  const coordinators = others.filter(({ role }) => role === "coordinator");
  return [...new Set((coordinators.length > 0 ? coordinators : others).map(({ id }) => id))];
}
