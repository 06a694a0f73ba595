import { and, eq, inArray, sql } from "drizzle-orm";
import { newId } from "#app/lib/id.ts";
import type { WriteHandle } from "#db/store.ts";
import type { Context } from "../context.ts";
import { conflict, notFound } from "../errors.ts";
import { announce } from "../notifications/announce.server.ts";
import { recordJourney } from "../proposals/keep-books.server.ts";
import { done, refused, type Result } from "../result.ts";
import { changeStatus } from "./change-case.server.ts";
import { loadCase, nameOf, type Case } from "./load-case.server.ts";
import { placeWith } from "./place.ts";
import { markOf, type Placement } from "./placement.ts";
import { mayModerate, requireStaff } from "./policy.ts";
import { recordStaffAct } from "./record-staff-act.server.ts";
import type { ShortlistInput } from "./schema.ts";
import { tellAuthor } from "./tell-author.server.ts";

export type ShortlistRefusal = "initiative_unknown" | "proposals_of_several_plans" | "proposal_withdrawn" | "proposal_split" | "own_among_them";

/** What the form says beyond the same for all. */
export type ShortlistDetails = {
  /** Of some of the proposals, by reference: their own degree and passage. */
  own?: ReadonlyMap<string, Placement>;
  /** The marks of the placements that the form showed, by the initiative's reference: one that was made or changed since is a `conflict`. */
  seen?: ReadonlyMap<string, string>;
};

/**
 * Takes one or several proposals into a draft initiative, a new one or one that is there, with the degree of adoption.
 * Doing it again with another degree or passage changes them. All proposals are taken in or none. Authors are told. Throws `conflict` when one changes meanwhile.
 */
export async function shortlistProposals(ctx: Context, references: string[], input: ShortlistInput, { own, seen }: ShortlistDetails = {}): Promise<Result<{ initiative: string }, ShortlistRefusal>> {
  requireStaff(ctx.actor);
  return ctx.write(async (tx) => {
    const cases = await loadCases(ctx, tx, references);
    for (const each of cases) requireStaff(ctx.actor, each.planId);
    if (cases.some((each) => !mayModerate(ctx.actor, each))) return refused("own_among_them");
    if (cases.some((each) => each.planId !== cases[0]!.planId)) return refused("proposals_of_several_plans");
    if (cases.some((each) => each.status === "withdrawn" || each.isHidden)) return refused("proposal_withdrawn");
    if (cases.some((each) => each.status === "split")) return refused("proposal_split");
    const initiative = input.initiative === "new" ? ((await findSameDraft(ctx, tx, cases, input.title)) ?? (await beginInitiative(ctx, tx, cases[0]!, input))) : await findDraftInitiative(ctx, tx, cases[0]!.planId, input.initiative);
    if (!initiative) return refused("initiative_unknown");
    for (const each of cases) await takeIn(ctx, tx, each, initiative, own?.get(each.reference) ?? input, seen && (seen.get(initiative.reference) ?? ""));
    return done({ initiative: initiative.reference });
  });
}

/** The proposals, the oldest first. Everyone takes hold of them in the same order, so that nobody waits for one another. */
async function loadCases(ctx: Context, tx: WriteHandle, references: string[]): Promise<Case[]> {
  const cases: Case[] = [];
  for (const reference of [...new Set(references)].sort()) cases.push(await loadCase(ctx, tx, reference));
  if (cases.length === 0) throw notFound();
  return cases.sort((a, b) => a.submittedAt.getTime() - b.submittedAt.getTime());
}

type Target = { id: string; reference: string };

async function beginInitiative(ctx: Context, tx: WriteHandle, first: Case, input: ShortlistInput): Promise<Target> {
  const { plans, initiatives } = ctx.tables;
  const [plan] = await tx.update(plans).set({ lastInitiativeNumber: sql`${plans.lastInitiativeNumber} + 1` }).where(eq(plans.id, first.planId)).returning({ code: plans.code, number: plans.lastInitiativeNumber });
  const id = newId();
  const reference = `${plan!.code}-I-${String(plan!.number).padStart(2, "0")}`;
  // A draft begins in the language of the moderator; the other is written later and shown as missing until then.
  const inOwnLanguage = (text: string) => ({ da: ctx.locale === "da" ? text : "", en: ctx.locale === "en" ? text : "" });
  await tx.insert(initiatives).values({ id, reference, planId: first.planId, themeId: first.themeId, sequence: plan!.number, state: "draft", title: inOwnLanguage(input.title), summary: inOwnLanguage(input.summary), facts: {}, origin: "proposals", createdAt: ctx.now });
  await recordStaffAct(ctx, tx, { action: "initiative.begun", subjectType: "initiative", subjectId: id, planId: first.planId, data: { reference } });
  return { id, reference };
}

