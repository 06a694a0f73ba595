import { and, eq, sql } from "drizzle-orm";
import { hashToken } from "#app/lib/token.ts";
import { emailKey } from "../accounts/schema.ts";
import type { Context } from "../context.ts";
import { conflict, forbidden } from "../errors.ts";
import { queueMail } from "../mail/queue-mail.server.ts";
import { takeTry } from "../rate-limits/take-try.server.ts";
import { done, refused, type Result } from "../result.ts";
import { loadCase } from "../triage/load-case.server.ts";
import { mayModerate, requireStaff } from "../triage/policy.ts";
import { recordStaffAct } from "../triage/record-staff-act.server.ts";
import { authorityToken, authorityTokenHash } from "./link.ts";
import { dueProblem, isCaseOpen } from "./policy.ts";
import type { AskInput } from "./schema.ts";

export type AskRefusal = "request_case_closed" | "due_past" | "due_far";

/** Mails a question about a case to an authority outside the team, with a link to the page where it is answered. The form's key makes a question sent twice one. */
export async function askAuthority(ctx: Context, reference: string, input: AskInput): Promise<Result<{ id: string }, AskRefusal>> {
  const person = requireStaff(ctx.actor);
  const problem = dueProblem(input.dueAt, ctx.now);
  if (problem) return refused(problem);
  await takeTry(ctx, "authorityPerPerson", person.id);
  await takeTry(ctx, "authorityPerAddress", hashToken(emailKey(input.email)));
  return ctx.write(async (tx) => {
    const found = await loadCase(ctx, tx, reference);
    if (!mayModerate(ctx.actor, found)) throw forbidden("interest");
    if (!isCaseOpen(found) || found.isHidden) return refused("request_case_closed");
    const { authorityRequests } = ctx.tables;
    const { formKey: id, ...asked } = input;
    const added = await tx.insert(authorityRequests).values({ id, planId: found.planId, proposalId: found.id, tokenHash: authorityTokenHash(ctx, id), ...asked, askedBy: person.id, createdAt: ctx.now }).onConflictDoNothing().returning({ id: authorityRequests.id });
    if (added.length === 0) return done({ id });
    await recordStaffAct(ctx, tx, { action: "authority.asked", subjectType: "proposal", subjectId: found.id, planId: found.planId, data: { requestId: id, authority: input.authority, dueAt: input.dueAt.toISOString() } });
    await queueMail(ctx, tx, { kind: "authority_asked", to: input.email, locale: input.locale, payload: { name: input.authority, reference, title: found.title, question: input.question, date: input.dueAt.toISOString(), token: authorityToken(ctx, id) }, dedupeKey: `authority-asked:${id}` });
    return done({ id });
  });
}

/** Takes a question back that is not answered: its link opens nothing any more. Throws `conflict` when it was answered or changed meanwhile. */
export async function withdrawRequest(ctx: Context, reference: string, { request, version }: { request: string; version: number }): Promise<void> {
  requireStaff(ctx.actor);
  await ctx.write(async (tx) => {
    const found = await loadCase(ctx, tx, reference);
    if (!mayModerate(ctx.actor, found)) throw forbidden("interest");
    const { authorityRequests: r } = ctx.tables;
    const changed = await tx.update(r).set({ state: "withdrawn", version: sql`${r.version} + 1` }).where(and(eq(r.id, request), eq(r.proposalId, found.id), eq(r.state, "open"), eq(r.version, version))).returning({ authority: r.authority });
    if (changed.length === 0) throw conflict();
    await recordStaffAct(ctx, tx, { action: "authority.withdrawn", subjectType: "proposal", subjectId: found.id, planId: found.planId, data: { requestId: request, authority: changed[0]!.authority } });
  });
}

/** Gives an authority another deadline, of which it is told; it is then reminded of that one. Throws `conflict` when the question was answered or changed meanwhile. */
export async function extendRequest(ctx: Context, reference: string, { request, version, dueAt }: { request: string; version: number; dueAt: Date }): Promise<Result<null, "due_past" | "due_far">> {
  requireStaff(ctx.actor);
  const problem = dueProblem(dueAt, ctx.now);
  if (problem) return refused(problem);
  return ctx.write(async (tx) => {
    const found = await loadCase(ctx, tx, reference);
    if (!mayModerate(ctx.actor, found)) throw forbidden("interest");
    const { authorityRequests: r } = ctx.tables;
    const [before] = await tx.select({ dueAt: r.dueAt }).from(r).where(eq(r.id, request));
    const [changed] = await tx.update(r).set({ dueAt, remindedAt: null, version: sql`${r.version} + 1` }).where(and(eq(r.id, request), eq(r.proposalId, found.id), eq(r.state, "open"), eq(r.version, version))).returning();
    if (!before || !changed) throw conflict();
    if (before.dueAt.getTime() === dueAt.getTime()) return done(null);
    await recordStaffAct(ctx, tx, { action: "authority.extended", subjectType: "proposal", subjectId: found.id, planId: found.planId, data: { requestId: request, before: before.dueAt.toISOString(), after: dueAt.toISOString() } });
    await queueMail(ctx, tx, { kind: "authority_extended", to: changed.email, locale: changed.locale, payload: { name: changed.authority, reference, title: found.isHidden ? "" : found.title, date: dueAt.toISOString(), token: authorityToken(ctx, request) }, dedupeKey: `authority-extended:${request}:${changed.version}` });
    return done(null);
  });
}
