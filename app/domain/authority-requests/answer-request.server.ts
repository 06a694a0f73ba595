import { and, eq, sql } from "drizzle-orm";
import { hashToken } from "#app/lib/token.ts";
import { recordAct } from "../audit.server.ts";
import type { Context } from "../context.ts";
import { conflict, notFound } from "../errors.ts";
import { queueNotification } from "../mail/queue-notification.server.ts";
import { takeTry } from "../rate-limits/take-try.server.ts";
import { done, refused, type Result } from "../result.ts";
import { loadCase } from "../triage/load-case.server.ts";
import { isCaseOpen, isLinkGood } from "./policy.ts";
import type { AuthorityAnswerInput } from "./schema.ts";

/**
 * Takes what an authority says to a question, from whoever has the link. It may be corrected until the case is answered. Who
 * handles the case, or else who asked, is told. Throws `not_found` for a link that opens nothing, `conflict` when somebody else
 * with the link was faster.
 */
export async function answerRequest(ctx: Context, token: string, { answer, answeredBy, version }: AuthorityAnswerInput): Promise<Result<null, "request_case_closed">> {
  await takeTry(ctx, "authorityAnswerPerNetwork", ctx.network);
  const { authorityRequests: r, proposals: p, plans } = ctx.tables;
  return ctx.write(async (tx) => {
    const [row] = await tx.select({ request: r, reference: p.reference, slug: plans.slug }).from(r).innerJoin(p, eq(p.id, r.proposalId)).innerJoin(plans, eq(plans.id, p.planId)).where(eq(r.tokenHash, hashToken(token)));
    if (!row || !isLinkGood(row.request, ctx.now)) throw notFound();
    // Held, so that nothing is taken after the case was answered.
    const found = await loadCase(ctx, tx, row.reference);
    if (!isCaseOpen(found)) return refused("request_case_closed");
    const { id, authority, askedBy, proposalId } = row.request;
    const [changed] = await tx.update(r).set({ answer, answeredBy, answeredAt: ctx.now, state: "answered", version: sql`${r.version} + 1` }).where(and(eq(r.id, id), eq(r.version, version), sql`${r.state} <> 'withdrawn'`)).returning({ version: r.version });
    if (!changed) throw conflict();
    await recordAct(ctx, tx, { action: row.request.state === "answered" ? "authority.corrected" : "authority.answered", subjectType: "proposal", subjectId: proposalId, planId: row.request.planId, data: { requestId: id, authority } });
    const userId = found.assigneeId ?? askedBy;
    if (userId) await queueNotification(ctx, tx, { userId, kind: "authority_answered", payload: { authority, reference: row.reference, slug: row.slug, title: found.isHidden ? "" : found.title }, dedupeKey: `authority-answered:${id}:${changed.version}` });
    return done(null);
  });
}
