import { eq } from "drizzle-orm";
import { recordAct } from "../audit.server.ts";
import type { Context } from "../context.ts";
import { conflict, forbidden, notFound } from "../errors.ts";
import { loadTarget } from "../proposals/load-target.server.ts";
import { tellColleague } from "../proposals/tell-colleague.server.ts";
import { holdPosition, requireMember } from "./hold-position.server.ts";

/** Hands the draft of a position back with words about what is missing; who wrote it is told. Throws `conflict` when it no longer waits. */
export async function sendBackPosition(ctx: Context, organisationId: string, reference: string, note: string): Promise<void> {
  const organisation = requireMember(ctx, organisationId);
  const { actor } = ctx;
  if (actor.kind !== "person") throw forbidden();
  const proposal = await loadTarget(ctx, reference);
  const { positionDrafts: d } = ctx.tables;
  await ctx.write(async (tx) => {
    const draft = await holdPosition(ctx, tx, organisationId, proposal.id);
    if (!draft) throw notFound();
    if (draft.state !== "awaiting_release") throw conflict();
    if (!draft.acts.sendBack) throw forbidden();
    await tx.update(d).set({ state: "sent_back", note }).where(eq(d.id, draft.id));
    await recordAct(ctx, tx, { action: "position.sent_back", subjectType: "position_draft", subjectId: draft.id, data: { organisationId, proposalId: proposal.id, before: draft.state, after: "sent_back" } });
    const payload = { organisation: organisation.name, organisationId, reference: proposal.reference, title: proposal.isHidden ? proposal.reference : proposal.title, by: actor.name, note };
    const writers = new Set([draft.startedBy, draft.updatedBy].filter((id): id is string => id !== null && id !== actor.id));
    for (const userId of writers) await tellColleague(ctx, tx, userId, { kind: "position_sent_back", payload, dedupeKey: `position-sent-back:${draft.id}:${ctx.now.getTime()}` });
  });
}
