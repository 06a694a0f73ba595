import { and, eq, inArray, isNull, or, sql, type SQL } from "drizzle-orm";
import { isForeignKeyViolation } from "#db/errors.ts";
import { prepared } from "#db/prepared.ts";
import type { WriteHandle } from "#db/store.ts";
import { moveAttachments } from "../attachments/attach.server.ts";
import { recordAct } from "../audit.server.ts";
import { carryCoAuthors } from "../co-authors/carry-co-authors.server.ts";
import type { Context, Person } from "../context.ts";
import { forbidden } from "../errors.ts";
import { queueMail } from "../mail/queue-mail.server.ts";
import { announce } from "../notifications/announce.server.ts";
import type { Phase } from "../plans/phase.ts";
import { takeTryWithin } from "../rate-limits/take-try.server.ts";
import { done, refused, type Result } from "../result.ts";
import { withinReach } from "./draft.server.ts";
import { insertProposal } from "./insert-proposal.server.ts";
import { maySubmitProposal, type Refusal } from "./policy.ts";
import type { ProposalInput } from "./schema.ts";
import { findVoice, speakerOf, type Voice } from "./speaker.ts";
import { stillSpeaksFor } from "./still-speaks-for.server.ts";
import { tellColleague } from "./tell-colleague.server.ts";

/**
 * Submits a draft with the voice that was chosen: the proposal gets its reference and is public at once, or when its plan has looked at it; the person gets a
 * receipt by mail, and who began a draft of an organisation is told. The draft is spent in the same transaction, so a
 * button pressed twice finds the first proposal. `version` is the one whose text is sent: one that was saved since is not.
 */
export async function submitProposal(ctx: Context, plan: { id: string; phases: Phase[] }, draftId: string, input: ProposalInput, voice: string, version?: number): Promise<Result<{ reference: string }, Refusal | "theme_unknown" | "voice_gone" | "draft_changed">> {
  const permission = maySubmitProposal(ctx.actor, plan.phases, ctx.now);
  if (!permission.allowed) return refused(permission.reason);
  if (ctx.actor.kind !== "person") throw forbidden();
  const person = ctx.actor;
  const chosen = findVoice(person, voice);
  const result = chosen ? await send(ctx, person, plan, draftId, input, chosen, version) : refused("voice_gone" as const);
  if (result !== "spent" && result.ok) return result;
  const before = await findSubmitted(ctx, draftId);
  if (before) return done(before);
  if (result !== "spent") return result;
  if (version !== undefined && (await isWithinReach(ctx, draftId))) return refused("draft_changed");
  throw forbidden();
}

/**
 * Everything in one transaction: to look first at what nearly always is as it should be would cost more. `spent`: the draft that was to be sent is not there,
 * was sent already, or was saved since.
 */
