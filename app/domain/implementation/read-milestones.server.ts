import { and, asc, eq, inArray, isNull, lte, or, sql } from "drizzle-orm";
import type { EvidenceLink } from "#db/schema/implementation.ts";
import type { ReadHandle } from "#db/store.ts";
import type { Bilingual, CompletionLevel, HideReason } from "#db/values.ts";
import { attachmentsOf, type AttachmentView } from "../attachments/attach.server.ts";
import type { Context } from "../context.ts";
import { movedFrom } from "./progress.ts";

/**
 * A report on a milestone as everybody may read it. `reportedAs`: the party that reported through its link; empty where those who run the
 * plan did. `hidden`: why staff hid it; then it has no text, links or files here.
 */
export type ReportView = { id: string; completion: CompletionLevel; body: string; language: string; evidence: EvidenceLink[]; files: AttachmentView[]; reportedAs: string; hidden: HideReason | null; at: Date };

/** A milestone with what was last reported of it, the newest first. `number`: its place in the initiative. `reportCount`: how many reports there are, those that are not here too. */
export type MilestoneView = { id: string; number: number; title: Bilingual; deliverable: Bilingual; startsOn: string | null; endsOn: string | null; /** Its end when the plan was first adopted, where it was moved since. */ movedFrom: string | null; owner: Bilingual; completion: CompletionLevel | null; reportedAt: Date | null; reports: ReportView[]; reportCount: number };

type Of = { initiativeId: string } | { planId: string };

/** So many reports of each milestone are read, and so many of one that is asked for by itself. */
const reportsShown = 20;
const reportsOfOne = 200;

/**
 * The milestones of an initiative, or of all initiatives of a plan, in their order, with their last reports: three queries, however many there
 * are. `all`: the milestone of which more are wanted. `lastShown`: the last report alone, and of those that are not hidden. Within a transaction, `ctx.read` is its own.
 */
export async function readMilestones(ctx: Pick<Context, "read" | "tables">, of: Of, { all, lastShown = false }: { all?: string | undefined; lastShown?: boolean } = {}): Promise<(MilestoneView & { initiativeId: string })[]> {
  const { milestones: m, milestoneReports: r } = ctx.tables;
  const rows = await ctx.read.select().from(m).where(inArray(m.initiativeId, initiativesOf(ctx, of))).orderBy(asc(m.position), asc(m.id));
  const placed = placedReports(ctx, of, lastShown);
  const wanted = lte(placed.place, lastShown ? 1 : reportsShown);
  const reports = await ctx.read.select({ id: r.id, milestoneId: r.milestoneId, completion: r.completion, body: r.body, language: r.language, evidence: r.evidence, reportedAs: r.reportedAs, hidden: r.hideReason, at: r.at, count: placed.count })
    .from(placed).innerJoin(r, eq(r.id, placed.id)).where(all ? or(wanted, and(eq(r.milestoneId, all), lte(placed.place, reportsOfOne))) : wanted).orderBy(asc(placed.place));
  const files = await attachmentsOf(ctx, "milestoneReportId", reports.flatMap(({ id, hidden }) => (hidden === null ? [id] : [])));
  const byMilestone = Map.groupBy(reports, ({ milestoneId }) => milestoneId);
  return rows.map(({ id, initiativeId, position, title, deliverable, startsOn, endsOn, firstEndsOn, owner, completion, reportedAt }) => {
    const own = byMilestone.get(id) ?? [];
    return {
      id, initiativeId, number: position, title, deliverable, startsOn, endsOn, movedFrom: movedFrom({ endsOn, firstEndsOn }), owner, completion, reportedAt, reportCount: own[0]?.count ?? 0,
      reports: own.map(({ milestoneId: _, count: _count, ...report }) => (report.hidden === null ? { ...report, files: files.get(report.id) ?? [] } : { ...report, body: "", evidence: [], files: [] })),
    };
  });
}

/** The reports by their place among those on the same milestone, the newest first, and how many those are. */
function placedReports({ read, tables: { milestones: m, milestoneReports: r, initiatives: i } }: Pick<Context, "read" | "tables">, of: Of, isShown: boolean) {
  return read.select({
    id: sql<string>`${r.id}`.as("placed_id"),
    place: sql<number>`row_number() over (partition by ${r.milestoneId} order by ${r.at} desc, ${r.id} desc)`.mapWith(Number).as("place"),
    count: sql<number>`count(*) over (partition by ${r.milestoneId})`.mapWith(Number).as("count"),
  }).from(r).innerJoin(m, eq(m.id, r.milestoneId)).innerJoin(i, eq(i.id, m.initiativeId)).where(and("planId" in of ? eq(i.planId, of.planId) : eq(i.id, of.initiativeId), isShown ? isNull(r.hiddenAt) : undefined)).as("placed");
}

function initiativesOf({ read, tables: { initiatives: i } }: { read: Pick<ReadHandle, "select">; tables: Context["tables"] }, of: Of) {
  return read.select({ id: i.id }).from(i).where("planId" in of ? eq(i.planId, of.planId) : eq(i.id, of.initiativeId));
}
