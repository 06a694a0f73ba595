import { and, eq, ne } from "drizzle-orm";
import type { Bilingual } from "#db/values.ts";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import type { Phase } from "../plans/phase.ts";
import { listPhases } from "../plans/queries.server.ts";

/** What a command needs to know of the initiative that is commented on. `template`: the name of its plan's. */
export type CommentedInitiative = { id: string; reference: string; planId: string; title: Bilingual; state: "draft" | "published"; version: number; template: string; phases: Phase[] };

/** Finds the initiative by its public reference. Throws `not_found`. */
export async function loadCommentedInitiative(ctx: Context, reference: string): Promise<CommentedInitiative> {
  const { initiatives: i, plans: p } = ctx.tables;
  const [row] = await ctx.read.select({ id: i.id, reference: i.reference, planId: i.planId, title: i.title, state: i.state, version: i.version, template: p.template }).from(i).innerJoin(p, eq(p.id, i.planId)).where(and(eq(i.reference, reference), ne(p.state, "draft")));
  if (!row) throw notFound();
  return { ...row, phases: await listPhases(ctx, row.planId) };
}
