import { beforeEach } from "vitest";
import type { Actor, Context, Person } from "#app/domain/context.ts";
import { getPlanNumbers } from "#app/domain/plans/queries.server.ts";
import { getProposal } from "#app/domain/proposals/get-proposal.server.ts";
import { answerProposal } from "#app/domain/answers/answer-proposal.server.ts";
import type { AnswerInput } from "#app/domain/answers/schema.ts";
import type { ShortlistInput } from "#app/domain/triage/schema.ts";
import { shortlistProposals } from "#app/domain/triage/shortlist-proposals.server.ts";
import { openDebate, type Consultation } from "./consultation.ts";
import { after, contextFor, visitor } from "./context.ts";
import type { Open } from "./databases.ts";
import { addPerson } from "./people.ts";
import { submit } from "./plans.ts";

/** A whole answer, as a form sends it. */
export function anAnswer(input: Partial<AnswerInput> = {}): AnswerInput {
  return { outcome: "adopted", summary: "", reason: "Fordi", reasonCodes: [], elementsAdopted: "", elementsNotAdopted: "", mergedInto: "", forwardedTo: "", landedIn: "", authority: "", authorityRole: "", correction: "", version: 1, ...input };
}

/** What is there anew before each test: a proposal of Anna's, and two who work at the desk. */
export type Here = Consultation & { reference: string; moderator: Person; colleague: Person };

/** Opens a desk before each test of a suite. The functions act and look on the one that is open. */
export function useDesk(open: Open) {
  const here = {} as Here;
  beforeEach(async () => {
    Object.assign(here, await openDebate(open));
    here.moderator = await addPerson(here.store, { role: "moderator" });
    here.colleague = await addPerson(here.store, { role: "coordinator" });
  });

  const as = (actor: Actor): Context => contextFor(here.store, actor, { now: after({ hours: 1 }) });
  const read = (of = here.reference) => getProposal(contextFor(here.store, visitor), of);
  const audits = async () => (await here.store.read.select().from(here.store.tables.auditEntries).orderBy(here.store.tables.auditEntries.id)).filter((each) => each.action !== "proposal.submitted");
  const tallies = async () => (await getPlanNumbers(contextFor(here.store, visitor), here.plan.id)).byStatus;
  return {
    here,
    /** An hour after the proposal came. */
    as,
    /** The proposal as the public sees it. */
    read,
    journey: async () => (await read()).journey.map((each) => each.kind),
    tallies,
    visibleTallies: async () => Object.fromEntries(Object.entries(await tallies()).filter(([, count]) => count !== 0)),
    /** What was done at the desk, by the audit trail. */
    audits,
    /** The same without what is noted once of the plan: it gets the usual criteria when its first case is opened. */
    auditsOfCases: async () => (await audits()).filter((each) => each.action !== "criteria.begun"),
    /** The mail that the desk caused. */
    mails: async () => (await here.store.read.select().from(here.store.tables.outboxMessages).orderBy(here.store.tables.outboxMessages.id)).filter((each) => each.kind !== "proposal_received"),
    answer: (input: Partial<AnswerInput>, actor: Actor = here.moderator, of = here.reference) => answerProposal(as(actor), of, anAnswer(input)),
    shortlist: (references: string[], input: Partial<ShortlistInput> = {}, actor: Actor = here.moderator) => shortlistProposals(as(actor), references, { initiative: "new", title: "Åbne udvalg", summary: "Kort", degree: "partly", passage: "Åbn dem", ...input }),
    /** Another proposal, of somebody else. Answers its reference. */
    second: async () => (await submit(contextFor(here.store, await addPerson(here.store)), here.plan, { title: "Andet" })).reference,
  };
}
