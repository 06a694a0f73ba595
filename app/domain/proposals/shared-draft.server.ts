import { and, asc, desc, eq, isNull, sql } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import type { DraftNoteKind, DraftState, OgpValue } from "#db/values.ts";
import type { Context, Membership } from "../context.ts";
import { notFound } from "../errors.ts";
import { getPlanById, listThemes, type PlanSummary, type ThemeView } from "../plans/queries.server.ts";
import { draftActs, type DraftActs } from "./draft-policy.ts";

/** A draft of an organisation as its members see it. */
export type SharedDraftView = {
  organisation: Membership; plan: PlanSummary; themes: ThemeView[]; acts: DraftActs;
  draft: { id: string; theme: string; title: string; problem: string; change: string; effect: string; language: string; ogpValues: OgpValue[]; policyAreas: string[]; state: DraftState; version: number; updatedAt: Date; writer: string | null; changedBy: string | null };
  notes: { id: string; kind: DraftNoteKind; author: string | null; body: string; createdAt: Date }[];
};

/** What is in the list of an organisation's drafts. */
export type SharedDraftRow = { id: string; title: string; language: string; state: DraftState; writer: string | null; updatedAt: Date; planSlug: string };

/** The organisation as the reader belongs to it. Whoever does not finds nothing. */
function requireMembership({ actor }: Context, organisationId: string): Membership {
  const membership = actor.kind === "person" ? actor.memberships.find((each) => each.id === organisationId) : undefined;
  if (!membership) throw notFound();
  return membership;
}

/** A shared draft with what its writers said to each other; or the reference of the proposal that it became. Throws `not_found` for who is no member. */
export async function getSharedDraft(ctx: Context, organisationId: string, draftId: string): Promise<SharedDraftView | { reference: string }> {
  const organisation = requireMembership(ctx, organisationId);
  const { proposalDrafts: d, proposals, themes, users, draftNotes: n } = ctx.tables;
  const [row] = await ctx.read.select({ draft: d, theme: themes.slug, writer: users.name, reference: proposals.reference }).from(d).leftJoin(themes, eq(themes.id, d.themeId)).leftJoin(users, eq(users.id, d.ownerId)).leftJoin(proposals, eq(proposals.id, d.proposalId))
    .where(and(eq(d.id, draftId), eq(d.organisationId, organisationId)));
  if (!row) throw notFound();
  if (row.reference !== null) return { reference: row.reference };
  const { id, planId, title, problem, change, effect, language, ogpValues, policyAreas, state, version, updatedAt, updatedBy } = row.draft;
  const [plan, planThemes, notes, [changer]] = await Promise.all([
    getPlanById(ctx, planId), listThemes(ctx, planId),
    ctx.read.select({ id: n.id, kind: n.kind, author: users.name, body: n.body, createdAt: n.createdAt }).from(n).leftJoin(users, eq(users.id, n.authorId)).where(eq(n.draftId, id)).orderBy(asc(n.createdAt), asc(n.id)),
    updatedBy === null ? [] : ctx.read.select({ name: users.name }).from(users).where(eq(users.id, updatedBy)),
  ]);
  return {
    organisation, plan, themes: planThemes, acts: draftActs(ctx.actor, { organisationId, state }), notes,
    draft: { id, theme: row.theme ?? "", title, problem, change, effect, language, ogpValues, policyAreas, state, version, updatedAt, writer: row.writer, changedBy: changer?.name ?? null },
  };
}

/** The drafts that the members of an organisation share, those that wait for release first, then the last changed. At most 200. */
export async function listSharedDrafts(ctx: Context, organisationId: string): Promise<{ organisation: Membership; drafts: SharedDraftRow[] }> {
  const organisation = requireMembership(ctx, organisationId);
  const { proposalDrafts: d, users, plans } = ctx.tables;
  const drafts = await ctx.read.select({ id: d.id, title: d.title, language: d.language, state: d.state, writer: users.name, updatedAt: d.updatedAt, planSlug: plans.slug }).from(d).innerJoin(plans, eq(plans.id, d.planId)).leftJoin(users, eq(users.id, d.ownerId))
    .where(and(eq(d.organisationId, organisationId), isNull(d.proposalId))).orderBy(desc(sql`case when ${d.state} = 'awaiting_release' then 1 else 0 end`), desc(d.updatedAt)).limit(200);
  return { organisation, drafts };
}

/** A shared draft that an act is on, held until the transaction ends. */
export type HeldDraft = { id: string; title: string; state: DraftState; ownerId: string | null; acts: DraftActs; organisation: Membership };

/** Finds and holds it. Throws `not_found` for who is no member, and for one that was sent. */
export async function holdSharedDraft(ctx: Context, tx: WriteHandle, organisationId: string, draftId: string): Promise<HeldDraft> {
  const organisation = requireMembership(ctx, organisationId);
  const { proposalDrafts: d } = ctx.tables;
  const [row] = await tx.update(d).set({ version: sql`${d.version}` }).where(and(eq(d.id, draftId), eq(d.organisationId, organisationId), isNull(d.proposalId))).returning({ id: d.id, title: d.title, state: d.state, ownerId: d.ownerId });
  if (!row) throw notFound();
  return { ...row, acts: draftActs(ctx.actor, { organisationId, state: row.state }), organisation };
}
