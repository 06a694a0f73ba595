import { and, eq, sql } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import type { Stance } from "#db/values.ts";
import { newId } from "#app/lib/id.ts";
import { moveAttachments } from "../attachments/attach.server.ts";
import type { Context } from "../context.ts";

/** A position that is being withdrawn, as it was public. */
export type Withdrawn = { id: string; proposalId: string; organisationId: string; stance: Stance | null; body: string; language: string };

/**
 * Keeps the text, the stance and the files of a withdrawn position as the draft of its members, in the transaction that
 * withdraws it: one withdraws to say it in another way. Where they write on another one already, that draft holds both texts.
 */
export async function keepWithdrawn(ctx: Context, tx: WriteHandle, { id, proposalId, organisationId, stance, body, language }: Withdrawn): Promise<void> {
  const { positionDrafts: d } = ctx.tables;
  const personId = ctx.actor.kind === "person" ? ctx.actor.id : null;
  const change = { updatedAt: ctx.now, updatedBy: personId };
  const added = await tx.insert(d).values({ ...change, id: newId(), proposalId, organisationId, stance, body, language, startedBy: personId, createdAt: ctx.now }).onConflictDoNothing().returning({ id: d.id });
  const ofThis = and(eq(d.organisationId, organisationId), eq(d.proposalId, proposalId));
  // Nobody has seen the two together: it is to be written on, and released anew.
  const [kept] = added.length > 0 ? added : await tx.update(d).set({ ...change, state: "writing", stance: sql`coalesce(${d.stance}, ${stance})`, body: sql`case when ${d.body} in ('', ${body}) then ${body} else ${d.body} || ${"\n\n"} || ${body} end`, version: sql`${d.version} + 1` }).where(ofThis).returning({ id: d.id });
  await moveAttachments(ctx, tx, { commentId: id }, { positionDraftId: kept!.id });
}
