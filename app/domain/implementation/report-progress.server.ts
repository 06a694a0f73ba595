import { and, eq, inArray } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import type { CompletionLevel } from "#db/values.ts";
import { newId } from "#app/lib/id.ts";
import { hashToken } from "#app/lib/token.ts";
import { attachTo } from "../attachments/attach.server.ts";
import { recordAct } from "../audit.server.ts";
import { requirePlan } from "../board/hold-draft.server.ts";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { announce } from "../notifications/announce.server.ts";
import { takeTry } from "../rate-limits/take-try.server.ts";
import { done, refused, type Result } from "../result.ts";
import { requireStaff } from "../triage/policy.ts";
import { recordStaffAct } from "../triage/record-staff-act.server.ts";
import { holdCarriedOut, type CarriedOut } from "./hold-milestone.server.ts";
import type { ReportInput } from "./schema.ts";

type ReportedData = { reference: string; milestone: number; authority: string; before: { completion: CompletionLevel | null }; after: { completion: CompletionLevel } };
type Reporter = { authorityId: string | null; reportedAs: string; reportedBy: string | null };

/**
 * Reports at the desk how far a milestone has come, with files that were just stored (`storeFiles`). A report is never changed. The
 * same form with the same content twice is one report. Throws as `holdCarriedOut` does.
 */
export async function reportAtDesk(ctx: Context, planSlug: string, reference: string, input: ReportInput, files: readonly string[] = []): Promise<{ id: string }> {
  const person = requireStaff(ctx.actor);
  const plan = await requirePlan(ctx, planSlug);
  return ctx.write(async (tx) => {
    const held = await holdCarriedOut(ctx, tx, { planId: plan.id, reference });
    const { id, data } = await insertReport(ctx, tx, held, { authorityId: null, reportedAs: "", reportedBy: person.id }, input, await sumsOf(ctx, tx, files));
    if (data) {
      await attachTo(ctx, tx, { milestoneReportId: id }, files);
      await recordStaffAct(ctx, tx, { action: "milestone.reported", subjectType: "initiative", subjectId: held.initiative.id, planId: plan.id, data });
    }
    return { id };
  });
}

/** Reports as the party that a link is for, from whoever has the link. Throws `not_found` for a link that opens nothing. */
export async function reportByLink(ctx: Context, token: string, input: ReportInput): Promise<Result<{ id: string }, "reporting_closed">> {
  await takeTry(ctx, "authorityAnswerPerNetwork", ctx.network);
  const { initiativeAuthorities: a, initiatives: i, plans: p } = ctx.tables;
  return ctx.write(async (tx) => {
    const [party] = await tx.select({ id: a.id, name: a.name, state: a.state, initiativeId: a.initiativeId, initiativeState: i.state, planState: p.state }).from(a).innerJoin(i, eq(i.id, a.initiativeId)).innerJoin(p, eq(p.id, i.planId)).where(eq(a.tokenHash, hashToken(token)));
    if (!party) throw notFound();
    if (party.state === "declined" || party.initiativeState !== "published" || party.planState !== "published") return refused("reporting_closed");
    const held = await holdCarriedOut(ctx, tx, { id: party.initiativeId });
    const { id, data } = await insertReport(ctx, tx, held, { authorityId: party.id, reportedAs: party.name, reportedBy: null }, input, []);
    if (data) await recordAct(ctx, tx, { action: "milestone.reported", subjectType: "initiative", subjectId: held.initiative.id, planId: held.plan.id, data });
    return done({ id });
  });
}

/**
 * Keeps a report and tells those whom it concerns. `data`, for the trail, is null for one that was there: the same form again. Of two at once each
 * is kept, in the order in which they came here, whatever their clocks say.
 */
async function insertReport(ctx: Context, tx: WriteHandle, { initiative, plan }: CarriedOut, reporter: Reporter, { milestone: milestoneId, evidence, formKey, ...said }: ReportInput, files: readonly string[]): Promise<{ id: string; data: ReportedData | null }> {
  const { milestones: m, milestoneReports: r } = ctx.tables;
  const [milestone] = await tx.select({ position: m.position, completion: m.completion, reportedAt: m.reportedAt }).from(m).where(and(eq(m.id, milestoneId), eq(m.initiativeId, initiative.id)));
  if (!milestone) throw notFound();
  const at = milestone.reportedAt && milestone.reportedAt.getTime() >= ctx.now.getTime() ? new Date(milestone.reportedAt.getTime() + 1) : ctx.now;
  const id = newId();
  // The same form with the same content is one report; sent, gone back to and changed it is another.
  const key = hashToken(JSON.stringify([formKey, reporter.authorityId ?? reporter.reportedBy, milestoneId, said.completion, said.body, said.language, evidence, files]));
  const added = await tx.insert(r).values({ ...said, ...reporter, id, milestoneId, evidence, formKey: key, at }).onConflictDoNothing().returning({ id: r.id });
  if (added.length === 0) {
    const [before] = await tx.select({ id: r.id }).from(r).where(eq(r.formKey, key));
    return { id: before!.id, data: null };
  }
  await tx.update(m).set({ completion: said.completion, reportedAt: at }).where(eq(m.id, milestoneId));
  await announce(ctx, tx, { kind: "milestone_reported", planId: plan.id, data: { initiative: initiative.reference, outcome: said.completion } });
  return { id, data: { reference: initiative.reference, milestone: milestone.position, authority: reporter.reportedAs, before: { completion: milestone.completion }, after: { completion: said.completion } } };
}

/** What is in files that were just stored, whatever they are called. */
async function sumsOf(ctx: Context, tx: WriteHandle, ids: readonly string[]): Promise<string[]> {
  const { attachments: a } = ctx.tables;
  const rows = ids.length === 0 ? [] : await tx.select({ sha256: a.sha256 }).from(a).where(inArray(a.id, [...ids]));
  return rows.map(({ sha256 }) => sha256).sort();
}
