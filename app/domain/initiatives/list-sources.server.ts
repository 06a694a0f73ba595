import { and, eq, sql } from "drizzle-orm";
import { prepared } from "#db/prepared.ts";
import type { Tables } from "#db/schema/tables.ts";
import type { AdoptionDegree, ProposalStatus } from "#db/values.ts";
import type { Context } from "../context.ts";
import { keysetSql, pageByKey, type KeysetMove, type KeysetOrder } from "../keyset/page-by-key.ts";
import { speakerView, type SpeakerView } from "../proposals/speaker.ts";

/** A proposal that an initiative came from, with how far it was taken up. */
export type SourceView = { reference: string; title: string; language: string; status: ProposalStatus; speaker: SpeakerView; degree: AdoptionDegree; passage: string; submittedAt: Date };

/** `total` is how many visible proposals the initiative came from, on all pages. */
export type SourcePage = { rows: SourceView[]; total: number; previous: string | null; next: string | null };

const pageSize = 20;

/** A page of the visible proposals that an initiative came from, the oldest first. */
export async function listSources(ctx: Context, initiativeId: string, cursor: string | undefined): Promise<SourcePage> {
  const paging = pageByKey(oldestFirst(ctx.tables), cursor, pageSize);
  const [found, [counted]] = await Promise.all([sourcesFrom(ctx, paging.move).execute({ initiativeId, ...paging.values }), countSources(ctx).execute({ initiativeId })]);
  if (found.length === 0 && paging.move !== "front") return listSources(ctx, initiativeId, undefined);
  const { rows, previous, next } = paging.pageOf(found, (row) => ({ value: row.submittedAt.getTime(), id: row.id }));
  return {
    rows: rows.map(({ reference, title, language, status, degree, passage, submittedAt, ...speaker }) => ({ reference, title, language, status, degree, passage, submittedAt, speaker: speakerView(speaker) })),
    total: counted?.count ?? 0, previous, next,
  };
}

function oldestFirst({ initiativeSources: s }: Tables): KeysetOrder {
  return { column: s.submittedAt, id: s.proposalId, descending: false };
}

function isVisibleSource({ initiativeSources: s, proposals: p }: Tables) {
  return and(eq(s.initiativeId, sql.placeholder("initiativeId")), eq(p.isHidden, false));
}

const sourcesFrom = prepared(({ read, tables }, move: KeysetMove) => {
  const { initiativeSources: s, proposals: p, organisations } = tables;
  const keyset = keysetSql(oldestFirst(tables), move, pageSize);
  return read.select({ id: p.id, reference: p.reference, title: p.title, language: p.language, status: p.status, degree: s.degree, passage: s.passage, submittedAt: p.submittedAt, participantType: p.participantType, display: p.display, shownName: p.shownName, organisationId: p.organisationId, organisation: organisations.name, verifiedAt: organisations.verifiedAt })
    .from(s).innerJoin(p, eq(p.id, s.proposalId)).leftJoin(organisations, eq(organisations.id, p.organisationId)).where(and(isVisibleSource(tables), keyset.where)).orderBy(...keyset.orderBy).limit(keyset.limit);
});

const countSources = prepared(({ read, tables: { sourceCounts: c } }) => read.select({ count: c.visible }).from(c).where(eq(c.initiativeId, sql.placeholder("initiativeId"))));
