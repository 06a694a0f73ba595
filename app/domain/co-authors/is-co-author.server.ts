import { and, eq } from "drizzle-orm";
import type { ReadHandle } from "#db/store.ts";
import type { Context } from "../context.ts";

/** Whether who acts has accepted to stand beside the author of a proposal. */
export async function isCoAuthor(ctx: Context, proposalId: string, handle: Pick<ReadHandle, "select"> = ctx.read): Promise<boolean> {
  if (ctx.actor.kind !== "person") return false;
  const { coAuthors: a } = ctx.tables;
  return (await handle.select({ id: a.id }).from(a).where(and(eq(a.proposalId, proposalId), eq(a.userId, ctx.actor.id), eq(a.state, "accepted")))).length > 0;
}
