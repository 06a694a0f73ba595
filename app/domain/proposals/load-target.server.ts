import { and, eq, ne } from "drizzle-orm";
import type { ProposalStatus } from "#db/values.ts";
import { hasConflict } from "../assessment/has-conflict.server.ts";
import { isCoAuthor } from "../co-authors/is-co-author.server.ts";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import type { Phase } from "../plans/phase.ts";
import { listPhases } from "../plans/queries.server.ts";

/** What a command needs to know of the proposal that it acts on. `isOwn`: its author acts; `isCoAuthor`: somebody who stands beside the author; `hasConflict`: staff who said that they have an interest in it. */
export type Target = { id: string; reference: string; planId: string; title: string; language: string; authorId: string | null; organisationId: string | null; isOwn: boolean; isCoAuthor: boolean; hasConflict: boolean; isHidden: boolean; status: ProposalStatus; phases: Phase[] };

/** Finds the proposal by its public reference. Throws `not_found`. */
export async function loadTarget(ctx: Context, reference: string): Promise<Target> {
  const { proposals: p, plans } = ctx.tables;
  const [row] = await ctx.read.select({ id: p.id, reference: p.reference, planId: p.planId, title: p.title, language: p.language, authorId: p.authorId, organisationId: p.organisationId, isHidden: p.isHidden, status: p.status }).from(p).innerJoin(plans, eq(plans.id, p.planId)).where(and(eq(p.reference, reference), ne(plans.state, "draft")));
  if (!row) throw notFound();
  return { ...row, isCoAuthor: await isCoAuthor(ctx, row.id), hasConflict: await hasConflict(ctx, row.id), isOwn: ctx.actor.kind === "person" && ctx.actor.id === row.authorId, phases: await listPhases(ctx, row.planId) };
}
