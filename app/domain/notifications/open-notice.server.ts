import { and, eq, isNull } from "drizzle-orm";
import type { Context } from "../context.ts";
import { forbidden, notFound } from "../errors.ts";
import type { ToldNotice } from "./notice-payload.ts";

/** One of the reader's notices, which is read from now on. Throws `not_found` for one that is somebody else's. */
export async function openNotice(ctx: Context, id: string): Promise<ToldNotice> {
  if (ctx.actor.kind !== "person") throw forbidden();
  const { notices: n } = ctx.tables;
  const [notice] = await ctx.read.select({ kind: n.kind, relation: n.relation, data: n.data, readAt: n.readAt }).from(n).where(and(eq(n.id, id), eq(n.userId, ctx.actor.id)));
  if (!notice) throw notFound();
  const { readAt, ...told } = notice;
  if (readAt === null) await ctx.write(async (tx) => { await tx.update(n).set({ readAt: ctx.now }).where(and(eq(n.id, id), isNull(n.readAt))); });
  return told;
}
