import { eq } from "drizzle-orm";
import { getManagedPlan } from "../plans/managed-plan.server.ts";
import type { Context } from "../context.ts";
import { conflict } from "../errors.ts";
import { done, refused, type Result } from "../result.ts";
import { recordStaffAct } from "../triage/record-staff-act.server.ts";
import type { CodingInput } from "./coding.ts";
import { findCoding } from "./find-coding.server.ts";
import { holdCarriedOut } from "./hold-milestone.server.ts";

/** Keeps how OGP's reviewers coded an initiative, for who runs the plan; all empty takes it back. Throws `conflict` when somebody was faster, and as `holdCarriedOut` does. */
export async function saveCoding(ctx: Context, planSlug: string, reference: string, { version, ...coding }: CodingInput): Promise<Result<{ version: number }, "nothing_changed">> {
  const plan = await getManagedPlan(ctx, planSlug);
  const { reviewCodings: c } = ctx.tables;
  const changedBy = ctx.actor.kind === "person" ? ctx.actor.id : null;
  return ctx.write(async (tx) => {
    const { initiative } = await holdCarriedOut(ctx, tx, { planId: plan.id, reference });
    const before = await findCoding({ ...ctx, read: tx }, initiative.id);
    if (before.version !== version) throw conflict();
    const nothing = { isVerifiable: null, hasOpenGovernmentLens: null, potential: null, completion: null, earlyResults: null, influence: null, sourceUrl: "", codedOn: null };
    const was = before.coding ?? nothing;
    if ((Object.keys(was) as (keyof typeof was)[]).every((key) => was[key] === coding[key])) return refused("nothing_changed");
    const row = { ...coding, version: version + 1, changedBy, changedAt: ctx.now };
    if (version === 0) await tx.insert(c).values({ ...row, initiativeId: initiative.id });
    else await tx.update(c).set(row).where(eq(c.initiativeId, initiative.id));
    await recordStaffAct(ctx, tx, { action: "initiative.coded", subjectType: "initiative", subjectId: initiative.id, planId: plan.id, data: { reference, before: before.coding, after: coding } });
    return done({ version: version + 1 });
  });
}
