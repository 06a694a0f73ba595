import { and, eq, inArray } from "drizzle-orm";
import type { BulkKind } from "#db/values.ts";
import type { Context } from "../context.ts";
import { getPlan, type PlanSummary } from "../plans/queries.server.ts";
import type { Case } from "../triage/load-case.server.ts";
import { mayModerate, requireStaff } from "../triage/policy.ts";
import { findAct, offeredActs, type AnyBulkAct } from "./acts.server.ts";
import { batchOfCases, chooseCases, type Chosen } from "./choose-cases.server.ts";
import type { Sample } from "./bulk-act.ts";
import { listChoices, type Choice } from "./list-choices.server.ts";

/** Cases that would be, or were, refused for the same reason. Of very many some are named. */
export type Refusals = { problem: string; count: number; references: string[] };

/** An act that can be chosen, with what is chosen for it. */
export type OfferedAct = { kind: BulkKind; choices: Choice[]; isUndoable: boolean };

/** What would become of the cases. `settings`: what was chosen, as `Choice`s name it. */
export type BulkPreview = OfferedAct & { settings: Record<string, string | string[]>; able: number; refusals: Refusals[]; /** What the first of them would get, where the act writes something. */ sample: Sample | null };

export type BulkChoice = { plan: PlanSummary; total: number; isCut: boolean; acts: OfferedAct[]; /** Null while no act is chosen, or not all that it needs. */ preview: BulkPreview | null };

/** How many of the cases that are refused for the same reason are named. */
const mostNamed = 20;

/** What the page needs on which an act on many cases is chosen and looked at before it is ordered. It changes nothing. */
export async function getBulkChoice(ctx: Context, planSlug: string, chosen: Chosen, wanted: { kind: BulkKind; settings: Record<string, string | string[]> } | null): Promise<BulkChoice> {
  requireStaff(ctx.actor);
  const plan = await getPlan(ctx, planSlug);
  requireStaff(ctx.actor, plan.id);
  const { ids, isCut } = await chooseCases(ctx, plan.id, chosen);
  const acts = await Promise.all(offeredActs.map(async (kind): Promise<OfferedAct> => ({ kind, choices: await listChoices(ctx, plan.id, kind), isUndoable: findAct(kind)?.undo !== undefined })));
  const act = wanted && findAct(wanted.kind);
  const settings = act?.read(wanted!.settings);
  const offered = acts.find(({ kind }) => kind === wanted?.kind);
  const preview = act && settings?.success && offered ? { ...offered, settings: wanted.settings, ...(await foresee(ctx, act, settings.data, ids)) } : null;
  return { plan, total: ids.length, isCut, acts, preview };
}

async function foresee(ctx: Context, act: AnyBulkAct, settings: unknown, ids: readonly string[]): Promise<Pick<BulkPreview, "able" | "refusals" | "sample">> {
  const refusals = new Map<string, Refusals>();
  let sample: Sample | null = null;
  for (let from = 0; from < ids.length; from += batchOfCases) {
    for (const found of await loadCases(ctx, ids.slice(from, from + batchOfCases))) {
      const problem = mayModerate(ctx.actor, found) ? await act.check(ctx, found, settings) : "own";
      if (!problem) {
        sample ??= (await act.sample?.(ctx, found, settings)) ?? null;
        continue;
      }
      const same = refusals.get(problem) ?? { problem, count: 0, references: [] };
      same.count += 1;
      if (same.references.length < mostNamed) same.references.push(found.reference);
      refusals.set(problem, same);
    }
  }
  const list = [...refusals.values()].sort((a, b) => b.count - a.count);
  return { able: ids.length - list.reduce((sum, { count }) => sum + count, 0), refusals: list, sample };
}

/** The cases as they are now, without holding them. */
async function loadCases(ctx: Context, ids: readonly string[]): Promise<Case[]> {
  const { proposals: p, coAuthors: c, caseConflicts: x } = ctx.tables;
  const { id: me } = requireStaff(ctx.actor);
  const [rows, own, declared] = await Promise.all([
    ctx.read.select().from(p).where(inArray(p.id, [...ids])).orderBy(p.submittedAt, p.id),
    ctx.read.select({ id: c.proposalId }).from(c).where(and(eq(c.userId, me), eq(c.state, "accepted"))),
    ctx.read.select({ id: x.proposalId }).from(x).where(eq(x.userId, me)),
  ]);
  return rows.map((row) => ({ ...row, isCoAuthor: own.some(({ id }) => id === row.id), hasConflict: declared.some(({ id }) => id === row.id) }));
}
