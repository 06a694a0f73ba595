import { asc, desc, eq, inArray } from "drizzle-orm";
import type { EvidenceLink } from "#db/schema/implementation.ts";
import type { ReadHandle } from "#db/store.ts";
import type { Bilingual, CompletionLevel } from "#db/values.ts";
import { attachmentsOf, type AttachmentView } from "../attachments/attach.server.ts";
import type { Context } from "../context.ts";
import { movedFrom } from "./progress.ts";

/** A report on a milestone as everybody may read it. `reportedAs`: the party that reported through its link; empty where those who run the plan did. */
export type ReportView = { id: string; completion: CompletionLevel; body: string; language: string; evidence: EvidenceLink[]; files: AttachmentView[]; reportedAs: string; at: Date };

/** A milestone with what was reported of it, the newest first. `number`: its place in the initiative. */
export type MilestoneView = { id: string; number: number; title: Bilingual; deliverable: Bilingual; startsOn: string | null; endsOn: string | null; /** Its end when the plan was first adopted, where it was moved since. */ movedFrom: string | null; owner: Bilingual; completion: CompletionLevel | null; reportedAt: Date | null; reports: ReportView[] };

type Of = { initiativeId: string } | { planId: string };

/** The milestones of an initiative, or of all initiatives of a plan, in their order, with their reports: three queries, however many there are. Within a transaction, `ctx.read` is its own. */
export async function readMilestones(ctx: Pick<Context, "read" | "tables">, of: Of): Promise<(MilestoneView & { initiativeId: string })[]> {
  const { initiatives: i, milestones: m, milestoneReports: r } = ctx.tables;
  const ids = initiativesOf(ctx, of);
  const rows = await ctx.read.select().from(m).where(inArray(m.initiativeId, ids)).orderBy(asc(m.position), asc(m.id));
  const reports = await ctx.read.select({ id: r.id, milestoneId: r.milestoneId, completion: r.completion, body: r.body, language: r.language, evidence: r.evidence, reportedAs: r.reportedAs, at: r.at })
    .from(r).innerJoin(m, eq(m.id, r.milestoneId)).innerJoin(i, eq(i.id, m.initiativeId)).where(inArray(i.id, ids)).orderBy(desc(r.at), desc(r.id));
  const files = await attachmentsOf(ctx, "milestoneReportId", reports.map(({ id }) => id));
  const byMilestone = Map.groupBy(reports, ({ milestoneId }) => milestoneId);
  return rows.map(({ id, initiativeId, position, title, deliverable, startsOn, endsOn, firstEndsOn, owner, completion, reportedAt }) => ({
    id, initiativeId, number: position, title, deliverable, startsOn, endsOn, movedFrom: movedFrom({ endsOn, firstEndsOn }), owner, completion, reportedAt,
    reports: (byMilestone.get(id) ?? []).map(({ milestoneId: _, ...report }) => ({ ...report, files: files.get(report.id) ?? [] })),
  }));
}

function initiativesOf({ read, tables: { initiatives: i } }: { read: Pick<ReadHandle, "select">; tables: Context["tables"] }, of: Of) {
  return read.select({ id: i.id }).from(i).where("planId" in of ? eq(i.planId, of.planId) : eq(i.id, of.initiativeId));
}
