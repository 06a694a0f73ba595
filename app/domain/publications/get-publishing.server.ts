import { inLocale, type Worded } from "#app/lib/bilingual.ts";
import type { PlanState, PublicationKind } from "#db/values.ts";
import type { Context } from "../context.ts";
import type { StructuredDocument } from "../documents/document.ts";
import { getManagedPlan } from "../plans/managed-plan.server.ts";
import { checkGate } from "./check-gate.server.ts";
import { collectPlanContent } from "./collect-plan-content.server.ts";
import { blocking, markOfMissing, missingInOutcome, type Missing, type Warning } from "./gate.ts";
import { planDocument } from "./plan-document.ts";
import { publicationsOf, type PublicationView } from "./queries.server.ts";

/**
 * What can be published: the number that its next version will have, whether something stands in its way (`isBlocked`) or asks for a
 * reason (`isLacking`). `seen` goes with the form, so that nobody takes the responsibility for more than they were shown.
 */
export type Publishable = { next: number; isBlocked: boolean; isLacking: boolean; seen: string };

/** What the page of publication shows: what is missing, what to look at, and what was published. */
export type PublishingView = {
  plan: { slug: string; title: Worded; state: PlanState; bothLanguages: boolean };
  missing: Missing[]; warnings: Warning[]; drafts: number; of: Record<Exclude<PublicationKind, "report">, Publishable>; publications: PublicationView[];
};

/** How far a plan is from being published, for who runs it. Throws `not_found` and `forbidden`. */
export async function getPublishing(ctx: Context, planSlug: string): Promise<PublishingView> {
  const plan = await getManagedPlan(ctx, planSlug);
  const { missing, warnings, initiatives } = await checkGate(ctx, plan);
  const publications = await publicationsOf(ctx, plan.id);
  const { slug, title, state, bothLanguages } = plan;
  return {
    plan: { slug, title: inLocale(title, ctx.locale), state, bothLanguages },
    missing, warnings, drafts: initiatives.filter((each) => each.state === "draft").length,
    of: { plan: publishable("plan", missing, publications), outcome: publishable("outcome", missingInOutcome(missing), publications) }, publications,
  };
}

function publishable(kind: PublicationKind, missing: readonly Missing[], publications: readonly PublicationView[]): Publishable {
  const numbers = publications.filter((each) => each.kind === kind).map(({ number }) => number);
  return { next: 1 + Math.max(0, ...numbers), isBlocked: missing.some(({ key }) => blocking.includes(key)), isLacking: missing.length > 0, seen: markOfMissing(missing) };
}

/** The plan as its next version would stand, for who runs it. */
export async function getPlanPreview(ctx: Context, planSlug: string, address: string): Promise<{ plan: { slug: string; title: Worded }; document: StructuredDocument }> {
  const plan = await getManagedPlan(ctx, planSlug);
  return { plan: { slug: plan.slug, title: inLocale(plan.title, ctx.locale) }, document: planDocument(await collectPlanContent(ctx, plan), ctx.locale, { version: null, address }) };
}
