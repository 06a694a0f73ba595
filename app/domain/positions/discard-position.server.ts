import { eq } from "drizzle-orm";
import { recordAct } from "../audit.server.ts";
import type { Context } from "../context.ts";
import { forbidden } from "../errors.ts";
import { loadTarget } from "../proposals/load-target.server.ts";
import { holdPosition, requireMember } from "./hold-position.server.ts";

/** Throws the draft of a position away: whoever began it, and representatives. Doing it twice is the same as once. */
export async function discardPosition(ctx: Context, organisationId: string, reference: string): Promise<void> {
  requireMember(ctx, organisationId);
  const proposal = await loadTarget(ctx, reference);
  const { positionDrafts: d, attachments } = ctx.tables;
  await ctx.write(async (tx) => {
    const draft = await holdPosition(ctx, tx, organisationId, proposal.id);
    if (!draft) return;
    const mayDiscard = draft.acts.release || (ctx.actor.kind === "person" && draft.startedBy === ctx.actor.id && draft.acts.edit);
    if (!mayDiscard) throw forbidden();
    await tx.update(attachments).set({ positionDraftId: null }).where(eq(attachments.positionDraftId, draft.id));
    await tx.delete(d).where(eq(d.id, draft.id));
    await recordAct(ctx, tx, { action: "position.discarded", subjectType: "position_draft", subjectId: draft.id, data: { organisationId, proposalId: proposal.id } });
  });
}
