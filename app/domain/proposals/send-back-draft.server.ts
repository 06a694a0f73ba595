import { eq } from "drizzle-orm";
import { recordAct } from "../audit.server.ts";
import type { Context } from "../context.ts";
import { conflict, forbidden } from "../errors.ts";
import { holdSharedDraft } from "./shared-draft.server.ts";
import { tellColleague } from "./tell-colleague.server.ts";
import { insertDraftNote } from "./write-draft-note.server.ts";

/** Hands a draft back to its writer with words about what is missing; the writer is told. Throws `conflict` when it no longer waits. */
export async function sendBackDraft(ctx: Context, organisationId: string, draftId: string, note: string): Promise<void> {
  const { actor } = ctx;
  if (actor.kind !== "person") throw forbidden();
  const { proposalDrafts: d } = ctx.tables;
  await ctx.write(async (tx) => {
    const draft = await holdSharedDraft(ctx, tx, organisationId, draftId);
    if (draft.state !== "awaiting_release") throw conflict();
    if (!draft.acts.sendBack) throw forbidden();
    await tx.update(d).set({ state: "sent_back" }).where(eq(d.id, draftId));
    await insertDraftNote(ctx, tx, draftId, "sent_back", note);
    await recordAct(ctx, tx, { action: "draft.sent_back", subjectType: "draft", subjectId: draftId, data: { organisationId, before: draft.state, after: "sent_back" } });
    if (draft.ownerId === null || draft.ownerId === actor.id) return;
    await tellColleague(ctx, tx, draft.ownerId, { kind: "draft_sent_back", payload: { organisation: draft.organisation.name, organisationId, draft: draftId, title: draft.title, by: actor.name, note }, dedupeKey: `sent-back:${draftId}:${ctx.now.getTime()}` });
  });
}
