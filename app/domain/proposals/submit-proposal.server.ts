import { and, eq, isNull } from "drizzle-orm";
import { recordAct } from "../audit.server.ts";
import type { Context } from "../context.ts";
import { forbidden } from "../errors.ts";
import { queueMail } from "../mail/queue-mail.server.ts";
import type { Phase } from "../plans/phase.ts";
import { takeTry } from "../rate-limits/take-try.server.ts";
import { done, refused, type Result } from "../result.ts";
import { insertProposal } from "./insert-proposal.server.ts";
import { maySubmitProposal, type Refusal } from "./policy.ts";
import type { ProposalInput } from "./schema.ts";
import { speakerOf } from "./speaker.ts";

/**
 * Submits a person's draft: the proposal gets its reference and is public at once, the person gets a receipt by mail.
 * The draft is spent in the same transaction, so a button pressed twice finds the first proposal.
 */
export async function submitProposal(ctx: Context, plan: { id: string; phases: Phase[] }, draftId: string, input: ProposalInput): Promise<Result<{ reference: string }, Refusal | "theme_unknown">> {
  const permission = maySubmitProposal(ctx.actor, plan.phases, ctx.now);
  if (!permission.allowed) return refused(permission.reason);
  if (ctx.actor.kind !== "person") throw forbidden();
  const person = ctx.actor;
  const { proposalDrafts: d, themes, users } = ctx.tables;
  const before = await findSubmitted(ctx, draftId);
  if (before) return done(before);
  const [theme] = await ctx.read.select({ id: themes.id }).from(themes).where(and(eq(themes.planId, plan.id), eq(themes.slug, input.theme)));
  if (!theme) return refused("theme_unknown");
  const [user] = await ctx.read.select({ email: users.email, locale: users.locale }).from(users).where(eq(users.id, person.id));
  await takeTry(ctx, "submitPerPerson", person.id);
  return ctx.write(async (tx) => {
    const proposal = await insertProposal(ctx, tx, {
      ...speakerOf(person, input.display), planId: plan.id, themeId: theme.id, language: input.language,
      title: input.title, problem: input.problem, change: input.change, effect: input.effect, submittedAt: ctx.now,
    });
    const [spent] = await tx.update(d).set({ proposalId: proposal.id }).where(and(eq(d.id, draftId), eq(d.ownerId, person.id), isNull(d.proposalId))).returning({ id: d.id });
    if (!spent) throw new DraftSpent();
    await recordAct(ctx, tx, { action: "proposal.submitted", subjectType: "proposal", subjectId: proposal.id, data: { reference: proposal.reference, display: input.display } });
    await queueMail(ctx, tx, { kind: "proposal_received", to: user!.email, locale: ctx.locale, payload: { name: person.name, reference: proposal.reference, title: input.title }, dedupeKey: `received:${proposal.id}` });
    return done({ reference: proposal.reference });
  }).catch(async (error: unknown) => {
    if (!(error instanceof DraftSpent)) throw error;
    const other = await findSubmitted(ctx, draftId);
    if (!other) throw forbidden();
    return done(other);
  });
}

/** The proposal that the person's draft became, or null. */
export async function findSubmitted(ctx: Context, draftId: string): Promise<{ reference: string } | null> {
  if (ctx.actor.kind !== "person") return null;
  const { proposals, proposalDrafts: d } = ctx.tables;
  const [row] = await ctx.read.select({ reference: proposals.reference }).from(d).innerJoin(proposals, eq(proposals.id, d.proposalId)).where(and(eq(d.id, draftId), eq(d.ownerId, ctx.actor.id)));
  return row ?? null;
}

/** The draft was submitted by another request between our look and our write. */
class DraftSpent extends Error {}
