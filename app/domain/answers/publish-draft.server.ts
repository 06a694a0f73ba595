import type { WriteHandle } from "#db/store.ts";
import type { Context } from "../context.ts";
import { done, refused, type Result } from "../result.ts";
import type { Case } from "../triage/load-case.server.ts";
import { requireStaff } from "../triage/policy.ts";
import { asksForFourEyes, findDraft, holdAnswerable } from "./draft.server.ts";
import { isOvertaken } from "./policy.ts";
import { checkAnswer, publishResponse } from "./publish-response.server.ts";
import type { AnswerProblem } from "./schema.ts";

/** Publishes the approved answer of a case, by itself. Throws `conflict` when the case was changed since `version`. */
export async function publishApproved(ctx: Context, reference: string, version: number): Promise<Result<null, AnswerProblem>> {
  requireStaff(ctx.actor);
  return ctx.write(async (tx) => publishDraft(ctx, tx, await holdAnswerable(ctx, tx, reference, version), version));
}

/**
 * Publishes the approved answer of a case that is held, in the transaction of the act. Refused when it is not approved, when
 * what it points at is gone, or when another answer was published since it was written. Throws `conflict` when the
 * proposal was withdrawn or split meanwhile.
 */
export async function publishDraft(ctx: Context, tx: WriteHandle, found: Case, version = found.version): Promise<Result<null, AnswerProblem>> {
  const draft = await findDraft(ctx, tx, found.id);
  if (draft?.state !== "approved") return refused("not_approved");
  // The plan may have begun to ask for four eyes since.
  if ((draft.approvedBy === null || draft.approvedBy === draft.authorId) && (await asksForFourEyes(ctx, tx, found.planId))) return refused("needs_approval");
  const checked = await checkAnswer(ctx, tx, found, draft);
  if (!checked.ok) return checked;
  if (isOvertaken(draft, checked.value.lastPublishedAt)) return refused("answered_meanwhile");
  await publishResponse(ctx, tx, found, version, checked.value, draft);
  return done(null);
}
