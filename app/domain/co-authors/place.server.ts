import { and, eq, isNull, ne, or, sql, type SQL } from "drizzle-orm";
import { hashToken } from "#app/lib/token.ts";
import type { ReadHandle, WriteHandle } from "#db/store.ts";
import type { ProposalStatus } from "#db/values.ts";
import type { Context, Person } from "../context.ts";
import { forbidden, notFound } from "../errors.ts";

/** What co-authors are asked to: a draft (`token`: of the browser that began it before signing in), or a proposal by its public reference. */
export type PlaceName = { draft: string; token: string | null } | { reference: string };

/** The draft or the proposal that co-authors stand beside. */
export type Place = {
  planId: string; title: string; language: string; problem: string; change: string; effect: string;
  /** One of the two. */
  draftId: string | null; proposalId: string | null;
  /** Of a proposal alone. */
  reference: string | null; proposal: { isHidden: boolean; status: ProposalStatus } | null;
  /** Who wrote it; null when the account is gone. */
  ownerId: string | null;
  /** The organisation that a draft is shared with, or that a proposal speaks for. */
  organisationId: string | null;
};

/** Whether it is a draft that an organisation's members write together: they take part in it anyway. */
export function isSharedDraft({ proposalId, organisationId }: Place): boolean {
  return proposalId === null && organisationId !== null;
}

/** Why a proposal takes no co-authors whatever the phase; null for a draft. */
export function closedFor({ proposal }: Place): "hidden" | "withdrawn" | null {
  return proposal?.isHidden ? "hidden" : proposal?.status === "withdrawn" ? "withdrawn" : null;
}

/** The rows of a place's co-authors. */
export function ofPlace(ctx: Context, { draftId, proposalId }: Pick<Place, "draftId" | "proposalId">): SQL {
  const { coAuthors: a } = ctx.tables;
  return proposalId === null ? eq(a.draftId, draftId!) : eq(a.proposalId, proposalId);
}

/**
 * Whether this person decides who stands beside the author: the author of a proposal (of an organisation's as long as they
 * represent it), and who began a draft (one that is shared with an organisation as long as they belong to it).
 */
function isOwner(person: Person, place: Place): boolean {
  if (place.ownerId !== person.id) return false;
  return place.organisationId === null || person.memberships.some((each) => each.id === place.organisationId && (place.proposalId === null || each.role === "representative"));
}

/** The place as its owner finds it, whose draft may have been sent meanwhile. Throws `not_found` for everybody else. */
export async function getOwnPlace(ctx: Context, name: PlaceName): Promise<Place> {
  const person = requirePerson(ctx);
  if ("reference" in name) return requireOwner(person, await findProposalPlace(ctx, ctx.read, byReference(ctx, name.reference)));
  const place = await findDraftPlace(ctx, ctx.read, ownDraft(ctx, person, name));
  // A draft of this browser that is nobody's yet is as good as the person's.
  return requireOwner(person, place?.draftId && place.ownerId === null ? { ...place, ownerId: person.id } : place);
}

/** The same, held until the transaction ends. A draft begun in this browser before signing in becomes the person's. */
export async function holdOwnPlace(ctx: Context, tx: WriteHandle, name: PlaceName): Promise<Place> {
  const person = requirePerson(ctx);
  const { proposalDrafts: d, proposals: p } = ctx.tables;
  if ("reference" in name) {
    const [held] = await tx.update(p).set({ version: sql`${p.version}` }).where(eq(p.reference, name.reference)).returning({ id: p.id });
    return requireOwner(person, held ? await findProposalPlace(ctx, tx, byReference(ctx, name.reference)) : null);
  }
  const [held] = await tx.update(d).set({ ownerId: sql`coalesce(${d.ownerId}, ${person.id})` }).where(ownDraft(ctx, person, name)).returning({ id: d.id });
  return requireOwner(person, held ? await findDraftPlace(ctx, tx, eq(d.id, held.id)) : null);
}

/** The place of an invitation, held; null when it is gone. A draft that was sent is the proposal that it became. */
export async function holdPlace(ctx: Context, tx: WriteHandle, { draftId, proposalId }: { draftId: string | null; proposalId: string | null }): Promise<Place | null> {
  const { proposalDrafts: d, proposals: p } = ctx.tables;
  if (proposalId !== null) {
    await tx.update(p).set({ version: sql`${p.version}` }).where(eq(p.id, proposalId));
    return findProposalPlace(ctx, tx, eq(p.id, proposalId));
  }
  await tx.update(d).set({ version: sql`${d.version}` }).where(eq(d.id, draftId!));
  return findDraftPlace(ctx, tx, eq(d.id, draftId!));
}

/** The same for reading. */
export async function findPlace(ctx: Context, { draftId, proposalId }: { draftId: string | null; proposalId: string | null }): Promise<Place | null> {
  const { proposalDrafts: d, proposals: p } = ctx.tables;
  return proposalId === null ? findDraftPlace(ctx, ctx.read, eq(d.id, draftId!)) : findProposalPlace(ctx, ctx.read, eq(p.id, proposalId));
}

function requirePerson({ actor }: Context): Person {
  if (actor.kind !== "person") throw forbidden();
  return actor;
}

function requireOwner(person: Person, place: Place | null): Place {
  if (!place || !isOwner(person, place)) throw notFound();
  return place;
}

function ownDraft(ctx: Context, person: Person, { draft, token }: { draft: string; token: string | null }): SQL {
  const { proposalDrafts: d } = ctx.tables;
  const ofBrowser = token ? and(isNull(d.ownerId), isNull(d.organisationId), eq(d.tokenHash, hashToken(token))) : undefined;
  return and(eq(d.id, draft), or(eq(d.ownerId, person.id), ofBrowser))!;
}

function byReference(ctx: Context, reference: string): SQL {
  return eq(ctx.tables.proposals.reference, reference);
}

async function findDraftPlace(ctx: Context, handle: Pick<ReadHandle, "select">, where: SQL): Promise<Place | null> {
  const { proposalDrafts: d, proposals: p } = ctx.tables;
  const [row] = await handle.select({ id: d.id, sent: d.proposalId, planId: d.planId, ownerId: d.ownerId, organisationId: d.organisationId, title: d.title, language: d.language, problem: d.problem, change: d.change, effect: d.effect }).from(d).where(where);
  if (!row) return null;
  if (row.sent !== null) return findProposalPlace(ctx, handle, eq(p.id, row.sent));
  const { id, sent: _, ownerId, ...rest } = row;
  return { ...rest, draftId: id, proposalId: null, reference: null, proposal: null, ownerId };
}

async function findProposalPlace(ctx: Context, handle: Pick<ReadHandle, "select">, where: SQL): Promise<Place | null> {
  const { proposals: p, plans } = ctx.tables;
  const [row] = await handle.select({ id: p.id, reference: p.reference, planId: p.planId, ownerId: p.authorId, organisationId: p.organisationId, title: p.title, language: p.language, problem: p.problem, change: p.change, effect: p.effect, isHidden: p.isHidden, status: p.status })
    .from(p).innerJoin(plans, and(eq(plans.id, p.planId), ne(plans.state, "draft"))).where(where);
  if (!row) return null;
  const { id, isHidden, status, ...rest } = row;
  return { ...rest, draftId: null, proposalId: id, proposal: { isHidden, status } };
}
