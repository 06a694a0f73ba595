import { and, asc, eq, isNull, lte } from "drizzle-orm";
import { recordAct } from "../audit.server.ts";
import { morningBefore } from "../assessment/due.ts";
import type { Context } from "../context.ts";
import { forbidden } from "../errors.ts";
import { queueMail } from "../mail/queue-mail.server.ts";
import { authorityToken, authorityTokenHash } from "./link.ts";
import { isCaseOpen } from "./policy.ts";

const batchSize = 50;
/** In days. What the deadline is then is at most so far away. */
const remindedBefore = 2;

/** Reminds authorities that have not answered, once, from the morning two days before the deadline. Run by the worker. Answers how many were looked at. */
export async function remindAuthorities(ctx: Context): Promise<number> {
  if (ctx.actor.kind !== "system") throw forbidden();
  const { authorityRequests: r, proposals: p, plans } = ctx.tables;
  return ctx.write(async (tx) => {
    const latest = new Date(ctx.now.getTime() + (remindedBefore + 1) * 24 * 3600 * 1000);
    const due = (await tx.select({ id: r.id, dueAt: r.dueAt }).from(r).where(and(eq(r.state, "open"), isNull(r.remindedAt), lte(r.dueAt, latest))).orderBy(asc(r.dueAt)).limit(batchSize)).filter(({ dueAt }) => morningBefore(dueAt, remindedBefore).getTime() <= ctx.now.getTime());
    for (const { id } of due) {
      // The first to write this reminds; the hash follows a secret of the platform that was changed.
      const [request] = await tx.update(r).set({ remindedAt: ctx.now, tokenHash: authorityTokenHash(ctx, id) }).where(and(eq(r.id, id), eq(r.state, "open"), isNull(r.remindedAt))).returning();
      if (!request || request.dueAt.getTime() <= ctx.now.getTime()) continue;
      const [proposal] = await tx.select({ reference: p.reference, title: p.title, isHidden: p.isHidden, status: p.status, stage: p.stage, planState: plans.state }).from(p).innerJoin(plans, eq(plans.id, p.planId)).where(eq(p.id, request.proposalId));
      if (!proposal || proposal.planState === "closed" || !isCaseOpen(proposal)) continue;
      await queueMail(ctx, tx, { kind: "authority_reminded", to: request.email, locale: request.locale, payload: { name: request.authority, reference: proposal.reference, title: proposal.isHidden ? "" : proposal.title, date: request.dueAt.toISOString(), token: authorityToken(ctx, id) }, dedupeKey: `authority-reminded:${id}:${request.dueAt.getTime()}` });
      await recordAct(ctx, tx, { action: "authority.reminded", subjectType: "proposal", subjectId: request.proposalId, data: { requestId: id, authority: request.authority } });
    }
    return due.length;
  });
}
