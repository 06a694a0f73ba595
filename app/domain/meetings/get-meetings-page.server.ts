import { dayOf } from "#app/lib/danish-day.ts";
import type { Context } from "../context.ts";
import { listOutreach, type OutreachView } from "../outreach/list-outreach.server.ts";
import { coordinates } from "../plans/managed-plan.server.ts";
import { getPlan, type PlanSummary } from "../plans/queries.server.ts";
import { listMeetings, type MeetingView } from "./list-meetings.server.ts";

/** The meetings of a public plan, those to come by their days and those that were held the newest first, and what was done to make people aware. Throws `not_found`. */
export async function getMeetingsPage(ctx: Context, planSlug: string): Promise<{ plan: PlanSummary; coming: MeetingView[]; held: MeetingView[]; outreach: OutreachView[]; mayManage: boolean }> {
  const plan = await getPlan(ctx, planSlug);
  const [meetings, outreach] = await Promise.all([listMeetings(ctx, plan.id), listOutreach(ctx, plan.id)]);
  const today = dayOf(ctx.now);
  return { plan, coming: meetings.filter(({ heldOn }) => heldOn >= today), held: meetings.filter(({ heldOn }) => heldOn < today).reverse(), outreach: outreach.reverse(), mayManage: coordinates(ctx.actor, plan.id) };
}
