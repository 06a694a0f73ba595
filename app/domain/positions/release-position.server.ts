import { eq } from "drizzle-orm";
import { recordAct } from "../audit.server.ts";
import { moveAttachments } from "../attachments/attach.server.ts";
import { insertComment } from "../comments/insert-comment.server.ts";
import type { Context } from "../context.ts";
import { forbidden } from "../errors.ts";
import { loadTarget } from "../proposals/load-target.server.ts";
import { mayComment, type Refusal } from "../proposals/policy.ts";
import type { Speaker } from "../proposals/speaker.ts";
import { stillSpeaksFor } from "../proposals/still-speaks-for.server.ts";
import { tellColleague } from "../proposals/tell-colleague.server.ts";
import { takeTry } from "../rate-limits/take-try.server.ts";
import { keepPosition, requireMember, type NotKept } from "./hold-position.server.ts";
import type { PositionInput } from "./schema.ts";

/**
 * Makes the text the organisation's position on the proposal, in its name alone: what is released is what the form held,
 * and nothing that another page saved meanwhile. One organisation has one at a time. What is refused is kept as a draft.
 */
export async function releasePosition(ctx: Context, organisationId: string, reference: string, input: PositionInput): Promise<{ ok: true; id: string } | { ok: false; reason: Refusal | "voice_gone" | "position_exists" } | ({ ok: false } & NotKept)> {
  const organisation = requireMember(ctx, organisationId);
  const { actor } = ctx;
  if (actor.kind !== "person") throw forbidden();
  const proposal = await loadTarget(ctx, reference);
  await takeTry(ctx, "submitPerPerson", actor.id);
  const speaker: Speaker = { authorId: actor.id, participantType: organisation.type, organisationId, display: "organisation", shownName: organisation.name };
  const { positionDrafts: d } = ctx.tables;
  return ctx.write(async (tx) => {
    if (!(await stillSpeaksFor(ctx, tx, actor.id, speaker))) return { ok: false, reason: "voice_gone" };
    const draft = await keepPosition(ctx, tx, organisationId, proposal, input);
    if ("reason" in draft) return { ok: false, ...draft };
    const permission = mayComment(actor, proposal, ctx.now);
    if (!permission.allowed) return { ok: false, reason: permission.reason };
    if (!draft.acts.release) throw forbidden();
    const added = await insertComment(ctx, tx, proposal, speaker, { kind: "position", stance: input.stance, parentId: null, body: input.body, formKey: draft.id, language: draft.language });
    if (!added) return { ok: false, reason: "position_exists" };
    await moveAttachments(ctx, tx, { positionDraftId: draft.id }, { commentId: added.id });
    await tx.delete(d).where(eq(d.id, draft.id));
    await recordAct(ctx, tx, { action: "position.released", subjectType: "comment", subjectId: added.id, planId: proposal.planId, data: { organisationId, proposalId: proposal.id, draft: draft.id } });
    const payload = { organisation: organisation.name, reference: proposal.reference, title: proposal.title, by: actor.name, comment: added.id };
    const writers = new Set([draft.startedBy, draft.updatedBy].filter((id): id is string => id !== null && id !== actor.id));
    for (const userId of writers) await tellColleague(ctx, tx, userId, { kind: "position_released", payload, dedupeKey: `position-released:${added.id}` });
    return { ok: true, id: added.id };
  });
}
