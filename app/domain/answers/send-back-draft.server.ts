import { eq, sql } from "drizzle-orm";
import type { z } from "zod";
import type { Context } from "../context.ts";
import { conflict } from "../errors.ts";
import { queueNotification } from "../mail/queue-notification.server.ts";
import { changeCase } from "../triage/change-case.server.ts";
import { requireStaff } from "../triage/policy.ts";
import { recordStaffAct } from "../triage/record-staff-act.server.ts";
import { holdAnswerable, requireDraft, traceOf } from "./draft.server.ts";
import { mailNames, slugOf } from "./request-approval.server.ts";
import type { sendBackInput } from "./schema.ts";

/** Gives an answer back to who wrote it, with what is to be changed; they are told. An approved one is approved no longer. Throws `conflict` for one that is being written. */
export async function sendBackDraft(ctx: Context, reference: string, { note, version }: z.output<typeof sendBackInput>): Promise<void> {
  const person = requireStaff(ctx.actor);
  const { answerDrafts: d } = ctx.tables;
  await ctx.write(async (tx) => {
    const found = await holdAnswerable(ctx, tx, reference, version);
    const draft = await requireDraft(ctx, tx, found.id);
    if (draft.state === "draft") throw conflict();
    await changeCase(ctx, tx, found, version, { stage: "answer_drafted" });
    await tx.update(d).set({ state: "draft", approvedBy: null, approvedAt: null, sentBackNote: note, updatedAt: ctx.now, version: sql`${d.version} + 1` }).where(eq(d.proposalId, found.id));
    await recordStaffAct(ctx, tx, { action: "answer.sent_back", subjectType: "proposal", subjectId: found.id, planId: found.planId, data: { before: { ...traceOf(draft), stage: found.stage }, after: { state: "draft", outcome: draft.outcome, stage: "answer_drafted" } } });
    if (draft.authorId && draft.authorId !== person.id) await queueNotification(ctx, tx, { userId: draft.authorId, kind: "answer_sent_back", payload: { ...mailNames(found), plan: await slugOf(ctx, tx, found), by: person.name, note }, dedupeKey: `answer-back:${found.id}:${version}` });
  });
}
