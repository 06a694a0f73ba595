import { and, eq, inArray, sql } from "drizzle-orm";
import type { DraftState, MemberRole } from "#db/values.ts";
import type { Context } from "../context.ts";

/** Where an organisation of the reader's has its position on a proposal: published, being written (`draft`), or neither. */
export type OwnPosition = { organisation: { id: string; name: string; role: MemberRole }; published: string | null; draft: DraftState | null };

/** For each organisation that the reader belongs to. Nothing for who belongs to none. */
export async function listOwnPositions(ctx: Context, proposalId: string): Promise<OwnPosition[]> {
  const memberships = ctx.actor.kind === "person" ? ctx.actor.memberships : [];
  if (memberships.length === 0) return [];
  const { comments: c, positionDrafts: d } = ctx.tables;
  const ids = memberships.map(({ id }) => id);
  const [published, drafts] = await Promise.all([
    ctx.read.select({ id: c.id, organisationId: c.organisationId }).from(c).where(and(sql`${c.proposalId} = ${proposalId} and ${c.kind} = 'position' and ${c.deletedAt} is null and not ${c.isHidden}`, inArray(c.organisationId, ids))),
    ctx.read.select({ state: d.state, organisationId: d.organisationId }).from(d).where(and(eq(d.proposalId, proposalId), inArray(d.organisationId, ids))),
  ]);
  return memberships.map(({ id, name, role }) => ({ organisation: { id, name, role }, published: published.find((row) => row.organisationId === id)?.id ?? null, draft: drafts.find((row) => row.organisationId === id)?.state ?? null }));
}
