import type { Context } from "../context.ts";
import { coordinates } from "../plans/managed-plan.server.ts";
import { getPlan, type PlanSummary } from "../plans/queries.server.ts";
import { listDocuments, type DocumentView } from "./list-documents.server.ts";

/** The repository of a public plan. Throws `not_found`. */
export async function getDocumentsPage(ctx: Context, planSlug: string): Promise<{ plan: PlanSummary; documents: DocumentView[]; mayManage: boolean }> {
  const plan = await getPlan(ctx, planSlug);
  return { plan, documents: await listDocuments(ctx, plan.id), mayManage: coordinates(ctx.actor, plan.id) };
}
