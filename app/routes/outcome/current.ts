import { redirect } from "@remix-run/node";
import { findCurrentPlan } from "#app/domain/plans/queries.server.ts";
import { page } from "#app/server/route.server.ts";

/** The outcome of the current plan. */
export const loader = page({ access: "public" }, async ({ ctx }) => {
  const plan = await findCurrentPlan(ctx);
  return redirect(plan ? `/${ctx.locale}/plans/${plan.slug}/outcome` : `/${ctx.locale}/plans`);
});
