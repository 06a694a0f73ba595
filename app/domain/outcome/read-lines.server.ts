import { asc, eq, inArray } from "drizzle-orm";
import type { Bilingual, ProposalStatus } from "#db/values.ts";
import type { Context } from "../context.ts";
import { speakerView, type SpeakerView } from "../proposals/speaker.ts";
import type { OutcomeAnswer, OutcomeProposal } from "./content.ts";
import type { Fate } from "./fates.ts";

/** A proposal and what became of it, as everybody may read it now. */
export type OutcomeLine = Omit<OutcomeProposal, "theme" | "name" | "landedIn"> & {
  id: string; themeId: string | null; submittedAt: Date;
  /** Null where it is withdrawn or hidden. */
  speaker: SpeakerView | null;
  landedIn: { reference: string; title: Bilingual }[];
};

/**
 * The lines of these proposals, in this order. What is hidden is told by its reference and the reason alone, what was withdrawn by
 * its reference, whoever reads: the accounting is public.
 */
export async function readLines(ctx: Context, ids: readonly string[]): Promise<OutcomeLine[]> {
  if (ids.length === 0) return [];
  const [rows, answers, sources] = await Promise.all([selectProposals(ctx, ids), selectAnswers(ctx, ids), selectSources(ctx, ids)]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  // Of several versions the last that was not taken back is in force.
  const answerOf = new Map(answers.filter((each) => each.retractedAt === null).map((each) => [each.proposalId, each]));
  const [references, titles] = await Promise.all([
    referencesOf(ctx, [...rows.map((row) => row.partOfId), ...answers.map((each) => each.mergedIntoId)]),
    titlesOf(ctx, [...answers.map((each) => each.landedIn), ...sources.map((each) => each.reference)]),
  ]);
  const sourcesOf = Map.groupBy(sources, (each) => each.proposalId);
  return ids.flatMap((id): OutcomeLine[] => {
    const row = byId.get(id);
    if (!row) return [];
    const fate = fateOf(row);
    const isTold = fate !== "hidden" && fate !== "withdrawn";
    const answer = isTold && fate !== "unanswered" && fate !== "split" ? answerOf.get(id) : undefined;
    const landed = isTold ? [...new Set([...(sourcesOf.get(id) ?? []).map((each) => each.reference), ...(answer ? [answer.landedIn] : [])])] : [];
    return [{
      id, reference: row.reference, submittedAt: row.submittedAt, fate, ...(fate === "hidden" ? { themeId: null, type: null, partOf: null } : { themeId: row.themeId, type: row.type, partOf: references.get(row.partOfId ?? "") ?? null }),
      title: isTold ? row.title : "", language: isTold ? row.language : "", speaker: isTold ? speakerView({ ...row, participantType: row.type }) : null,
      hideReason: fate === "hidden" ? row.hideReason : null, withdrawReason: fate === "withdrawn" ? row.withdrawReason : null,
      // A draft that was deleted since is named no more: it would lead nowhere.
      landedIn: landed.flatMap((reference) => { const title = titles.get(reference); return title ? [{ reference, title }] : []; }),
      answer: answer ? asAnswer(answer, references) : null,
    }];
  });
}

function fateOf({ isHidden, status }: { isHidden: boolean; status: ProposalStatus }): Fate {
  if (isHidden) return "hidden";
  return status === "received" || status === "under_consideration" ? "unanswered" : status;
}

type AnswerRow = Awaited<ReturnType<typeof selectAnswers>>[number];

function asAnswer({ summary, reason, reasonCodes, elementsAdopted, elementsNotAdopted, mergedIntoId, forwardedTo, authority, authorityRole, language, publishedAt }: AnswerRow, references: ReadonlyMap<string, string>): OutcomeAnswer {
  return { summary, reason, reasonCodes, elementsAdopted, elementsNotAdopted, forwardedTo, authority, authorityRole, language, mergedInto: references.get(mergedIntoId ?? "") ?? null, publishedAt: publishedAt.toISOString() };
}

async function selectProposals({ read, tables: { proposals: p, organisations: o } }: Context, ids: readonly string[]) {
  return read.select({
    id: p.id, reference: p.reference, themeId: p.themeId, type: p.participantType, display: p.display, shownName: p.shownName, title: p.title, language: p.language, status: p.status, isHidden: p.isHidden, hideReason: p.hideReason,
    withdrawReason: p.withdrawReason, partOfId: p.partOfId, submittedAt: p.submittedAt, organisationId: p.organisationId, organisation: o.name, verifiedAt: o.verifiedAt,
  }).from(p).leftJoin(o, eq(o.id, p.organisationId)).where(inArray(p.id, [...ids]));
}

async function selectAnswers({ read, tables: { responses: r } }: Context, ids: readonly string[]) {
  return read.select({
    proposalId: r.proposalId, summary: r.summary, reason: r.reason, reasonCodes: r.reasonCodes, elementsAdopted: r.elementsAdopted, elementsNotAdopted: r.elementsNotAdopted, mergedIntoId: r.mergedIntoId, forwardedTo: r.forwardedTo,
    landedIn: r.landedIn, authority: r.authority, authorityRole: r.authorityRole, language: r.language, publishedAt: r.publishedAt, retractedAt: r.retractedAt,
  }).from(r).where(inArray(r.proposalId, [...ids])).orderBy(asc(r.version));
}

async function selectSources({ read, tables: { initiativeSources: s, initiatives: i } }: Context, ids: readonly string[]) {
  return read.select({ proposalId: s.proposalId, reference: i.reference }).from(s).innerJoin(i, eq(i.id, s.initiativeId)).where(inArray(s.proposalId, [...ids])).orderBy(asc(i.reference));
}

async function referencesOf({ read, tables: { proposals: p } }: Context, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  const rows = wanted.length === 0 ? [] : await read.select({ id: p.id, reference: p.reference }).from(p).where(inArray(p.id, wanted));
  return new Map(rows.map(({ id, reference }) => [id, reference]));
}

async function titlesOf({ read, tables: { initiatives: i } }: Context, references: readonly string[]): Promise<Map<string, Bilingual>> {
  const wanted = [...new Set(references.filter((each) => each !== ""))];
  const rows = wanted.length === 0 ? [] : await read.select({ reference: i.reference, title: i.title }).from(i).where(inArray(i.reference, wanted));
  return new Map(rows.map(({ reference, title }) => [reference, title]));
}
