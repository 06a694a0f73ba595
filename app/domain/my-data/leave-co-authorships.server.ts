import { and, eq, isNotNull } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import type { Context } from "../context.ts";

/** Takes a person's name from where they stand beside an author: the neutral code stands there instead. Answers from how much. */
export async function unnameCoAuthor(ctx: Context, tx: WriteHandle, person: { id: string; neutralCode: string }): Promise<number> {
  const { coAuthors: a } = ctx.tables;
  return (await tx.update(a).set({ display: "code", shownName: person.neutralCode }).where(and(eq(a.userId, person.id), eq(a.state, "accepted"), eq(a.display, "name"))).returning({ id: a.id })).length;
}

/**
 * When an account is deleted: the code stays beside what is public, belonging to nobody. On drafts the person is a co-author no
 * longer, and invitations that they sent or got, and that nobody took up, are void. The drafts that they began take theirs along.
 */
export async function leaveCoAuthorships(ctx: Context, tx: WriteHandle, person: { id: string; emailKey: string; neutralCode: string }): Promise<void> {
  const { coAuthors: a } = ctx.tables;
  await unnameCoAuthor(ctx, tx, person);
  await tx.delete(a).where(and(eq(a.userId, person.id), isNotNull(a.draftId)));
  await tx.update(a).set({ userId: null }).where(eq(a.userId, person.id));
  await tx.delete(a).where(and(eq(a.emailKey, person.emailKey), eq(a.state, "invited")));
  await tx.delete(a).where(and(eq(a.invitedBy, person.id), eq(a.state, "invited")));
  await tx.update(a).set({ invitedBy: null }).where(eq(a.invitedBy, person.id));
}
