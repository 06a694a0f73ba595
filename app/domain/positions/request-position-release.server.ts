import { and, eq, ne } from "drizzle-orm";
import { recordAct } from "../audit.server.ts";
import type { Context } from "../context.ts";
import { conflict, forbidden, notFound } from "../errors.ts";
import { loadTarget } from "../proposals/load-target.server.ts";
import { mayComment, type Refusal } from "../proposals/policy.ts";
import { tellColleague } from "../proposals/tell-colleague.server.ts";
import { takeTry } from "../rate-limits/take-try.server.ts";
import { holdPosition, keepPosition, requireMember, type NotKept } from "./hold-position.server.ts";
import type { PositionInput } from "./schema.ts";

/** Keeps the text and hands it over to the organisation's representatives, who are told by mail. What is refused is kept all the same. Throws `conflict` when it was handed over already. */
export async function requestPositionRelease(ctx: Context, organisationId: string, reference: string, input: PositionInput, note: string): Promise<{ ok: true } | { ok: false; reason: Refusal | "no_representative" } | ({ ok: false } & NotKept)> {
  const organisation = requireMember(ctx, organisationId);
  const { actor } = ctx;
  if (actor.kind !== "person") throw forbidden();
  const proposal = await loadTarget(ctx, reference);
  await takeTry(ctx, "submitPerPerson", actor.id);
  const { positionDrafts: d, memberships: m } = ctx.tables;
  return ctx.write(async (tx) => {
    const draft = await keepPosition(ctx, tx, organisationId, proposal, input);
    if ("reason" in draft) return { ok: false, ...draft };
    const permission = mayComment(actor, proposal, ctx.now);
    if (!permission.allowed) return { ok: false, reason: permission.reason };
    if (draft.state === "awaiting_release") throw conflict();
    if (!draft.acts.requestRelease) throw forbidden();
    const representatives = await tx.select({ userId: m.userId }).from(m).where(and(eq(m.organisationId, organisationId), eq(m.role, "representative"), ne(m.userId, actor.id)));
    if (representatives.length === 0) return { ok: false, reason: "no_representative" };
    await tx.update(d).set({ state: "awaiting_release", note }).where(eq(d.id, draft.id));
    await recordAct(ctx, tx, { action: "position.release_requested", subjectType: "position_draft", subjectId: draft.id, data: { organisationId, proposalId: proposal.id, before: draft.state, after: "awaiting_release" } });
    const payload = { organisation: organisation.name, organisationId, reference: proposal.reference, title: proposal.isHidden ? proposal.reference : proposal.title, writer: actor.name, note };
    for (const { userId } of representatives) await tellColleague(ctx, tx, userId, { kind: "position_release_requested", payload, dedupeKey: `position-release:${draft.id}:${draft.version}:${ctx.now.getTime()}` });
    return { ok: true };
  });
}

/** Takes back a draft that one handed over, to go on writing. Throws `conflict` when it no longer waits. */
export async function takeBackPosition(ctx: Context, organisationId: string, reference: string): Promise<void> {
  requireMember(ctx, organisationId);
  const proposal = await loadTarget(ctx, reference);
  const { positionDrafts: d } = ctx.tables;
  await ctx.write(async (tx) => {
    const draft = await holdPosition(ctx, tx, organisationId, proposal.id);
    if (!draft) throw notFound();
    if (draft.state !== "awaiting_release") throw conflict();
    if (!draft.acts.takeBack) throw forbidden();
    await tx.update(d).set({ state: "writing" }).where(eq(d.id, draft.id));
    await recordAct(ctx, tx, { action: "position.taken_back", subjectType: "position_draft", subjectId: draft.id, data: { organisationId, proposalId: proposal.id, before: draft.state, after: "writing" } });
  });
}
