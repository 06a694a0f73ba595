import type { WriteHandle } from "#db/store.ts";
import { newId } from "#app/lib/id.ts";
import type { Context } from "./context.ts";

/** What was done, to what, with what is needed to understand it. No e-mail address and no free text of a person. */
export type Act = { action: string; subjectType: string; subjectId: string; data?: Record<string, unknown> };

const fromHighest = ["admin", "coordinator", "moderator"] as const;

/**
 * Records an act of the context's actor, in the transaction that does it. Staff who write a proposal do so as
 * participants: their role is recorded only for acts in that capacity.
 */
export async function recordAct(ctx: Context, tx: WriteHandle, act: Act, capacity: "participant" | "staff" = "participant"): Promise<void> {
  const { actor } = ctx;
  await tx.insert(ctx.tables.auditEntries).values({
    id: newId(),
    at: ctx.now,
    actorId: actor.kind === "person" ? actor.id : null,
    actorRole: actor.kind !== "person" ? actor.kind : ((capacity === "staff" && fromHighest.find((role) => actor.roles.includes(role))) || "participant"),
    action: act.action,
    subjectType: act.subjectType,
    subjectId: act.subjectId,
    data: act.data ?? {},
    requestId: ctx.requestId,
  });
}
