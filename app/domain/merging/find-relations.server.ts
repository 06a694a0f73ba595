import { aliasedTable, and, asc, desc, eq, isNotNull, or, sql } from "drizzle-orm";
import { inLocale, type Worded } from "#app/lib/bilingual.ts";
import { prepared } from "#db/prepared.ts";
import type { ProposalStatus } from "#db/values.ts";
import type { Context } from "../context.ts";
import { speakerView, type SpeakerView } from "../proposals/speaker.ts";
import { joinedTo } from "./merges.server.ts";

/** A proposal by its reference and title; the title is empty when its text is hidden. */
export type NamedProposal = { reference: string; title: string; language: string };

/** A proposal that became part of another. `by` is the reference of the one that it was merged into by itself, when that is not the one that is looked at. */
export type JoinedProposal = NamedProposal & { speaker: SpeakerView; submittedAt: Date; supportCount: number; by: string };

/** A part of a submission that was split. */
export type PartView = NamedProposal & { number: number; status: ProposalStatus; theme: Worded };

/** What a proposal has to do with others. */
export type Relations = {
  /** The visible proposals that became part of it, directly or by way of others, and how many persons support it or one of them. */
  mergedFrom: JoinedProposal[];
  supportInAll: number;
  parts: PartView[];
  partOf: (NamedProposal & { number: number; parts: number }) | null;
  /** Merges that were undone, the last first, with the reason that was given for them. */
  pastMerges: { into: NamedProposal; from: Date; until: Date; reason: string; reasonLanguage: string }[];
};

type Of = { id: string; status: ProposalStatus; supportCount: number; partOfId: string | null; partNumber: number | null };

/** Asks only for what the proposal can have. */
export async function findRelations(ctx: Context, { id, status, supportCount, partOfId, partNumber }: Of): Promise<Relations> {
  // Few proposals were ever in a merge, and what those have to do with others is much to ask for.
  const wasMerged = (await anyMergeOf(ctx).execute({ proposalId: id })).length > 0;
  const [joined, parts, [whole], past] = await Promise.all([
    wasMerged ? joinedOf(ctx).execute({ proposalId: id }) : [],
    status === "split" ? partsOf(ctx).execute({ proposalId: id }) : [],
    partOfId === null ? [] : wholeOf(ctx).execute({ proposalId: partOfId }),
    wasMerged ? pastMergesOf(ctx).execute({ proposalId: id }) : [],
  ]);
  const [inAll] = joined.length > 0 ? await supportersOf(ctx).execute({ proposalId: id }) : [];
  return {
    mergedFrom: joined.map((row) => ({ reference: row.reference, title: row.title, language: row.language, speaker: speakerView(row), submittedAt: row.submittedAt, supportCount: row.supportCount, by: row.by })),
    supportInAll: inAll?.count ?? supportCount,
    parts: parts.map((row) => ({ ...row, title: row.isHidden ? "" : row.title, number: row.number ?? 0, theme: inLocale(row.theme, ctx.locale) })),
    partOf: whole ? { reference: whole.reference, title: whole.isHidden ? "" : whole.title, language: whole.language, number: partNumber ?? 0, parts: whole.parts } : null,
    pastMerges: past.map((row) => ({ into: { reference: row.reference, title: row.isHidden ? "" : row.title, language: row.language }, from: row.from, until: row.until!, reason: row.reason ?? "", reasonLanguage: row.reasonLanguage ?? "" })),
  };
}

const proposalId = sql.placeholder("proposalId");

const anyMergeOf = prepared(({ read, tables: { merges: m } }) => read.select({ id: m.id }).from(m).where(or(eq(m.sourceId, proposalId), eq(m.targetId, proposalId))).limit(1));

const joinedOf = prepared(({ read, tables }) => {
  const { proposals: p, organisations: o, merges: m } = tables;
  const target = aliasedTable(p, "target");
  return read.select({
    reference: p.reference, title: p.title, language: p.language, submittedAt: p.submittedAt, supportCount: p.supportCount, by: target.reference,
    participantType: p.participantType, display: p.display, shownName: p.shownName, organisationId: p.organisationId, organisation: o.name, verifiedAt: o.verifiedAt,
  }).from(p).innerJoin(m, and(eq(m.sourceId, p.id), sql`${m.undoneAt} is null`)).innerJoin(target, eq(target.id, m.targetId)).leftJoin(o, eq(o.id, p.organisationId))
    .where(and(joinedTo(tables, p.id, sql`${proposalId}`), eq(p.isHidden, false))).orderBy(asc(p.reference));
});

/** Distinct persons who support the proposal or a visible one that became part of it. */
const supportersOf = prepared(({ read, tables }) => {
  const { proposals: p, supports: s } = tables;
  const of = sql`${s.proposalId} in (select ${p.id} from ${p} where ${joinedTo(tables, p.id, sql`${proposalId}`)} and ${eq(p.isHidden, false)} union select ${proposalId})`;
  return read.select({ count: sql<number>`count(distinct ${s.userId})`.mapWith(Number) }).from(s).where(of);
});

const partsOf = prepared(({ read, tables: { proposals: p, themes: t } }) =>
  read.select({ reference: p.reference, title: p.title, language: p.language, isHidden: p.isHidden, number: p.partNumber, status: p.status, theme: t.title }).from(p).innerJoin(t, eq(t.id, p.themeId)).where(eq(p.partOfId, proposalId)).orderBy(asc(p.partNumber)));

const wholeOf = prepared(({ read, tables: { proposals: p } }) =>
  read.select({ reference: p.reference, title: p.title, language: p.language, isHidden: p.isHidden, parts: sql<number>`(select count(*) from ${p} as part where part.part_of_id = ${proposalId})`.mapWith(Number) }).from(p).where(eq(p.id, proposalId)));

/** Merges of the proposal that were undone, each with the answer that was taken back for it. */
const pastMergesOf = prepared(({ read, tables: { proposals: p, merges: m, responses: r } }) =>
  read.select({ reference: p.reference, title: p.title, language: p.language, isHidden: p.isHidden, from: m.at, until: m.undoneAt, reason: r.reason, reasonLanguage: r.language })
    .from(m).innerJoin(p, eq(p.id, m.targetId)).leftJoin(r, and(eq(r.proposalId, m.sourceId), eq(r.mergedIntoId, m.targetId), eq(r.publishedAt, m.at)))
    .where(and(eq(m.sourceId, proposalId), isNotNull(m.undoneAt))).orderBy(desc(m.at), desc(m.id)));
