import type { Context } from "../context.ts";
import { conflict } from "../errors.ts";
import { announce } from "../notifications/announce.server.ts";
import { getManagedPlan, holdManagedPlan } from "../plans/managed-plan.server.ts";
import { holdInitiatives } from "../publications/hold-initiatives.server.ts";
import { insertPublication } from "../publications/insert-publication.server.ts";
import { noteOf, overrideOf, refusalOf, type PublishRefusal } from "../publications/publish-rules.ts";
import { latestNumber } from "../publications/queries.server.ts";
import type { PublishInput } from "../publications/schema.ts";
import { done, refused, type Result } from "../result.ts";
import { collectReport } from "./collect-report.server.ts";
import { missingInReport } from "./report-gate.ts";

/**
 * Publishes the self-assessment report of a plan as it is at this moment: version 1, or the next one with what was changed and why.
 * Where something is missing it takes a reason, which is public. Throws `conflict` when that version is there already.
 */
export async function publishReport(ctx: Context, planSlug: string, number: number, input: PublishInput): Promise<Result<{ number: number; hash: string }, PublishRefusal>> {
  const { id } = await getManagedPlan(ctx, planSlug);
  return ctx.write(async (tx) => {
    const plan = await holdManagedPlan(ctx, tx, id);
    await holdInitiatives(ctx, tx, plan.id);
    const inside = { ...ctx, read: tx };
    if ((await latestNumber(inside, plan.id, "report")) + 1 !== number) throw conflict();
    const content = await collectReport(inside, plan);
    const missing = missingInReport(content, { isAdopted: plan.state === "published", bothLanguages: plan.bothLanguages });
    const refusal = refusalOf(missing, input, { number, bothLanguages: plan.bothLanguages });
    if (refusal) return refused(refusal);
    const { hash } = await insertPublication(ctx, tx, { planId: plan.id, kind: "report", number, content, note: noteOf(number, input), override: overrideOf(missing, input) });
    await announce(ctx, tx, { kind: "report_published", planId: plan.id, data: { plan: plan.slug, version: String(number) } });
    return done({ number, hash });
  });
}
