import type { Context } from "../context.ts";
import { loadTarget } from "../proposals/load-target.server.ts";
import { takeTry } from "../rate-limits/take-try.server.ts";
import { keepPosition, requireMember, type NotKept } from "./hold-position.server.ts";
import type { PositionDraftInput } from "./schema.ts";

/** Keeps what an organisation's members have written of its position so far, in whatever phase: what another page saved meanwhile is never overwritten. */
export async function savePosition(ctx: Context, organisationId: string, reference: string, input: PositionDraftInput): Promise<{ ok: true; version: number; draft: { id: string; organisationId: string; proposalId: string } } | ({ ok: false } & NotKept)> {
  const { id } = requireMember(ctx, organisationId);
  const proposal = await loadTarget(ctx, reference);
  await takeTry(ctx, "draftPerAddress", ctx.actor.kind === "person" ? ctx.actor.id : ctx.address);
  return ctx.write(async (tx) => {
    const kept = await keepPosition(ctx, tx, id, proposal, input);
    return "reason" in kept ? { ok: false, ...kept } : { ok: true, version: kept.version, draft: { id: kept.id, organisationId: kept.organisationId, proposalId: kept.proposalId } };
  });
}
