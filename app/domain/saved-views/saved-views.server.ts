import { and, asc, count, eq, ne, sql } from "drizzle-orm";
import { newId } from "#app/lib/id.ts";
import { prepared } from "#db/prepared.ts";
import type { WriteHandle } from "#db/store.ts";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { done, refused, type Result } from "../result.ts";
import { requireStaff } from "../triage/policy.ts";
import { mostViews, type ViewRefusal } from "./schema.ts";

export type SavedView = { id: string; name: string; query: string };

/** The views that one keeps of a plan, by name. Nobody else sees them. */
export async function listSavedViews(ctx: Context, planId: string): Promise<SavedView[]> {
  const me = requireStaff(ctx.actor, planId);
  return viewsOf(ctx).execute({ userId: me.id, planId });
}

/** Keeps a choice of filters under a name. The same form posted twice keeps one. */
export async function saveView(ctx: Context, planId: string, { name, query }: { name: string; query: string }): Promise<Result<{ id: string }, ViewRefusal>> {
  const me = requireStaff(ctx.actor, planId);
  const { savedViews: v } = ctx.tables;
  return ctx.write(async (tx) => {
    const [same] = await tx.select({ id: v.id, query: v.query }).from(v).where(and(eq(v.userId, me.id), eq(v.planId, planId), eq(v.name, name)));
    if (same) return same.query === query ? done({ id: same.id }) : refused("view_name_taken");
    const [kept] = await tx.select({ count: count() }).from(v).where(and(eq(v.userId, me.id), eq(v.planId, planId)));
    if (kept!.count >= mostViews) return refused("views_full");
    const [added] = await tx.insert(v).values({ id: newId(), userId: me.id, planId, name, query, createdAt: ctx.now }).onConflictDoNothing({ target: [v.userId, v.planId, v.name] }).returning({ id: v.id });
    return added ? done(added) : refused("view_name_taken");
  });
}

/** Gives a view of one's own another name. Throws `not_found`. */
export async function renameView(ctx: Context, planId: string, { id, name }: { id: string; name: string }): Promise<Result<null, ViewRefusal>> {
  const me = requireStaff(ctx.actor, planId);
  return ctx.write(async (tx) => {
    const { savedViews: v } = ctx.tables;
    await requireOwn(ctx, tx, { id, planId, userId: me.id });
    const [same] = await tx.select({ id: v.id }).from(v).where(and(eq(v.userId, me.id), eq(v.planId, planId), eq(v.name, name), ne(v.id, id)));
    if (same) return refused("view_name_taken");
    await tx.update(v).set({ name }).where(eq(v.id, id));
    return done(null);
  });
}

/** Forgets a view of one's own. Throws `not_found`. */
export async function deleteView(ctx: Context, planId: string, id: string): Promise<void> {
  const me = requireStaff(ctx.actor, planId);
  await ctx.write(async (tx) => {
    await requireOwn(ctx, tx, { id, planId, userId: me.id });
    await tx.delete(ctx.tables.savedViews).where(eq(ctx.tables.savedViews.id, id));
  });
}

async function requireOwn(ctx: Context, tx: WriteHandle, { id, planId, userId }: { id: string; planId: string; userId: string }): Promise<void> {
  const { savedViews: v } = ctx.tables;
  if ((await tx.select({ id: v.id }).from(v).where(and(eq(v.id, id), eq(v.userId, userId), eq(v.planId, planId)))).length === 0) throw notFound();
}

const viewsOf = prepared(({ read, tables: { savedViews: v } }) =>
  read.select({ id: v.id, name: v.name, query: v.query }).from(v).where(and(eq(v.userId, sql.placeholder("userId")), eq(v.planId, sql.placeholder("planId")))).orderBy(asc(v.name)));
