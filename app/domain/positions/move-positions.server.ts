import { and, eq, inArray, sql } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import type { Context } from "../context.ts";

/**
 * Makes room for the positions of an organisation that becomes part of another, in that transaction. Where both have one on
 * a proposal, that of the one that stays is its position, and the other stands as a comment; of two drafts one is made that
 * holds both texts, so that nothing is lost.
 */
export async function movePositions(ctx: Context, tx: WriteHandle, from: string, into: string): Promise<void> {
  const { comments: c, positionDrafts: d } = ctx.tables;
  const standing = sql`${c.kind} = 'position' and ${c.deletedAt} is null and not ${c.isHidden}`;
  const ofBoth = tx.select({ id: c.proposalId }).from(c).where(and(eq(c.organisationId, into), standing));
  await tx.update(c).set({ kind: "comment" }).where(and(eq(c.organisationId, from), standing, inArray(c.proposalId, ofBoth)));
  const going = await tx.select().from(d).where(eq(d.organisationId, from));
  for (const draft of going) {
    const [kept] = await tx.select({ id: d.id, body: d.body, stance: d.stance, note: d.note }).from(d).where(and(eq(d.organisationId, into), eq(d.proposalId, draft.proposalId)));
    if (!kept) {
      await tx.update(d).set({ organisationId: into }).where(eq(d.id, draft.id));
      continue;
    }
    const [body, note] = [[kept.body, draft.body], [kept.note, draft.note]].map((both) => both.filter(Boolean).join("\n\n"));
    // Nobody has seen the two together: it is to be written on, and released anew.
    await tx.update(d).set({ body, note, stance: kept.stance ?? draft.stance, state: "writing", version: sql`${d.version} + 1` }).where(eq(d.id, kept.id));
    await tx.update(ctx.tables.attachments).set({ positionDraftId: kept.id }).where(eq(ctx.tables.attachments.positionDraftId, draft.id));
    await tx.delete(d).where(eq(d.id, draft.id));
  }
}
