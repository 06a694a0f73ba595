import { and, desc, eq, sql } from "drizzle-orm";
import type { DraftState, Stance } from "#db/values.ts";
import { listAttachments, type AttachmentView } from "../attachments/attach.server.ts";
import type { Context, Membership } from "../context.ts";
import { draftActs, type DraftActs } from "../proposals/draft-policy.ts";
import { loadTarget } from "../proposals/load-target.server.ts";
import { mayComment, type Permission } from "../proposals/policy.ts";
import { requireMember } from "./hold-position.server.ts";

/** What an organisation's members write as its position on a proposal, as one of them sees it. */
export type PositionPage = {
  organisation: Membership;
  proposal: { reference: string; title: string; language: string; isHidden: boolean };
  draft: { id: string; stance: Stance | null; body: string; language: string; state: DraftState; note: string; version: number; updatedAt: Date; changedBy: string | null; isOwn: boolean } | null;
  attachments: AttachmentView[];
  acts: DraftActs;
  permission: Permission;
  /** The id of the position that stands. */
  published: string | null;
};

/** Throws `not_found` for who is no member of the organisation. */
export async function getPositionPage(ctx: Context, organisationId: string, reference: string): Promise<PositionPage> {
  const organisation = requireMember(ctx, organisationId);
  const target = await loadTarget(ctx, reference);
  const { positionDrafts: d, comments: c, users } = ctx.tables;
  const [[row], [published]] = await Promise.all([
    ctx.read.select({ draft: d, changedBy: users.name }).from(d).leftJoin(users, eq(users.id, d.updatedBy)).where(and(eq(d.organisationId, organisationId), eq(d.proposalId, target.id))),
    ctx.read.select({ id: c.id }).from(c).where(sql`${c.proposalId} = ${target.id} and ${c.organisationId} = ${organisationId} and ${c.kind} = 'position' and ${c.deletedAt} is null and not ${c.isHidden}`),
  ]);
  const { isHidden, language } = target;
  return {
    organisation, published: published?.id ?? null, permission: mayComment(ctx.actor, target, ctx.now),
    // The title of a hidden proposal is not for everybody.
    proposal: { reference: target.reference, title: isHidden ? target.reference : target.title, language, isHidden },
    draft: row ? { ...row.draft, changedBy: row.changedBy, isOwn: ctx.actor.kind === "person" && row.draft.startedBy === ctx.actor.id } : null,
    attachments: row ? await listAttachments(ctx, { positionDraftId: row.draft.id }) : [],
    acts: draftActs(ctx.actor, { organisationId, state: row?.draft.state ?? "writing" }),
  };
}

/** What is in the list of an organisation's drafts of positions. */
export type PositionDraftRow = { reference: string; title: string; language: string; state: DraftState; writer: string | null; updatedAt: Date };

/** The positions that an organisation's members are writing, those that wait for release first, then the last changed. At most 200. */
export async function listPositionDrafts(ctx: Context, organisationId: string): Promise<PositionDraftRow[]> {
  requireMember(ctx, organisationId);
  const { positionDrafts: d, proposals: p, users } = ctx.tables;
  const rows = await ctx.read.select({ reference: p.reference, title: p.title, language: p.language, isHidden: p.isHidden, state: d.state, writer: users.name, updatedAt: d.updatedAt }).from(d).innerJoin(p, eq(p.id, d.proposalId)).leftJoin(users, eq(users.id, d.startedBy))
    .where(eq(d.organisationId, organisationId)).orderBy(desc(sql`case when ${d.state} = 'awaiting_release' then 1 else 0 end`), desc(d.updatedAt)).limit(200);
  return rows.map(({ isHidden, ...row }) => ({ ...row, title: isHidden ? row.reference : row.title }));
}
