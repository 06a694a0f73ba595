import { eq, sql } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import type { AnswerState } from "#db/values.ts";
import type { Context, Person } from "../context.ts";
import { conflict, forbidden } from "../errors.ts";
import { loadCase, type Case } from "../triage/load-case.server.ts";
import { mayModerate } from "../triage/policy.ts";
import { isAnswerable } from "./policy.ts";
import type { AnswerFields } from "./schema.ts";

export type Draft = Context["tables"]["answerDrafts"]["$inferSelect"];

/**
 * The case that an answer is written to, held. Throws `forbidden` for who has an interest in it, and `conflict` when it takes
 * no answer any more or is no longer at the version that the form was made from, before anything is found missing in the form.
 */
export async function holdAnswerable(ctx: Context, tx: WriteHandle, reference: string, version: number): Promise<Case> {
  const found = await holdWithDraft(ctx, tx, reference, version);
  if (!isAnswerable(found)) throw conflict();
  return found;
}

/** The same where what was being written is only thrown away: the case need not take an answer any more. */
export async function holdWithDraft(ctx: Context, tx: WriteHandle, reference: string, version: number): Promise<Case> {
  const found = await loadCase(ctx, tx, reference);
  if (!mayModerate(ctx.actor, found)) throw forbidden("interest");
  if (found.version !== version) throw conflict();
  return found;
}

/** The answer in the making of a case that is held. */
export async function findDraft(ctx: Context, tx: WriteHandle, proposalId: string): Promise<Draft | null> {
  const { answerDrafts: d } = ctx.tables;
  const [draft] = await tx.select().from(d).where(eq(d.proposalId, proposalId));
  return draft ?? null;
}

/** The same for an act on it as it stands. Throws `conflict` when there is none any more. */
export async function requireDraft(ctx: Context, tx: WriteHandle, proposalId: string): Promise<Draft> {
  const draft = await findDraft(ctx, tx, proposalId);
  if (!draft) throw conflict();
  return draft;
}

/** Whether answers of the plan are approved by somebody else than who wrote them. */
export async function asksForFourEyes(ctx: Context, tx: WriteHandle, planId: string): Promise<boolean> {
  const { plans } = ctx.tables;
  const [plan] = await tx.select({ fourEyes: plans.fourEyes }).from(plans).where(eq(plans.id, planId));
  return plan?.fourEyes ?? false;
}

/** What of a draft is its text. */
function fieldsOf(ctx: Context, { outcome, summary, reason, reasonCodes, elementsAdopted, elementsNotAdopted, mergedInto, forwardedTo, landedIn, authority, authorityRole, correction, language = ctx.locale }: AnswerFields): Required<AnswerFields> & { language: Draft["language"] } {
  return { outcome, summary, reason, reasonCodes, elementsAdopted, elementsNotAdopted, mergedInto, forwardedTo, landedIn, authority, authorityRole, correction, language };
}

/** Whose the text is: who wrote it, while nobody changes it. */
export function authorOf(ctx: Context, person: Person, before: Draft | null, fields: AnswerFields): string | null {
  return before && JSON.stringify(fieldsOf(ctx, before)) === JSON.stringify(fieldsOf(ctx, fields)) ? before.authorId : person.id;
}

/** Writes the answer in the making. What was approved is approved no longer, unless this approves it. */
export async function writeDraft(ctx: Context, tx: WriteHandle, found: Case, person: Person, input: AnswerFields, { state, approvedBy = null }: { state: AnswerState; approvedBy?: string | null }): Promise<{ before: Draft | null; authorId: string | null }> {
  const { answerDrafts: d } = ctx.tables;
  const before = await findDraft(ctx, tx, found.id);
  const authorId = authorOf(ctx, person, before, input);
  const row = { ...fieldsOf(ctx, input), state, authorId, approvedBy, approvedAt: approvedBy ? ctx.now : null, updatedAt: ctx.now, ...(state !== "draft" && { sentBackNote: "" }) };
  await tx.insert(d).values({ ...row, proposalId: found.id, planId: found.planId, createdAt: ctx.now }).onConflictDoUpdate({ target: d.proposalId, set: { ...row, version: sql`${d.version} + 1` } });
  return { before, authorId };
}

/** What the audit trail tells of a draft: where it stands and what it comes to, none of its words. */
export function traceOf(draft: Pick<Draft, "state" | "outcome"> | null): { state: AnswerState | null; outcome: Draft["outcome"] } {
  return { state: draft?.state ?? null, outcome: draft?.outcome ?? null };
}
