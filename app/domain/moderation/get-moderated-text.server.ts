import { eq } from "drizzle-orm";
import { putForwardBy } from "../co-authors/is-co-author.server.ts";
import type { Context } from "../context.ts";
import { forbidden, notFound } from "../errors.ts";
import { listFamily } from "../merging/family.server.ts";
import { getPlan, type PlanSummary } from "../plans/queries.server.ts";
import { asReference } from "../proposals/reference.ts";
import { findOpenObjection } from "../reports/find-open-objection.server.ts";
import type { TextKey } from "../reports/hold-text.server.ts";
import { mayDecideReport } from "../reports/policy.ts";
import { readText, type TextView } from "../reports/read-text.server.ts";
import { mayModerate, requireStaff } from "../triage/policy.ts";
import { recordStaffAct } from "../triage/record-staff-act.server.ts";

/** A text that staff are about to decide on. `seen` names what the form shows: the version of a proposal, or the words of a comment. `key` is what commands ask for. */
export type ModeratedText = { plan: PlanSummary; key: TextKey; text: TextView; seen: string; awaitsScreening: boolean; isWithdrawn: boolean; /** The decision whose objection waits for an answer. */ objection: string | null };

/**
 * The proposal or comment of the address, for who may decide about it: others at the desk get `forbidden`. The words of what
 * is hidden come only where they are asked for (`withHidden`), and then the reading is recorded.
 */
export async function getModeratedText(ctx: Context, planSlug: string, address: { reference?: string | undefined; comment?: string | undefined }, withHidden = false): Promise<ModeratedText> {
  requireStaff(ctx.actor);
  const plan = await getPlan(ctx, planSlug);
  requireStaff(ctx.actor, plan.id);
  const { proposals: p, comments: c } = ctx.tables;
  const facts = { id: p.id, planId: p.planId, version: p.version, awaitsScreening: p.awaitsScreening, status: p.status };
  const [row] = address.comment === undefined
    ? await ctx.read.select(facts).from(p).where(eq(p.reference, asReference(address.reference ?? "")))
    : await ctx.read.select(facts).from(c).innerJoin(p, eq(p.id, c.proposalId)).where(eq(c.id, address.comment));
  if (row?.planId !== plan.id) throw notFound();
  const key: TextKey = { proposalId: row.id, commentId: address.comment ?? null };
  const { view, writtenBy } = await readText(ctx, key);
  if (!mayDecideReport(ctx.actor, writtenBy)) throw forbidden();
  // Whoever decides on a text decides on what it is a part or the whole of, and has no interest in that either.
  if (key.commentId === null) for (const each of await listFamily(ctx, key.proposalId)) if (!mayModerate(ctx.actor, await putForwardBy(ctx, each))) throw forbidden("interest");
  if (view.isHidden && withHidden && !view.isGone) await ctx.write((tx) => recordStaffAct(ctx, tx, { action: `${view.subject}.hidden_text_read`, subjectType: view.subject, subjectId: key.commentId ?? key.proposalId, planId: plan.id }));
  const text = view.isHidden && !withHidden ? { ...view, attachments: [], words: "body" in view.words ? { body: "" } : { title: "", problem: "", change: "", effect: "" } } : view;
  return { plan, key, text, seen: key.commentId === null ? String(row.version) : view.wordsVersion, awaitsScreening: row.awaitsScreening && key.commentId === null, isWithdrawn: row.status === "withdrawn", objection: await findOpenObjection(ctx, ctx.read, key) };
}
