import { and, desc, eq, inArray, isNotNull, isNull, or } from "drizzle-orm";
import type { DraftState } from "#db/values.ts";
import type { Context, Person } from "../context.ts";
import { phaseState, type PhaseState } from "../plans/phase.ts";
import { phasesOfPlans } from "../plans/phases-of-plans.server.ts";

/** A draft on my page, with whether and until when it can be sent. */
export type OwnDraft = { id: string; planSlug: string; title: string; language: string; updatedAt: Date; /** With whom it is shared. */ organisation: string | null; state: DraftState; collect: PhaseState };

export type OwnDrafts = {
  drafts: OwnDraft[];
  /** Drafts of organisations that the person represents, which wait to be sent. */
  toRelease: { id: string; organisationId: string; organisation: string; title: string; updatedAt: Date }[];
  /** Drafts of others that the person is a co-author of; `id` is that of the co-authorship. */
  coAuthored: { id: string; title: string; language: string }[];
};

const most = 50;

/** What somebody is writing, the last changed first; at most 50 of each kind. */
export async function listOwnDrafts(ctx: Context, person: Person): Promise<OwnDrafts> {
  const { proposalDrafts: d, plans, organisations: o, coAuthors: a } = ctx.tables;
  const member = person.memberships.map((each) => each.id);
  const represented = person.memberships.filter((each) => each.role === "representative").map((each) => each.id);
  const [drafts, toRelease, coAuthored] = await Promise.all([
    ctx.read.select({ id: d.id, planId: d.planId, planSlug: plans.slug, title: d.title, language: d.language, updatedAt: d.updatedAt, organisation: o.name, state: d.state }).from(d).innerJoin(plans, eq(plans.id, d.planId)).leftJoin(o, eq(o.id, d.organisationId))
      .where(and(eq(d.ownerId, person.id), isNull(d.proposalId), or(isNull(d.organisationId), member.length > 0 ? inArray(d.organisationId, member) : undefined))).orderBy(desc(d.updatedAt)).limit(most),
    represented.length === 0 ? [] : ctx.read.select({ id: d.id, organisationId: o.id, organisation: o.name, title: d.title, updatedAt: d.updatedAt }).from(d).innerJoin(o, eq(o.id, d.organisationId))
      .where(and(inArray(d.organisationId, represented), eq(d.state, "awaiting_release"), isNull(d.proposalId))).orderBy(desc(d.updatedAt)).limit(most),
    ctx.read.select({ id: a.id, title: d.title, language: d.language, organisationId: d.organisationId }).from(a).innerJoin(d, eq(d.id, a.draftId)).where(and(eq(a.userId, person.id), eq(a.state, "accepted"), isNotNull(a.draftId))).orderBy(desc(a.decidedAt)).limit(most),
  ]);
  const phasesOf = await phasesOfPlans(ctx, drafts.map((draft) => draft.planId));
  return {
    toRelease,
    drafts: drafts.map(({ planId, ...draft }) => ({ ...draft, collect: phaseState(phasesOf(planId), "collect", ctx.now) })),
    // What its author shares with an organisation since is between its members until it is sent.
    coAuthored: coAuthored.map(({ organisationId, ...draft }) => ({ ...draft, title: organisationId === null ? draft.title : "" })),
  };
}
