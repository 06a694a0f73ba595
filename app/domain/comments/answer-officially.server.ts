import { inLocale } from "#app/lib/bilingual.ts";
import type { Context } from "../context.ts";
import { forbidden } from "../errors.ts";
import { loadTarget } from "../proposals/load-target.server.ts";
import type { Speaker } from "../proposals/speaker.ts";
import { takeTry } from "../rate-limits/take-try.server.ts";
import { recordStaffAct } from "../triage/record-staff-act.server.ts";
import { findCoordinator } from "./find-authority.server.ts";
import { insertComment } from "./insert-comment.server.ts";
import { mayAnswer } from "./policy.ts";
import type { OfficialInput } from "./schema.ts";

/**
 * Answers in the debate as the authority that is responsible for the plan: to a comment, or to all. Its row holds the stance
 * `neutral` where it replies to nothing, as the table asks for one; nobody sees or counts it.
 */
export async function answerOfficially(ctx: Context, reference: string, { body, formKey, parent }: OfficialInput): Promise<{ id: string }> {
  const proposal = await loadTarget(ctx, reference);
  if (!mayAnswer(ctx.actor, proposal)) throw forbidden();
  await takeTry(ctx, "commentPerPerson", ctx.actor.id);
  const coordinator = await findCoordinator(ctx, proposal.planId);
  const speaker: Speaker = { authorId: ctx.actor.id, participantType: "authority", organisationId: null, display: "organisation", shownName: coordinator ? inLocale(coordinator, ctx.locale).text : "" };
  return ctx.write(async (tx) => {
    const { id, isNew } = (await insertComment(ctx, tx, proposal, speaker, { kind: "official", stance: parent ? null : "neutral", parentId: parent, body, formKey }))!;
    if (isNew) await recordStaffAct(ctx, tx, { action: "comment.answered_officially", subjectType: "comment", subjectId: id, planId: proposal.planId, data: { proposalId: proposal.id } });
    return { id };
  });
}
