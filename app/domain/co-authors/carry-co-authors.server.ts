import { and, eq, sql } from "drizzle-orm";
import { preparedWrite } from "#db/prepared.ts";
import type { WriteHandle } from "#db/store.ts";
import type { Context } from "../context.ts";

/** In the transaction that sends a draft: who stands beside its author, and who was asked to, does so on the proposal. Whoever sends it is no co-author. */
export async function carryCoAuthors(ctx: Context, tx: WriteHandle, { draftId, proposalId, authorId }: { draftId: string; proposalId: string; authorId: string }): Promise<void> {
  const writing = { tx, tables: ctx.tables };
  await leavingOut(writing).execute({ draftId, authorId });
  await carrying(writing).execute({ draftId, proposalId });
}

const leavingOut = preparedWrite(({ tx, tables: { coAuthors: a } }) => tx.delete(a).where(and(eq(a.draftId, sql.placeholder("draftId")), eq(a.userId, sql.placeholder("authorId")))));
const carrying = preparedWrite(({ tx, tables: { coAuthors: a } }) => tx.update(a).set({ draftId: null, proposalId: sql`${sql.placeholder("proposalId")}` }).where(eq(a.draftId, sql.placeholder("draftId"))));
