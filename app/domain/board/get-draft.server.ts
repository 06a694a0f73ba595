import { and, eq, sql } from "drizzle-orm";
import { inLocale, type Worded } from "#app/lib/bilingual.ts";
import { prepared } from "#db/prepared.ts";
import type { Tables } from "#db/schema/tables.ts";
import type { AdoptionDegree, ProposalStatus } from "#db/values.ts";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { keysetSql, pageByKey, type KeysetMove, type KeysetOrder } from "../keyset/page-by-key.ts";
import type { PlanSummary } from "../plans/queries.server.ts";
import { speakerView, type SpeakerView } from "../proposals/speaker.ts";
import { requireStaff } from "../triage/policy.ts";
import { requirePlan } from "./hold-draft.server.ts";

/** A proposal that a draft builds on, with its text to choose from; of a hidden one only the reference. */
export type DraftSource = {
  reference: string; title: string; language: string; status: ProposalStatus; isHidden: boolean; speaker: SpeakerView; submittedAt: Date;
  problem: string; change: string; effect: string; degree: AdoptionDegree; passage: string;
};

export type DraftView = {
  plan: PlanSummary;
  reference: string; shownTitle: Worded; version: number;
  /** `total` counts all pages, hidden ones too. */
  sources: DraftSource[]; total: number; previous: string | null; next: string | null;
};

const pageSize = 12;

/** A draft initiative as the desk works on it. Throws `not_found` for one of another plan, or that is no draft any more. */
export async function getDraft(ctx: Context, planSlug: string, reference: string, cursor?: string): Promise<DraftView> {
  requireStaff(ctx.actor);
  const plan = await requirePlan(ctx, planSlug);
  const { initiatives: i } = ctx.tables;
  const [draft] = await ctx.read.select().from(i).where(and(eq(i.reference, reference), eq(i.planId, plan.id), eq(i.state, "draft")));
  if (!draft) throw notFound();
  const [page, [counted]] = await Promise.all([pageOfSources(ctx, draft.id, cursor), countOf(ctx).execute({ initiativeId: draft.id })]);
  return { plan, reference, shownTitle: inLocale(draft.title, ctx.locale), version: draft.version, total: counted?.count ?? 0, ...page };
}

async function pageOfSources(ctx: Context, initiativeId: string, cursor: string | undefined): Promise<Pick<DraftView, "sources" | "previous" | "next">> {
  const paging = pageByKey(oldestFirst(ctx.tables), cursor, pageSize);
  const found = await sourcesOf(ctx, paging.move).execute({ initiativeId, ...paging.values });
  if (found.length === 0 && paging.move !== "front") return pageOfSources(ctx, initiativeId, undefined);
  const { rows, previous, next } = paging.pageOf(found, ({ proposal }) => ({ value: proposal.submittedAt.getTime(), id: proposal.id }));
  return { sources: rows.map(asSource), previous, next };
}

type Found = { proposal: Tables["proposals"]["$inferSelect"]; degree: AdoptionDegree; passage: string; organisation: string | null; verifiedAt: Date | null };

function asSource({ proposal, degree, passage, organisation, verifiedAt }: Found): DraftSource {
  const { reference, language, status, isHidden, submittedAt } = proposal;
  const of = (text: string) => (isHidden ? "" : text);
  const hidden: SpeakerView = { type: proposal.participantType, display: "code", name: "", organisation: null, organisationId: null, verified: false };
  return { reference, language, status, isHidden, submittedAt, degree, title: of(proposal.title), problem: of(proposal.problem), change: of(proposal.change), effect: of(proposal.effect), passage: of(passage), speaker: isHidden ? hidden : speakerView({ ...proposal, organisation, verifiedAt }) };
}

function oldestFirst({ initiativeSources: s }: Tables): KeysetOrder {
  return { column: s.submittedAt, id: s.proposalId, descending: false };
}

const sourcesOf = prepared(({ read, tables }, move: KeysetMove) => {
  const { initiativeSources: s, proposals: p, organisations: o } = tables;
  const keyset = keysetSql(oldestFirst(tables), move, pageSize);
  return read.select({ proposal: p, degree: s.degree, passage: s.passage, organisation: o.name, verifiedAt: o.verifiedAt })
    .from(s).innerJoin(p, eq(p.id, s.proposalId)).leftJoin(o, eq(o.id, p.organisationId)).where(and(eq(s.initiativeId, sql.placeholder("initiativeId")), keyset.where)).orderBy(...keyset.orderBy).limit(keyset.limit);
});

const countOf = prepared(({ read, tables: { sourceCounts: c } }) => read.select({ count: c.count }).from(c).where(eq(c.initiativeId, sql.placeholder("initiativeId"))));
