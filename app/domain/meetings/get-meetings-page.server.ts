import { dayOf } from "#app/lib/danish-day.ts";
import type { Context } from "../context.ts";
import type { KeysetPage } from "../keyset/page-by-key.ts";
import { listOutreach, type OutreachView } from "../outreach/list-outreach.server.ts";
import type { RecordsQuery } from "../plan-records/records-query.ts";
import { coordinates } from "../plans/managed-plan.server.ts";
import { getPlan, type PlanSummary } from "../plans/queries.server.ts";
import { listComing, listHeld, type MeetingView } from "./list-meetings.server.ts";

type MeetingsPage = { plan: PlanSummary; coming: MeetingView[]; held: KeysetPage<MeetingView>; outreach: OutreachView[]; mayManage: boolean };

/** The meetings of a public plan, those to come by their days and a page of those that were held the newest first, and what was done to make people aware. Throws `not_found`. */
export async function getMeetingsPage(ctx: Context, planSlug: string, query: RecordsQuery): Promise<MeetingsPage> {
  const plan = await getPlan(ctx, planSlug);
  const today = dayOf(ctx.now);
  const [coming, held, outreach] = await Promise.all([listComing(ctx, plan.id, today), listHeld(ctx, plan.id, today, query), listOutreach(ctx, plan.id)]);
  return { plan, coming, held, outreach: outreach.reverse(), mayManage: coordinates(ctx.actor, plan.id) };
}