async function send(ctx: Context, person: Person, plan: { id: string }, draftId: string, input: ProposalInput, chosen: Voice, version: number | undefined): Promise<Result<{ reference: string }, "theme_unknown" | "voice_gone"> | "spent"> {
  const { proposalDrafts: d } = ctx.tables;
  return ctx.write(async (tx) => {
    if (!(await stillSpeaksFor(ctx, tx, person.id, chosen))) return refused("voice_gone");
    const [theme] = await themeOf({ read: tx, tables: ctx.tables }).execute({ planId: plan.id, slug: input.theme });
    if (!theme) return refused("theme_unknown");
    const [screening] = await screeningOf({ read: tx, tables: ctx.tables }).execute({ planId: plan.id });
    const { isScreened, hours } = screening!;
    const [user] = await addressOf({ read: tx, tables: ctx.tables }).execute({ id: person.id });
    const proposal = await insertProposal(ctx, tx, {
      isScreened,
      ...speakerOf(person, chosen), planId: plan.id, themeId: theme.id, language: input.language,
      title: input.title, problem: input.problem, change: input.change, effect: input.effect, ogpValues: input.ogpValues, policyAreas: input.policyAreas, submittedAt: ctx.now,
    });
    const [spent] = await tx.update(d).set({ proposalId: proposal.id }).where(and(eq(d.id, draftId), sendableBy(ctx, person), isNull(d.proposalId), version === undefined ? undefined : eq(d.version, version))).returning({ id: d.id, ownerId: d.ownerId, organisationId: d.organisationId });
    if (!spent) throw new DraftSpent();
    await takeTryWithin(ctx, tx, "submitPerPerson", person.id);
    await carryCoAuthors(ctx, tx, { draftId, proposalId: proposal.id, authorId: person.id });
    // What colleagues wrote together is sent in the organisation's name, or not at all.
    if (spent.organisationId !== null && spent.organisationId !== chosen.organisationId) throw forbidden();
    await moveAttachments(ctx, tx, { draftId: spent.id }, { proposalId: proposal.id });
    await recordAct(ctx, tx, { action: "proposal.submitted", subjectType: "proposal", subjectId: proposal.id, data: { reference: proposal.reference, display: chosen.display, organisationId: chosen.organisationId }, planId: plan.id });
    // Nobody else hears of what is not public: of that they do when it has been looked at.
    if (!isScreened) await announce(ctx, tx, { kind: "proposal_submitted", planId: plan.id, proposalId: proposal.id, data: { reference: proposal.reference, title: input.title, language: input.language } });
    await queueMail(ctx, tx, { kind: "proposal_received", to: user!.email, locale: ctx.locale, payload: { name: person.name, reference: proposal.reference, title: input.title, screeningHours: isScreened ? String(hours) : "" }, dedupeKey: `received:${proposal.id}` });
    if (spent.organisationId !== null && spent.ownerId !== null && spent.ownerId !== person.id) await tellWriter(ctx, tx, { writerId: spent.ownerId, organisationId: spent.organisationId, by: person.name, title: input.title, reference: proposal.reference });
    return done({ reference: proposal.reference });
  }).catch((error: unknown) => {
    if (error instanceof DraftSpent) return "spent" as const;
    // The theme was deleted between our look and our write.
    if (isForeignKeyViolation(error)) return refused("theme_unknown" as const);
    throw error;
  });
}

const themeOf = prepared(({ read, tables: { themes: t } }) => read.select({ id: t.id }).from(t).where(and(eq(t.planId, sql.placeholder("planId")), eq(t.slug, sql.placeholder("slug")))));

/** Whether the plan looks at texts before they are public, as it is set at the moment of sending. */
const screeningOf = prepared(({ read, tables: { plans: p } }) => read.select({ isScreened: p.screening, hours: p.screeningHours }).from(p).where(eq(p.id, sql.placeholder("planId"))));

const addressOf = prepared(({ read, tables: { users: u } }) => read.select({ email: u.email }).from(u).where(eq(u.id, sql.placeholder("id"))));

/** The drafts that a person may send: their own, and those of organisations that they represent. */
function sendableBy(ctx: Context, person: Person): SQL {
  const { proposalDrafts: d } = ctx.tables;
  const represented = person.memberships.filter((each) => each.role === "representative").map((each) => each.id);
  const own = and(eq(d.ownerId, person.id), isNull(d.organisationId))!;
  return represented.length > 0 ? or(own, inArray(d.organisationId, represented))! : own;
}

async function tellWriter(ctx: Context, tx: WriteHandle, { writerId, organisationId, by, title, reference }: { writerId: string; organisationId: string; by: string; title: string; reference: string }) {
  const organisation = (ctx.actor as Person).memberships.find((each) => each.id === organisationId)!.name;
  await tellColleague(ctx, tx, writerId, { kind: "draft_released", payload: { organisation, title, by, reference }, dedupeKey: `released:${reference}` });
}

/** The proposal that a draft within reach became, or null. */
export async function findSubmitted(ctx: Context, draftId: string): Promise<{ reference: string } | null> {
  if (ctx.actor.kind !== "person") return null;
  const { proposals, proposalDrafts: d } = ctx.tables;
  const [row] = await ctx.read.select({ reference: proposals.reference }).from(d).innerJoin(proposals, eq(proposals.id, d.proposalId)).where(and(eq(d.id, draftId), withinReach(ctx, null)));
  return row ?? null;
}

async function isWithinReach(ctx: Context, draftId: string): Promise<boolean> {
  const { proposalDrafts: d } = ctx.tables;
  return (await ctx.read.select({ id: d.id }).from(d).where(and(eq(d.id, draftId), sendableBy(ctx, ctx.actor as Person)))).length > 0;
}

/** There is no such draft any more: what was written for it is taken back. */
class DraftSpent extends Error {}
