import type { Context } from "../context.ts";
import { getManagedPlan, type ManagedPlan } from "../plans/managed-plan.server.ts";
import { asFields } from "./plan-texts.ts";
import type { PlanTextField } from "./texts-schema.ts";

/** What a plan says of itself, as the fields of a form, for who runs it. */
export async function getPlanTexts(ctx: Context, planSlug: string): Promise<{ plan: Pick<ManagedPlan, "slug" | "title" | "state" | "version">; texts: Record<PlanTextField, string> }> {
  const { slug, title, state, version, ...plan } = await getManagedPlan(ctx, planSlug);
  return { plan: { slug, title, state, version }, texts: asFields({ ...plan, title }) };
}
