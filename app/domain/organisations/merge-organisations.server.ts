import { and, eq, inArray, sql } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import type { Context } from "../context.ts";
import { conflict } from "../errors.ts";
import { queueNotification } from "../mail/queue-notification.server.ts";
import { done, refused, type Result } from "../result.ts";
import { recordStaffAct } from "../triage/record-staff-act.server.ts";
import { movePositions } from "../positions/move-positions.server.ts";
import { holdOrganisation, type OrganisationRow } from "./hold-organisation.server.ts";
import { requireMayVerify } from "./policy.ts";

/** How much went over from one organisation to the other. */
export type Moved = { proposals: number; comments: number; drafts: number; members: number };

/** One of the two, as the coordinator saw it. */
type Seen = { id: string; version: number };

/**
 * Makes one organisation of two that are the same. All that was said in the name of the one that goes is from then on said in
 * the name of the other; its members, drafts, invitations and requests go along, and its page leads there. One that is
 * verified cannot go. Throws `conflict` when either changed since the page was opened.
 */
export async function mergeOrganisations(ctx: Context, goes: Seen, stays: Seen): Promise<Result<Moved, "merge_missing" | "merge_verified">> {
  requireMayVerify(ctx.actor);
  if (goes.id === stays.id) return refused("merge_missing");
  return ctx.write(async (tx) => {
    const held = new Map<string, OrganisationRow>();
    // In one order, so that two merges of the same two do not wait for one another.
    for (const id of [goes.id, stays.id].sort()) held.set(id, await holdOrganisation(ctx, tx, id));
    const [from, into] = [held.get(goes.id)!, held.get(stays.id)!];
    if (from.version !== goes.version || into.version !== stays.version) throw conflict();
    if (from.verifiedAt) return refused("merge_verified");
    const told = await representativesOf(ctx, tx, [from.id, into.id]);
    const moved = await move(ctx, tx, from.id, into.id);
    await close(ctx, tx, from, into);
    await recordStaffAct(ctx, tx, { action: "organisation.merged", subjectType: "organisation", subjectId: from.id, data: { into: into.id, ...moved } });
    for (const userId of told) await queueNotification(ctx, tx, { userId, kind: "organisation_merged", payload: { organisation: from.name, into: into.name, organisationId: into.id }, dedupeKey: `merged:${from.id}:${userId}` });
    return done(moved);
  });
}

async function representativesOf(ctx: Context, tx: WriteHandle, ids: string[]): Promise<string[]> {
  const { memberships: m } = ctx.tables;
  return (await tx.selectDistinct({ userId: m.userId }).from(m).where(and(inArray(m.organisationId, ids), eq(m.role, "representative")))).map((row) => row.userId);
}

async function move(ctx: Context, tx: WriteHandle, from: string, into: string): Promise<Moved> {
  const { proposals, comments, initiativeComments, proposalDrafts, users } = ctx.tables;
  const organisationId = into;
  // The members first: whoever is sending something holds their membership, so what they sent is there to be moved.
  const members = await moveMembers(ctx, tx, from, into);
  const movedProposals = await tx.update(proposals).set({ organisationId }).where(eq(proposals.organisationId, from)).returning({ id: proposals.id });
  await movePositions(ctx, tx, from, into);
  const movedComments = await tx.update(comments).set({ organisationId }).where(eq(comments.organisationId, from)).returning({ id: comments.id });
  const movedRemarks = await tx.update(initiativeComments).set({ organisationId }).where(eq(initiativeComments.organisationId, from)).returning({ id: initiativeComments.id });
  const movedDrafts = await tx.update(proposalDrafts).set({ organisationId }).where(eq(proposalDrafts.organisationId, from)).returning({ id: proposalDrafts.id });
  await tx.update(users).set({ organisationId }).where(eq(users.organisationId, from));
  await moveInvitations(ctx, tx, from, into);
  await moveFollows(ctx, tx, from, into);
  await moveRequests(ctx, tx, from, into);
  return { proposals: movedProposals.length, comments: movedComments.length + movedRemarks.length, drafts: movedDrafts.length, members };
}

/** Whoever follows the one that goes follows the one that stays. */
async function moveFollows(ctx: Context, tx: WriteHandle, from: string, into: string) {
  const { follows: f } = ctx.tables;
  const going = await tx.delete(f).where(and(eq(f.subject, "organisation"), eq(f.subjectId, from))).returning();
  for (const follow of going) await tx.insert(f).values({ ...follow, subjectId: into }).onConflictDoNothing();
}

/** Who is in both keeps the higher role. */
async function moveMembers(ctx: Context, tx: WriteHandle, from: string, into: string): Promise<number> {
  const { memberships: m } = ctx.tables;
  const going = await tx.delete(m).where(eq(m.organisationId, from)).returning();
  for (const { userId, role, createdAt } of going) {
    const raised = { role: sql`case when ${m.role} = 'representative' then ${m.role} else excluded.role end` };
    await tx.insert(m).values({ organisationId: into, userId, role, createdAt }).onConflictDoUpdate({ target: [m.organisationId, m.userId], set: raised });
  }
  return going.length;
}

/** An address that both have invited keeps the newer invitation, as when it is invited again. */
async function moveInvitations(ctx: Context, tx: WriteHandle, from: string, into: string) {
  const { invitations: i } = ctx.tables;
  const going = await tx.delete(i).where(eq(i.organisationId, from)).returning();
  for (const invitation of going) {
    const { tokenHash, email, role, invitedBy, createdAt, expiresAt, acceptedAt } = invitation;
    const newer = sql`${i.createdAt} < ${sql.param(createdAt, i.createdAt)}`;
    await tx.insert(i).values({ ...invitation, organisationId: into }).onConflictDoUpdate({ target: [i.organisationId, i.emailKey], set: { tokenHash, email, role, invitedBy, createdAt, expiresAt, acceptedAt }, setWhere: newer });
  }
}

/** The request of somebody who is a member of the one that stays is answered by that. */
async function moveRequests(ctx: Context, tx: WriteHandle, from: string, into: string) {
  const { joinRequests: j, memberships: m } = ctx.tables;
  const going = await tx.delete(j).where(eq(j.organisationId, from)).returning();
  for (const request of going) await tx.insert(j).values({ ...request, organisationId: into }).onConflictDoNothing();
  const members = tx.select({ userId: m.userId }).from(m).where(eq(m.organisationId, into));
  await tx.delete(j).where(and(eq(j.organisationId, into), inArray(j.userId, members)));
}

/** The page of the one that goes leads to the one that stays, and so do those of others that became part of it before. */
async function close(ctx: Context, tx: WriteHandle, from: OrganisationRow, into: OrganisationRow) {
  const { organisations: o } = ctx.tables;
  await tx.update(o).set({ mergedIntoId: into.id }).where(eq(o.mergedIntoId, from.id));
  await tx.update(o).set({ mergedIntoId: into.id, emailDomain: null, version: sql`${o.version} + 1` }).where(eq(o.id, from.id));
  const { website, description, emailDomain } = into;
  await tx.update(o).set({ website: website || from.website, description: description || from.description, emailDomain: emailDomain ?? from.emailDomain, version: sql`${o.version} + 1` }).where(eq(o.id, into.id));
}
