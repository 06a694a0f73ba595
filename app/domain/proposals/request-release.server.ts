import { and, eq, ne } from "drizzle-orm";
import { recordAct } from "../audit.server.ts";
import type { Context } from "../context.ts";
import { conflict, forbidden } from "../errors.ts";
import { takeTry } from "../rate-limits/take-try.server.ts";
import { done, refused, type Result } from "../result.ts";
import { holdSharedDraft } from "./shared-draft.server.ts";
import { tellColleague } from "./tell-colleague.server.ts";
import { insertDraftNote } from "./write-draft-note.server.ts";

/** Hands a draft over to the organisation's representatives, who are told by mail. Refused where there is nobody to hand it to. Throws `conflict` when it was handed over already. */
export async function requestRelease(ctx: Context, organisationId: string, draftId: string, note: string): Promise<Result<null, "no_representative">> {
  const { actor } = ctx;
  if (actor.kind !== "person") throw forbidden();
  await takeTry(ctx, "submitPerPerson", actor.id);
  const { proposalDrafts: d, memberships } = ctx.tables;
  return ctx.write(async (tx) => {
    const draft = await holdSharedDraft(ctx, tx, organisationId, draftId);
    if (draft.state === "awaiting_release") throw conflict();
    if (!draft.acts.requestRelease) throw forbidden();
    const representatives = await tx.select({ userId: memberships.userId }).from(memberships).where(and(eq(memberships.organisationId, organisationId), eq(memberships.role, "representative"), ne(memberships.userId, actor.id)));
    if (representatives.length === 0) return refused("no_representative");
    const [changed] = await tx.update(d).set({ state: "awaiting_release" }).where(eq(d.id, draftId)).returning({ version: d.version });
    await insertDraftNote(ctx, tx, draftId, "release_requested", note);
    await recordAct(ctx, tx, { action: "draft.release_requested", subjectType: "draft", subjectId: draftId, data: { organisationId, before: draft.state, after: "awaiting_release" } });
    for (const { userId } of representatives) {
      const payload = { organisation: draft.organisation.name, organisationId, draft: draftId, title: draft.title, writer: actor.name, note };
      await tellColleague(ctx, tx, userId, { kind: "release_requested", payload, dedupeKey: `release:${draftId}:${changed!.version}:${ctx.now.getTime()}` });
    }
    return done(null);
  });
}

/** Takes a draft back that one handed over, to go on writing. Throws `conflict` when it no longer waits. */
export async function takeBackRelease(ctx: Context, organisationId: string, draftId: string): Promise<void> {
  if (ctx.actor.kind !== "person") throw forbidden();
  const { proposalDrafts: d } = ctx.tables;
  await ctx.write(async (tx) => {
    const draft = await holdSharedDraft(ctx, tx, organisationId, draftId);
    if (draft.state !== "awaiting_release") throw conflict();
    if (!draft.acts.takeBack) throw forbidden();
    await tx.update(d).set({ state: "writing" }).where(eq(d.id, draftId));
    await recordAct(ctx, tx, { action: "draft.taken_back", subjectType: "draft", subjectId: draftId, data: { organisationId, before: draft.state, after: "writing" } });
  });
}
