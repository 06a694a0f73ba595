import type { WriteHandle } from "#db/store.ts";
import type { Context } from "../context.ts";
import { forbidden, notFound } from "../errors.ts";
import { holdPosition } from "../positions/hold-position.server.ts";
import { attachSent, type AttachedSent } from "./attach-sent.server.ts";
import { detach } from "./attach.server.ts";
import type { SentFiles } from "./rules.ts";

/** The draft of an organisation's position. */
export type PositionDraft = { id: string; organisationId: string; proposalId: string };

/** Attaches what was sent to the draft of a position, as far as it can be taken. Throws `not_found` for who is no member or when it was released meanwhile, `forbidden` while it waits for release. */
export async function attachToPosition(ctx: Context, draft: PositionDraft, files: SentFiles): Promise<AttachedSent> {
  return attachSent(ctx, { positionDraftId: draft.id }, files, (tx) => holdForFiles(ctx, tx, draft));
}

/** Takes a file off the draft of a position. One that is gone already is no failure. Throws as `attachToPosition` does. */
export async function removeFromPosition(ctx: Context, draft: PositionDraft, id: string): Promise<void> {
  await ctx.write(async (tx) => {
    await holdForFiles(ctx, tx, draft);
    await detach(ctx, tx, { positionDraftId: draft.id }, id);
  });
}

async function holdForFiles(ctx: Context, tx: WriteHandle, { id, organisationId, proposalId }: PositionDraft) {
  const held = await holdPosition(ctx, tx, organisationId, proposalId);
  if (held?.id !== id) throw notFound();
  if (!held.acts.edit) throw forbidden();
}
