import { eq, sql } from "drizzle-orm";
import { findDraft } from "../answers/draft.server.ts";
import { findStageWithoutDraft } from "../answers/find-stage.server.ts";
import { recordAct } from "../audit.server.ts";
import type { Context } from "../context.ts";
import { forbidden } from "../errors.ts";
import { releaseSources } from "../merging/undo-merge.server.ts";
import { announce } from "../notifications/announce.server.ts";
import { indexProposal, recordJourney, tallyProposal } from "../proposals/keep-books.server.ts";
import { takeTry } from "../rate-limits/take-try.server.ts";
import { holdChangeable, loadChangeable, requireStillSpeaks } from "./changeable.server.ts";
import { mayWithdraw, type ChangeRefusal } from "./policy.ts";
import type { WithdrawInput } from "./schema.ts";

export type Withdrawn = { ok: true } | { ok: false; reason: Exclude<ChangeRefusal, "not_yours">; at?: Date };

/**
 * Withdraws a proposal for good: it stays where it is, readable and marked, with the reason. Where it was taken into a draft
 * initiative it stays a source of it, marked there too, until the desk takes it out: what the draft owes to it is a fact, and
 * no writer changes the desk's work. An answer in the making is on no list any more. What became part of it has no answer to wait
 * for, and stands for itself again. Withdrawn twice, it is refused as `withdrawn`. Throws `forbidden` for who does not speak.
 */
export async function withdrawProposal(ctx: Context, reference: string, input: WithdrawInput): Promise<Withdrawn> {
  const found = await loadChangeable(ctx, reference);
  const first = mayWithdraw(ctx.actor, found.facts, ctx.now);
  if (!first.allowed && first.reason === "not_yours") throw forbidden();
  if (ctx.actor.kind !== "person") throw forbidden();
  await takeTry(ctx, "editPerPerson", ctx.actor.id);
  const { proposals: p } = ctx.tables;
  return ctx.write(async (tx): Promise<Withdrawn> => {
    const { row, facts } = await holdChangeable(ctx, tx, found);
    const permission = mayWithdraw(ctx.actor, facts, ctx.now);
    if (!permission.allowed) {
      if (permission.reason === "not_yours") throw forbidden();
      return { ok: false, reason: permission.reason, ...(permission.at && { at: permission.at }) };
    }
    await requireStillSpeaks(ctx, tx, row);
    // An answer in the making comes to nothing. Its words stay with the case, for who wrote them.
    const stage = row.awaitsScreening ? ("submitted" as const) : (await findDraft(ctx, tx, row.id)) ? await findStageWithoutDraft(ctx, tx, row) : row.stage;
    await tx.update(p).set({ status: "withdrawn", withdrawReason: input.reason, withdrawNote: input.note, awaitsScreening: false, stage, version: sql`${p.version} + 1` }).where(eq(p.id, row.id));
    // One that awaits screening is in neither, and has no longer anything to wait for: it never becomes public.
    if (!row.isHidden) {
      await tallyProposal(ctx, tx, row, -1);
      await tallyProposal(ctx, tx, { ...row, status: "withdrawn" }, 1);
      await indexProposal(ctx, tx, { ...row, status: "withdrawn" });
    }
    await recordJourney(ctx, tx, row.id, "withdrawn", { reason: input.reason });
    await recordAct(ctx, tx, { action: "proposal.withdrawn", subjectType: "proposal", subjectId: row.id, planId: row.planId, data: { reason: input.reason, before: { status: row.status, stage: row.stage }, after: { status: "withdrawn", stage } } });
    await releaseSources(ctx, tx, row);
    await announce(ctx, tx, { kind: "proposal_withdrawn", planId: row.planId, proposalId: row.id, data: { reference: row.reference, title: row.title, language: row.language, outcome: input.reason } });
    return { ok: true };
  });
}
