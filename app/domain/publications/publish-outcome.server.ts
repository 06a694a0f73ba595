import type { Context } from "../context.ts";
import { conflict } from "../errors.ts";
import { announce } from "../notifications/announce.server.ts";
import { collectOutcome } from "../outcome/collect-outcome.server.ts";
import { getManagedPlan, holdManagedPlan } from "../plans/managed-plan.server.ts";
import { done, refused, type Result } from "../result.ts";
import { checkGate } from "./check-gate.server.ts";
import { missingInOutcome } from "./gate.ts";
import { holdInitiatives } from "./hold-initiatives.server.ts";
import { insertPublication } from "./insert-publication.server.ts";
import { noteOf, overrideOf, refusalOf, type PublishRefusal } from "./publish-rules.ts";
import { latestNumber } from "./queries.server.ts";
import type { PublishInput } from "./schema.ts";

/**
 * Publishes the accounting of a plan as it is at this moment: version 1, or the next one with what was changed and why. It can be
 * published before the plan is. It is gathered before the transaction, which it would keep from others for long, so it says of when it is.
 */
export async function publishOutcome(ctx: Context, planSlug: string, number: number, input: PublishInput): Promise<Result<{ number: number; hash: string }, PublishRefusal>> {
  const found = await getManagedPlan(ctx, planSlug);
  if (found.state === "draft") return refused("publication_of_draft");
  const content = await collectOutcome(ctx, found);
  return ctx.write(async (tx) => {
    const plan = await holdManagedPlan(ctx, tx, found.id);
    await holdInitiatives(ctx, tx, plan.id);
    const inside = { ...ctx, read: tx };
    if ((await latestNumber(inside, plan.id, "outcome")) + 1 !== number) throw conflict();
    const missing = missingInOutcome((await checkGate(inside, plan)).missing);
    const refusal = refusalOf(missing, input, { number, bothLanguages: plan.bothLanguages });
    if (refusal) return refused(refusal);
    const { hash } = await insertPublication(ctx, tx, { planId: plan.id, kind: "outcome", number, content, note: noteOf(number, input), override: overrideOf(missing, input) });
    await announce(ctx, tx, { kind: "outcome_published", planId: plan.id, data: { plan: plan.slug, version: String(number) } });
    return done({ number, hash });
  });
}
