import { and, eq } from "drizzle-orm";
import type { ReadHandle } from "#db/store.ts";
import { hasConflict } from "../assessment/has-conflict.server.ts";
import type { Context } from "../context.ts";
import type { PutForwardBy } from "../triage/policy.ts";

/** Whether who acts has accepted to stand beside the author of a proposal. */
export async function isCoAuthor(ctx: Context, proposalId: string, handle: Pick<ReadHandle, "select"> = ctx.read): Promise<boolean> {
  if (ctx.actor.kind !== "person") return false;
  const { coAuthors: a } = ctx.tables;
  return (await handle.select({ id: a.id }).from(a).where(and(eq(a.proposalId, proposalId), eq(a.userId, ctx.actor.id), eq(a.state, "accepted")))).length > 0;
}

/** Who put a proposal forward, as the rules of the desk ask for it of who acts. */
export async function putForwardBy(ctx: Context, { id, planId, authorId, organisationId }: { id: string } & Omit<PutForwardBy, "isCoAuthor" | "hasConflict">, handle: Pick<ReadHandle, "select"> = ctx.read): Promise<PutForwardBy> {
  return { planId, authorId, organisationId, isCoAuthor: await isCoAuthor(ctx, id, handle), hasConflict: await hasConflict(ctx, id, handle) };
}

/** The same of the proposal with this id. */
export async function findPutForwardBy(ctx: Context, proposalId: string): Promise<PutForwardBy | null> {
  const { proposals: p } = ctx.tables;
  const [row] = await ctx.read.select({ id: p.id, planId: p.planId, authorId: p.authorId, organisationId: p.organisationId }).from(p).where(eq(p.id, proposalId));
  return row ? putForwardBy(ctx, row) : null;
}
