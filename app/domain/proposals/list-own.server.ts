import { and, desc, eq, inArray, isNull, or } from "drizzle-orm";
import type { DraftState, ProposalStatus } from "#db/values.ts";
import type { Context } from "../context.ts";
import { forbidden } from "../errors.ts";

/** What a person has submitted and begun. */
export type OwnWork = {
  proposals: { reference: string; title: string; language: string; status: ProposalStatus; isHidden: boolean; submittedAt: Date; supportCount: number; commentCount: number }[];
  drafts: { id: string; planSlug: string; title: string; language: string; updatedAt: Date; /** With whom it is shared. */ organisation: string | null; state: DraftState }[];
  /** Drafts of organisations that the person represents, which wait to be sent. */
  toRelease: { id: string; organisationId: string; organisation: string; title: string; updatedAt: Date }[];
};

/** The signed-in person's proposals and drafts, the newest first; of proposals at most 200. */
export async function listOwnWork(ctx: Context): Promise<OwnWork> {
  if (ctx.actor.kind !== "person") throw forbidden();
  const { proposals: p, proposalDrafts: d, plans, organisations } = ctx.tables;
  const represented = ctx.actor.memberships.filter((each) => each.role === "representative").map((each) => each.id);
  const [proposals, drafts, toRelease] = await Promise.all([
    ctx.read.select({ reference: p.reference, title: p.title, language: p.language, status: p.status, isHidden: p.isHidden, submittedAt: p.submittedAt, supportCount: p.supportCount, commentCount: p.commentCount }).from(p).where(eq(p.authorId, ctx.actor.id)).orderBy(desc(p.submittedAt)).limit(200),
    ctx.read.select({ id: d.id, planSlug: plans.slug, title: d.title, language: d.language, updatedAt: d.updatedAt, organisation: organisations.name, state: d.state }).from(d).innerJoin(plans, eq(plans.id, d.planId)).leftJoin(organisations, eq(organisations.id, d.organisationId)).where(and(eq(d.ownerId, ctx.actor.id), isNull(d.proposalId), or(isNull(d.organisationId), ctx.actor.memberships.length > 0 ? inArray(d.organisationId, ctx.actor.memberships.map((each) => each.id)) : undefined))).orderBy(desc(d.updatedAt)).limit(50),
    represented.length === 0 ? [] : ctx.read.select({ id: d.id, organisationId: organisations.id, organisation: organisations.name, title: d.title, updatedAt: d.updatedAt }).from(d).innerJoin(organisations, eq(organisations.id, d.organisationId))
      .where(and(inArray(d.organisationId, represented), eq(d.state, "awaiting_release"), isNull(d.proposalId))).orderBy(desc(d.updatedAt)).limit(50),
  ]);
  return { proposals, drafts, toRelease };
}