/** The draft with this title that these proposals were taken into already: the same form sent twice begins one initiative. */
async function findSameDraft(ctx: Context, tx: WriteHandle, cases: readonly Case[], title: string): Promise<Target | null> {
  const { initiatives: i, initiativeSources: s } = ctx.tables;
  const rows = await tx.select({ id: i.id, reference: i.reference, title: i.title, proposalId: s.proposalId }).from(i).innerJoin(s, eq(s.initiativeId, i.id)).where(and(eq(i.state, "draft"), inArray(s.proposalId, cases.map((each) => each.id))));
  const titled = rows.filter((row) => row.title[ctx.locale] === title);
  return titled.find(({ id }) => cases.every((each) => titled.some((row) => row.id === id && row.proposalId === each.id))) ?? null;
}

/** The draft, held until the transaction ends, so that it is not removed meanwhile as one without proposals. */
async function findDraftInitiative(ctx: Context, tx: WriteHandle, planId: string, reference: string): Promise<Target | null> {
  const { initiatives } = ctx.tables;
  const [row] = await tx.update(initiatives).set({ version: sql`${initiatives.version}` }).where(and(eq(initiatives.reference, reference), eq(initiatives.planId, planId), eq(initiatives.state, "draft"))).returning({ id: initiatives.id, reference: initiatives.reference });
  return row ?? null;
}

async function takeIn(ctx: Context, tx: WriteHandle, found: Case, initiative: Target, { degree, passage }: Placement, seen: string | undefined) {
  const { initiativeSources } = ctx.tables;
  const person = requireStaff(ctx.actor);
  const key = { initiativeId: initiative.id, proposalId: found.id };
  const [before] = await tx.select({ degree: initiativeSources.degree, passage: initiativeSources.passage }).from(initiativeSources).where(and(eq(initiativeSources.initiativeId, key.initiativeId), eq(initiativeSources.proposalId, key.proposalId)));
  if (seen !== undefined && markOf(before) !== seen) throw conflict();
  await tx.insert(initiativeSources).values({ ...key, degree, passage, createdBy: person.id, createdAt: ctx.now, submittedAt: found.submittedAt })
    .onConflictDoUpdate({ target: [initiativeSources.initiativeId, initiativeSources.proposalId], set: { degree, passage } });
  const after = placeWith(found, found.assigneeId ?? person.id);
  await changeStatus(ctx, tx, found, found.version, after);
  await recordStaffAct(ctx, tx, { action: before ? "proposal.shortlisting_changed" : "proposal.shortlisted", subjectType: "proposal", subjectId: found.id, planId: found.planId, data: { initiative: initiative.reference, before: { degree: before?.degree ?? null, assigneeId: found.assigneeId, status: found.status, stage: found.stage }, after: { degree, ...after } } });
  if (!before) await tellTakenIn(ctx, tx, found, initiative);
}

/** Tells the public, those concerned and the author that a proposal is in a draft. The author gets one mail of each draft. */
async function tellTakenIn(ctx: Context, tx: WriteHandle, found: Case, initiative: Target): Promise<void> {
  await recordJourney(ctx, tx, found.id, "shortlisted", { initiative: initiative.reference });
  const announced = await announce(ctx, tx, { kind: "proposal_shortlisted", planId: found.planId, proposalId: found.id, data: { ...nameOf(found), initiative: initiative.reference } });
  await tellAuthor(ctx, tx, found.authorId, { kind: "proposal_shortlisted", payload: { reference: found.reference, title: found.title, initiative: initiative.reference }, dedupeKey: `shortlisted:${initiative.id}:${found.id}` }, announced);
}

/**
 * Puts a held case back into the draft that it was just taken out of, as it was in it; the caller raises its version. Throws `conflict` when that is
 * kept no longer, it is in it again, or the draft is gone.
 */
export async function putBackIn(ctx: Context, tx: WriteHandle, found: Case, initiativeReference: string): Promise<void> {
  requireStaff(ctx.actor);
  const { initiativeSources: s, removedPlacements: r } = ctx.tables;
  const initiative = await findDraftInitiative(ctx, tx, found.planId, initiativeReference);
  const [kept] = initiative ? await tx.delete(r).where(and(eq(r.initiativeId, initiative.id), eq(r.proposalId, found.id))).returning() : [];
  if (!initiative || !kept) throw conflict();
  const { removedAt: _, ...placement } = kept;
  const back = await tx.insert(s).values({ ...placement, submittedAt: found.submittedAt }).onConflictDoNothing().returning({ degree: s.degree });
  if (back.length === 0) throw conflict();
  await recordStaffAct(ctx, tx, { action: "proposal.shortlisted", subjectType: "proposal", subjectId: found.id, planId: found.planId, data: { initiative: initiative.reference, before: { degree: null }, after: { degree: placement.degree } } });
  await tellTakenIn(ctx, tx, found, initiative);
}
