import { and, eq, isNull, sql } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import type { Context } from "../context.ts";
import { forbidden, notFound } from "../errors.ts";
import { draftActs } from "../proposals/draft-policy.ts";
import { withinReach } from "../proposals/draft.server.ts";
import { attachSent, type AttachedSent } from "./attach-sent.server.ts";
import { detach } from "./attach.server.ts";
import type { SentFiles } from "./rules.ts";

/**
 * Attaches what was sent to a draft of the actor or of an organisation of theirs, as far as it can be taken: how many were,
 * and which were not. Throws `not_found` for a draft out of reach or sent, `forbidden` while it waits for release.
 */
export async function attachToDraft(ctx: Context, token: string | null, draftId: string, files: SentFiles): Promise<AttachedSent> {
  return attachSent(ctx, { draftId }, files, (tx) => holdForFiles(ctx, tx, token, draftId));
}

/** Takes a file off a draft. One that is gone already is no failure. Throws as `attachToDraft` does. */
export async function removeFromDraft(ctx: Context, token: string | null, draftId: string, id: string): Promise<void> {
  await ctx.write(async (tx) => {
    await holdForFiles(ctx, tx, token, draftId);
    await detach(ctx, tx, { draftId }, id);
  });
}

/** Holds the draft until the transaction ends: of two who attach at once, the second sees what the first did. */
async function holdForFiles(ctx: Context, tx: WriteHandle, token: string | null, draftId: string) {
  const { proposalDrafts: d } = ctx.tables;
  const [draft] = await tx.update(d).set({ version: sql`${d.version}` }).where(and(eq(d.id, draftId), isNull(d.proposalId), withinReach(ctx, token))).returning({ organisationId: d.organisationId, state: d.state });
  if (!draft) throw notFound();
  if (draft.organisationId !== null && !draftActs(ctx.actor, { organisationId: draft.organisationId, state: draft.state }).edit) throw forbidden();
}
