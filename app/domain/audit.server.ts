import { insertRow } from "#db/insert-row.ts";
import type { WriteHandle } from "#db/store.ts";
import { newId } from "#app/lib/id.ts";
import type { Context } from "./context.ts";
import { refuseWhenClosed } from "./plans/refuse-when-closed.server.ts";
import { rolesOn } from "./roles.ts";

/** What was done, to what, with what is needed to understand it. No e-mail address and no free text of a person. `planId`: the plan that the act is about. */
export type Act = { action: string; subjectType: string; subjectId: string; data?: Record<string, unknown>; planId?: string };

const fromHighest = ["admin", "coordinator", "moderator"] as const;

/**
 * Records an act of the context's actor, in the transaction that does it. Staff who write a proposal do so as
 * participants: their role is recorded only for acts in that capacity, as the highest that they have on the act's plan,
 * or, for an act about none, on any. Throws `forbidden` (`plan_closed`) for an act about a closed plan: what the transaction
 * wrote is undone.
 */
export async function recordAct(ctx: Context, tx: WriteHandle, act: Act, capacity: "participant" | "staff" = "participant"): Promise<void> {
  const { actor } = ctx;
  if (act.planId !== undefined) await refuseWhenClosed(ctx, tx, act.planId, act.action);
  const id = newId();
  await insertRow(tx, ctx.tables.auditEntries, {
    id,
    at: ctx.now,
    actorId: actor.kind === "person" ? actor.id : null,
    actorRole: actor.kind !== "person" ? actor.kind : ((capacity === "staff" && fromHighest.find((role) => rolesOn(actor, act.planId).includes(role))) || "participant"),
    action: act.action,
    subjectType: act.subjectType,
    subjectId: act.subjectId,
    data: act.data ?? {},
    requestId: ctx.requestId,
    planId: act.planId ?? null,
  });
  await insertRow(tx, ctx.tables.auditUnsealed, { entryId: id });
}
