import { eq, sql } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import { hasConflict } from "../assessment/has-conflict.server.ts";
import { isCoAuthor } from "../co-authors/is-co-author.server.ts";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";

/** `isCoAuthor`: who acts stands beside its author; `hasConflict`: they said that they have an interest in it. */
export type Case = Context["tables"]["proposals"]["$inferSelect"] & { isCoAuthor: boolean; hasConflict: boolean };

/** What those are told who are told of a case: its reference, and its title in its language. */
export function nameOf({ reference, title, language }: Case): { reference: string; title: string; language: string } {
  return { reference, title, language };
}

/**
 * The proposal that an act of the desk is on, held until the transaction ends. Throws `not_found`. Changing nothing is
 * how both databases hold a row: on PostgreSQL another act on it waits here, and then sees what became of it.
 */
export async function loadCase(ctx: Context, tx: WriteHandle, reference: string): Promise<Case> {
  const { proposals } = ctx.tables;
  const [row] = await tx.update(proposals).set({ version: sql`${proposals.version}` }).where(eq(proposals.reference, reference)).returning();
  if (!row) throw notFound();
  return { ...row, isCoAuthor: await isCoAuthor(ctx, row.id, tx), hasConflict: await hasConflict(ctx, row.id, tx) };
}
