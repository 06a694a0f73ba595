import { and, desc, eq, isNull } from "drizzle-orm";
import type { ProposalStatus } from "#db/values.ts";
import type { Context } from "../context.ts";
import { forbidden } from "../errors.ts";

/** What a person has submitted and begun. */
export type OwnWork = {
  proposals: { reference: string; title: string; language: string; status: ProposalStatus; isHidden: boolean; submittedAt: Date; supportCount: number; commentCount: number }[];
  drafts: { id: string; planSlug: string; title: string; updatedAt: Date }[];
};

/** The signed-in person's proposals and drafts, the newest first; of proposals at most 200. */
export async function listOwnWork(ctx: Context): Promise<OwnWork> {
  if (ctx.actor.kind !== "person") throw forbidden();
  const { proposals: p, proposalDrafts: d, plans } = ctx.tables;
  const [proposals, drafts] = await Promise.all([
    ctx.read.select({ reference: p.reference, title: p.title, language: p.language, status: p.status, isHidden: p.isHidden, submittedAt: p.submittedAt, supportCount: p.supportCount, commentCount: p.commentCount }).from(p).where(eq(p.authorId, ctx.actor.id)).orderBy(desc(p.submittedAt)).limit(200),
    ctx.read.select({ id: d.id, planSlug: plans.slug, title: d.title, updatedAt: d.updatedAt }).from(d).innerJoin(plans, eq(plans.id, d.planId)).where(and(eq(d.ownerId, ctx.actor.id), isNull(d.proposalId))).orderBy(desc(d.updatedAt)).limit(50),
  ]);
  return { proposals, drafts };
}
