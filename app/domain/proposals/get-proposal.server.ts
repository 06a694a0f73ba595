import { and, asc, desc, eq, inArray, ne, sql } from "drizzle-orm";
import { inLocale, type Worded } from "#app/lib/bilingual.ts";
import { prepared } from "#db/prepared.ts";
import { isCoAuthor } from "../co-authors/is-co-author.server.ts";
import type { AdoptionDegree, AnswerReason, HideReason, JourneyKind, OgpValue, Outcome, ProposalStatus, WithdrawReason } from "#db/values.ts";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { findRelations, type Relations } from "../merging/find-relations.server.ts";
import type { Phase } from "../plans/phase.ts";
import { listPhases } from "../plans/queries.server.ts";
import { asReference } from "./reference.ts";
import { isWriter, speakerView, type SpeakerView } from "./speaker.ts";

/** A version of the reasoned response, with what it points at. `correction` says what was changed and why; one that was retracted is in force no longer and has none in its place. */
export type ResponseView = {
  version: number; outcome: Outcome; summary: string; reason: string; reasonCodes: AnswerReason[]; elementsAdopted: string; elementsNotAdopted: string; language: string; publishedAt: Date; forwardedTo: string | null;
  authority: string; authorityRole: string; landedIn: string; correction: string; retractedAt: Date | null;
  mergedInto: { reference: string; title: string; language: string } | null;
};

export type JourneyView = { kind: JourneyKind; at: Date; outcome: string | null; initiative: string | null; reason: string | null; theme: Worded | null };

export type ProposalView = {
  id: string; reference: string; isOwn: boolean; /** It is the reader's, or of an organisation that they represent now: who may read it when it is hidden. */ isWriter: boolean; isImported: boolean;
  plan: { id: string; slug: string; title: Worded; isDemo: boolean; phases: Phase[] };
  theme: { slug: string; title: Worded };
  speaker: SpeakerView; language: string; title: string; problem: string; change: string; effect: string; ogpValues: OgpValue[]; policyAreas: string[];
  status: ProposalStatus; isHidden: boolean; hideReason: HideReason | null; /** It is hidden, as its plan looks at texts before they are public. */ awaitsScreening: boolean;
  supportCount: number; supportedByMe: boolean; commentCount: number; submittedAt: Date; version: number;
  /** The number of the text, when it was last changed, and why the proposal was withdrawn. */
  textVersion: number; editedAt: Date | null; withdrawal: { reason: WithdrawReason; note: string } | null;
  /** The version in force, and those before it, the newest first. */
  response: ResponseView | null; earlierResponses: ResponseView[];
  initiatives: { reference: string; title: Worded; degree: AdoptionDegree; passage: string }[];
  journey: JourneyView[];
} & Relations;

/** A proposal with its journey, response and where it landed. The text of a hidden one is left out, except for its writers. */
export async function getProposal(ctx: Context, typedReference: string): Promise<ProposalView> {
  const reference = asReference(typedReference);
  const [row] = await proposalByReference(ctx).execute({ reference });
  if (!row) throw notFound();
  const { proposal } = row;
  const [phases, supportedByMe, responses, initiatives, relations, journey] = await Promise.all([
    listPhases(ctx, proposal.planId), isSupportedByMe(ctx, proposal.id), listResponses(ctx, proposal.id), listInitiativesOf(ctx, proposal.id), findRelations(ctx, proposal), listJourney(ctx, proposal.id),
  ]);
  const isOwn = ctx.actor.kind === "person" && ctx.actor.id === proposal.authorId;
  const mine = isWriter(ctx.actor, proposal);
  // While it waits to be looked at, those who write it together all read it.
  const shown = !proposal.isHidden || mine || (proposal.awaitsScreening && (await isCoAuthor(ctx, proposal.id)));
  const { id, language, status, isHidden, hideReason, awaitsScreening, supportCount, commentCount, submittedAt, version } = proposal;
  return {
    id, reference, isOwn, isWriter: mine, isImported: proposal.sourceId !== null, language, status, isHidden, hideReason, awaitsScreening, supportCount, supportedByMe, commentCount, submittedAt, version, journey, ...relations, ...inForce(responses),
    textVersion: proposal.textVersion, editedAt: proposal.editedAt, withdrawal: proposal.withdrawReason && { reason: proposal.withdrawReason, note: shown ? (proposal.withdrawNote ?? "") : "" },
    initiatives: shown ? initiatives : initiatives.map((each) => ({ ...each, passage: "" })),
    plan: { id: proposal.planId, slug: row.planSlug, title: inLocale(row.planTitle, ctx.locale), isDemo: row.planIsDemo, phases },
    theme: { slug: row.themeSlug, title: inLocale(row.themeTitle, ctx.locale) },
    speaker: shown ? speakerView({ ...proposal, organisation: row.organisation, verifiedAt: row.verifiedAt }) : { type: proposal.participantType, display: "code", name: "", organisation: null, organisationId: null, verified: false },
    title: shown ? proposal.title : "", problem: shown ? proposal.problem : "", change: shown ? proposal.change : "", effect: shown ? proposal.effect : "", ogpValues: shown ? proposal.ogpValues : [], policyAreas: shown ? proposal.policyAreas : [],
  };
}

