import { and, count, eq } from "drizzle-orm";
import type { AdoptionDegree, ProposalStatus } from "#db/values.ts";
import type { Context } from "../context.ts";
import { keysetSql, pageByKey } from "../keyset/page-by-key.ts";
import { speakerView, type SpeakerView } from "../proposals/speaker.ts";

/** A proposal that an initiative came from, with how far it was taken up. */
export type SourceView = { reference: string; title: string; language: string; status: ProposalStatus; speaker: SpeakerView; degree: AdoptionDegree; passage: string; submittedAt: Date };

/** `total` is how many visible proposals the initiative came from, on all pages. */
export type SourcePage = { rows: SourceView[]; total: number; previous: string | null; next: string | null };

const pageSize = 20;

/** A page of the visible proposals that an initiative came from, the oldest first. */
export async function listSources(ctx: Context, initiativeId: string, cursor: string | undefined): Promise<SourcePage> {
  const { initiativeSources: s, proposals: p, organisations } = ctx.tables;
  const visible = and(eq(s.initiativeId, initiativeId), eq(p.isHidden, false));
  const oldestFirst = { column: p.submittedAt, id: p.id, descending: false };
  const paging = pageByKey(oldestFirst, cursor, pageSize);
  const keyset = keysetSql(oldestFirst, paging.move, pageSize);
  const [found, [counted]] = await Promise.all([
    ctx.read.select({ id: p.id, reference: p.reference, title: p.title, language: p.language, status: p.status, degree: s.degree, passage: s.passage, submittedAt: p.submittedAt, participantType: p.participantType, display: p.display, shownName: p.shownName, organisation: organisations.name, verifiedAt: organisations.verifiedAt })
      .from(s).innerJoin(p, eq(p.id, s.proposalId)).leftJoin(organisations, eq(organisations.id, p.organisationId)).where(and(visible, keyset.where)).orderBy(...keyset.orderBy).limit(keyset.limit).prepare().execute(paging.values),
    ctx.read.select({ count: count() }).from(s).innerJoin(p, eq(p.id, s.proposalId)).where(visible),
  ]);
  const { rows, previous, next } = paging.pageOf(found, (row) => ({ value: row.submittedAt.getTime(), id: row.id }));
  return {
    rows: rows.map(({ reference, title, language, status, degree, passage, submittedAt, ...speaker }) => ({ reference, title, language, status, degree, passage, submittedAt, speaker: speakerView(speaker) })),
    total: counted!.count, previous, next,
  };
}
