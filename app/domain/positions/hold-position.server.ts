import { and, eq, sql } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import { newId } from "#app/lib/id.ts";
import type { Context, Membership } from "../context.ts";
import { notFound } from "../errors.ts";
import { draftActs, type DraftActs } from "../proposals/draft-policy.ts";
import { holdMembership } from "../proposals/still-speaks-for.server.ts";
import type { Target } from "../proposals/load-target.server.ts";
import type { PositionDraftInput } from "./schema.ts";

type Row = Context["tables"]["positionDrafts"]["$inferSelect"];

/** A draft of a position that an act is on, held until the transaction ends. */
export type HeldPosition = Row & { acts: DraftActs; organisation: Membership };

/** Nothing was written over: the draft as it is beside what was typed, or why it cannot be changed now. */
export type NotKept = { reason: "draft_changed" | "draft_awaiting"; draft: HeldPosition };

/** The organisation as the reader belongs to it. Whoever does not finds nothing. */
export function requireMember({ actor }: Context, organisationId: string): Membership {
  const membership = actor.kind === "person" ? actor.memberships.find((each) => each.id === organisationId) : undefined;
  if (!membership) throw notFound();
  return membership;
}

/** They may have left, or the organisation may have become part of another, since the session was looked up; held, neither happens in between. */
async function requireStillMember(ctx: Context, tx: WriteHandle, organisationId: string): Promise<void> {
  if (ctx.actor.kind !== "person" || (await holdMembership(ctx, tx, ctx.actor.id, organisationId)) === null) throw notFound();
}

/** Finds and holds the draft of the organisation's position on a proposal. Null when there is none. Throws `not_found` for who is no member. */
export async function holdPosition(ctx: Context, tx: WriteHandle, organisationId: string, proposalId: string): Promise<HeldPosition | null> {
  const organisation = requireMember(ctx, organisationId);
  await requireStillMember(ctx, tx, organisationId);
  const { positionDrafts: d } = ctx.tables;
  const [row] = await tx.update(d).set({ version: sql`${d.version}` }).where(and(eq(d.organisationId, organisationId), eq(d.proposalId, proposalId))).returning();
  return row ? { ...row, organisation, acts: draftActs(ctx.actor, { organisationId, state: row.state }) } : null;
}

/** Keeps what was typed, unless another page saved another text since; then nothing is kept. */
export async function keepPosition(ctx: Context, tx: WriteHandle, organisationId: string, proposal: Target, input: PositionDraftInput): Promise<HeldPosition | NotKept> {
  const { positionDrafts: d } = ctx.tables;
  const { stance, body, version } = input;
  const personId = ctx.actor.kind === "person" ? ctx.actor.id : null;
  await requireStillMember(ctx, tx, organisationId);
  await tx.insert(d).values({ id: newId(), proposalId: proposal.id, organisationId, stance, body, language: ctx.locale, startedBy: personId, updatedBy: personId, updatedAt: ctx.now, createdAt: ctx.now }).onConflictDoNothing();
  const draft = (await holdPosition(ctx, tx, organisationId, proposal.id))!;
  if (draft.stance === stance && draft.body === body) return draft;
  if (!draft.acts.edit) return { reason: "draft_awaiting", draft };
  if (draft.version !== version) return { reason: "draft_changed", draft };
  const [saved] = await tx.update(d).set({ stance, body, updatedAt: ctx.now, updatedBy: personId, version: sql`${d.version} + 1` }).where(eq(d.id, draft.id)).returning();
  return { ...draft, ...saved! };
}