async function isSupportedByMe(ctx: Context, proposalId: string): Promise<boolean> {
  if (ctx.actor.kind !== "person") return false;
  return (await supportOf(ctx).execute({ proposalId, userId: ctx.actor.id })).length > 0;
}

async function listResponses(ctx: Context, proposalId: string): Promise<ResponseView[]> {
  const rows = await responsesOf(ctx).execute({ proposalId });
  const { proposals: p } = ctx.tables;
  const targets = rows.flatMap(({ mergedIntoId }) => mergedIntoId ?? []);
  const into = targets.length === 0 ? [] : await ctx.read.select({ id: p.id, reference: p.reference, title: p.title, language: p.language, isHidden: p.isHidden }).from(p).where(inArray(p.id, targets));
  return rows.map((response) => {
    const target = into.find(({ id }) => id === response.mergedIntoId);
    const { version, outcome, summary, reason, reasonCodes, elementsAdopted, elementsNotAdopted, language, publishedAt, forwardedTo, authority, authorityRole, landedIn, correction, retractedAt } = response;
    return { version, outcome, summary, reason, reasonCodes, elementsAdopted, elementsNotAdopted, language, publishedAt, forwardedTo, authority, authorityRole, landedIn, correction, retractedAt, mergedInto: target ? { reference: target.reference, title: target.isHidden ? "" : target.title, language: target.language } : null };
  });
}

/** The highest version that was not retracted is in force. */
function inForce(responses: ResponseView[]): Pick<ProposalView, "response" | "earlierResponses"> {
  const response = responses.find((each) => each.retractedAt === null) ?? null;
  return { response, earlierResponses: responses.filter((each) => each !== response) };
}

async function listInitiativesOf(ctx: Context, proposalId: string): Promise<ProposalView["initiatives"]> {
  const rows = await initiativesWith(ctx).execute({ proposalId });
  return rows.map((row) => ({ ...row, title: inLocale(row.title, ctx.locale) }));
}

async function listJourney(ctx: Context, proposalId: string): Promise<JourneyView[]> {
  const rows = await journeyOf(ctx).execute({ proposalId });
  const named = [...new Set(rows.flatMap(({ detail }) => detail.initiative ?? []))];
  const there = named.length === 0 ? [] : await ctx.read.select({ reference: ctx.tables.initiatives.reference }).from(ctx.tables.initiatives).where(inArray(ctx.tables.initiatives.reference, named));
  // A draft that was deleted since is named no more: the link would lead nowhere.
  const stillThere = (reference: string | undefined) => there.find((each) => each.reference === reference)?.reference ?? null;
  return rows.map(({ kind, at, detail }) => ({ kind, at, outcome: detail.outcome ?? null, initiative: stillThere(detail.initiative), reason: detail.reason ?? null, theme: detail.theme ? inLocale(detail.theme, ctx.locale) : null }));
}

const proposalId = sql.placeholder("proposalId");

const proposalByReference = prepared(({ read, tables: { proposals: p, plans, themes, organisations } }) =>
  read.select({ proposal: p, planSlug: plans.slug, planTitle: plans.title, planIsDemo: plans.isDemo, themeSlug: themes.slug, themeTitle: themes.title, organisation: organisations.name, verifiedAt: organisations.verifiedAt })
    .from(p).innerJoin(plans, eq(plans.id, p.planId)).innerJoin(themes, eq(themes.id, p.themeId)).leftJoin(organisations, eq(organisations.id, p.organisationId)).where(and(eq(p.reference, sql.placeholder("reference")), ne(plans.state, "draft"))));

const supportOf = prepared(({ read, tables: { supports } }) => read.select({ userId: supports.userId }).from(supports).where(and(eq(supports.proposalId, proposalId), eq(supports.userId, sql.placeholder("userId")))));

const responsesOf = prepared(({ read, tables: { responses: r } }) => read.select().from(r).where(eq(r.proposalId, proposalId)).orderBy(desc(r.version)));

const initiativesWith = prepared(({ read, tables: { initiativeSources: s, initiatives: i } }) =>
  read.select({ reference: i.reference, title: i.title, degree: s.degree, passage: s.passage }).from(s).innerJoin(i, eq(i.id, s.initiativeId)).where(eq(s.proposalId, proposalId)).orderBy(asc(i.sequence)));

const journeyOf = prepared(({ read, tables: { journeyEntries: j } }) => read.select().from(j).where(eq(j.proposalId, proposalId)).orderBy(asc(j.at), asc(j.id)));
