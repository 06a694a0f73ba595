import { eq } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import type { Context } from "../context.ts";
import { conflict, forbidden } from "../errors.ts";
import { queueNotification } from "../mail/queue-notification.server.ts";
import { done, type Result } from "../result.ts";
import { isHandled } from "./case-rules.ts";
import { findHandlerProblem, giveCase, type HandlerRefusal } from "./give-case.server.ts";
import { loadCase, type Case } from "./load-case.server.ts";
import { mayModerate, requireStaff } from "./policy.ts";
import type { AssignInput } from "./schema.ts";

/** Gives a case to a member of staff, who is told by mail. Throws `conflict` when it was withdrawn or split, or changed since the form was opened. */
export async function assignCase(ctx: Context, reference: string, { handler, version }: AssignInput): Promise<Result<null, HandlerRefusal>> {
  const person = requireStaff(ctx.actor);
  return ctx.write(async (tx) => {
    const found = await loadCase(ctx, tx, reference);
    if (!mayModerate(ctx.actor, found)) throw forbidden("interest");
    if (!isHandled(found) || found.version !== version) throw conflict();
    if (found.assigneeId === handler && !(await findHandlerProblem(ctx, tx, found, handler))) return done(null);
    const given = await giveCase(ctx, tx, found, handler);
    if (!given.ok) return given;
    if (handler !== person.id) await tellHandler(ctx, tx, found, handler, person.name);
    return done(null);
  });
}

/** A hidden text's title is not for a mailbox. */
async function tellHandler(ctx: Context, tx: WriteHandle, found: Case, userId: string, by: string): Promise<void> {
  const { plans } = ctx.tables;
  const [plan] = await tx.select({ slug: plans.slug }).from(plans).where(eq(plans.id, found.planId));
  await queueNotification(ctx, tx, { userId, kind: "case_assigned", payload: { reference: found.reference, title: found.isHidden ? "" : found.title, by, plan: plan!.slug }, dedupeKey: `case-assigned:${found.id}:${found.version}` });
}
