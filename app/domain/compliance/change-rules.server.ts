import { eq } from "drizzle-orm";
import type { ReadHandle } from "#db/store.ts";
import { requirementIds } from "#db/values.ts";
import type { Context } from "../context.ts";
import { conflict } from "../errors.ts";
import { getManagedPlan, holdManagedPlan, type ManagedPlan } from "../plans/managed-plan.server.ts";
import { recordStaffAct } from "../triage/record-staff-act.server.ts";
import { computeFor, type Compliance } from "./get-compliance.server.ts";
import type { TypedRules } from "./rules-input.ts";
import { thresholdNames, thresholdsWith } from "./thresholds.ts";

type Rules = Compliance & { plan: Pick<ManagedPlan, "slug" | "title" | "state">; /** Which versions the form begins from. */ seen: string };

/** What the requirements of a plan are measured by, for who runs it, with how they stand. Throws as `getManagedPlan` does. */
export async function getRules(ctx: Context, planSlug: string): Promise<Rules> {
  const plan = await getManagedPlan(ctx, planSlug);
  const { slug, title, state } = plan;
  return { plan: { slug, title, state }, ...(await computeFor(ctx, plan)), seen: markOf(await readRows(ctx, ctx.read, plan.id)) };
}

/** Sets what the requirements of a plan are measured by; each that changes is recorded, for everybody to read. Throws `conflict` when somebody changed one since `seen`, `forbidden` for a closed plan. */
export async function changeRules(ctx: Context, planSlug: string, typed: TypedRules, seen: string): Promise<void> {
  const { id: planId } = await getManagedPlan(ctx, planSlug);
  const { complianceRules: c } = ctx.tables;
  await ctx.write(async (tx) => {
    await holdManagedPlan(ctx, tx, planId);
    const rows = await readRows(ctx, tx, planId);
    if (markOf(rows) !== seen) throw conflict();
    const inForce = thresholdsWith(rows);
    const changedBy = ctx.actor.kind === "person" ? ctx.actor.id : null;
    for (const { requirement, thresholds: after } of typed) {
      const before: Record<string, number> = inForce[requirement];
      if (thresholdNames(requirement).every((name) => before[name] === after[name])) continue;
      const version = (rows.find((row) => row.requirement === requirement)?.version ?? 0) + 1;
      const row = { thresholds: after, version, changedBy, changedAt: ctx.now };
      await tx.insert(c).values({ planId, requirement, ...row }).onConflictDoUpdate({ target: [c.planId, c.requirement], set: row });
      await recordStaffAct(ctx, tx, { action: "compliance.rules_changed", subjectType: "plan", subjectId: planId, planId, data: { requirement, before, after } });
    }
  });
}

type Row = Pick<Context["tables"]["complianceRules"]["$inferSelect"], "requirement" | "thresholds" | "version">;

async function readRows({ tables: { complianceRules: c } }: Pick<Context, "tables">, handle: Pick<ReadHandle, "select">, planId: string): Promise<Row[]> {
  return handle.select({ requirement: c.requirement, thresholds: c.thresholds, version: c.version }).from(c).where(eq(c.planId, planId));
}

function markOf(rows: readonly Row[]): string {
  return requirementIds.map((id) => rows.find(({ requirement }) => requirement === id)?.version ?? 0).join(".");
}
