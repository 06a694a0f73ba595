import type { Context } from "../context.ts";
import type { KeysetPage } from "../keyset/page-by-key.ts";
import type { RecordsQuery } from "../plan-records/records-query.ts";
import { coordinates } from "../plans/managed-plan.server.ts";
import { getPlan, type PlanSummary } from "../plans/queries.server.ts";
import { pageDocuments, type DocumentView } from "./list-documents.server.ts";

/** A page of the repository of a public plan, the newest first. Throws `not_found`. */
export async function getDocumentsPage(ctx: Context, planSlug: string, query: RecordsQuery): Promise<{ plan: PlanSummary; documents: KeysetPage<DocumentView>; mayManage: boolean }> {
  const plan = await getPlan(ctx, planSlug);
  return { plan, documents: await pageDocuments(ctx, plan.id, query), mayManage: coordinates(ctx.actor, plan.id) };
}
