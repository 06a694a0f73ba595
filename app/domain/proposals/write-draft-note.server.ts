import type { WriteHandle } from "#db/store.ts";
import type { DraftNoteKind } from "#db/values.ts";
import { newId } from "#app/lib/id.ts";
import { recordAct } from "../audit.server.ts";
import type { Context } from "../context.ts";
import { forbidden } from "../errors.ts";
import { takeTry } from "../rate-limits/take-try.server.ts";
import { holdSharedDraft } from "./shared-draft.server.ts";

/** Says something to the others who work on a shared draft. */
export async function writeDraftNote(ctx: Context, organisationId: string, draftId: string, body: string): Promise<void> {
  if (ctx.actor.kind !== "person") throw forbidden();
  await takeTry(ctx, "commentPerPerson", ctx.actor.id);
  await ctx.write(async (tx) => {
    const draft = await holdSharedDraft(ctx, tx, organisationId, draftId);
    if (!draft.acts.note) throw forbidden();
    await insertDraftNote(ctx, tx, draftId, "note", body);
    await recordAct(ctx, tx, { action: "draft.noted", subjectType: "draft", subjectId: draftId, data: { organisationId } });
  });
}

/** Writes a note of the actor's in the transaction of the act that it goes with. */
export async function insertDraftNote(ctx: Context, tx: WriteHandle, draftId: string, kind: DraftNoteKind, body: string): Promise<void> {
  await tx.insert(ctx.tables.draftNotes).values({ id: newId(), draftId, kind, body, authorId: ctx.actor.kind === "person" ? ctx.actor.id : null, createdAt: ctx.now });
}
