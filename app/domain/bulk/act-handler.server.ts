import { z } from "zod";
import { forbidden } from "../errors.ts";
import { done, refused } from "../result.ts";
import { findHandlerProblem, giveCase } from "../triage/give-case.server.ts";
import type { Case } from "../triage/load-case.server.ts";
import { putBack } from "../triage/place-case.server.ts";
import { placeOf, placeSchema } from "../triage/place.ts";
import { mayModerate } from "../triage/policy.ts";
import { recordStaffAct } from "../triage/record-staff-act.server.ts";
import type { BulkAct } from "./bulk-act.ts";

const settings = z.object({ handler: z.string().min(1).max(60) });

/** Gives cases to somebody who works at the desk of their plan, as `assignCase` gives one. Nobody is mailed of so many at once. */
export const handlerAct: BulkAct<z.infer<typeof settings>> = {
  settings,
  async check(ctx, found, { handler }) {
    return needlessFor(found, handler) ?? findHandlerProblem(ctx, ctx.read, found, handler);
  },
  async apply(ctx, tx, found, { handler }) {
    if (!mayModerate(ctx.actor, found)) throw forbidden("interest");
    const needless = needlessFor(found, handler);
    return needless ? refused(needless) : giveCase(ctx, tx, found, handler);
  },
  async undo(ctx, tx, found, _, before) {
    if (!mayModerate(ctx.actor, found)) throw forbidden("interest");
    const after = await putBack(ctx, tx, found, placeSchema.parse(before));
    await recordStaffAct(ctx, tx, { action: "case.assigned", subjectType: "proposal", subjectId: found.id, planId: found.planId, data: { before: placeOf(found), after } });
    return done(null);
  },
};

/** Why there is nothing to give: it is withdrawn, or theirs already. */
function needlessFor({ status, assigneeId }: Pick<Case, "status" | "assigneeId">, userId: string): string | null {
  if (status === "withdrawn") return "withdrawn";
  return assigneeId === userId ? "handler_already" : null;
}
