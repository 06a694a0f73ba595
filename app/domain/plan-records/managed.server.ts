import type { Bilingual, PlanState } from "#db/values.ts";
import type { Context } from "../context.ts";
import { getManagedPlan } from "../plans/managed-plan.server.ts";
import { mayDelete } from "./rules.ts";

/** The plan of records, for who keeps them. */
export type PlanOfRecords = { id: string; slug: string; title: Bilingual; state: PlanState };

/** All records of one kind of a plan, for who keeps them. Throws as `getManagedPlan` does. */
export async function manageAll<T>(ctx: Context, planSlug: string, list: (ctx: Context, planId: string) => Promise<T[]>): Promise<{ plan: PlanOfRecords; records: T[] }> {
  const { id, slug, title, state } = await getManagedPlan(ctx, planSlug);
  return { plan: { id, slug, title, state }, records: await list(ctx, id) };
}

/** One record, or none for the form of a new one, with whether it can be deleted. Throws `not_found` too. */
export async function manageOne<T>(ctx: Context, planSlug: string, recordId: string | null, { get, addedAt }: { get: (ctx: Context, planId: string, id: string) => Promise<T>; addedAt: (record: T) => Date }): Promise<{ plan: PlanOfRecords; record: T | null; isDeletable: boolean }> {
  const { id, slug, title, state } = await getManagedPlan(ctx, planSlug);
  const record = recordId === null ? null : await get(ctx, id, recordId);
  return { plan: { id, slug, title, state }, record, isDeletable: record !== null && mayDelete({ state }, addedAt(record), ctx.now) };
}
