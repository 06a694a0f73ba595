import { and, asc, count, eq, inArray, isNull } from "drizzle-orm";
import type { Context } from "../context.ts";
import type { ExportCell, ExportRow } from "./rows.ts";

/** The columns are named as in Decidim's export of proposals where there is the same there; what the desk knows beside it stands behind. */
export const proposalColumns = [
  "id", "reference", "url", "author/name", "author/type", "organisation/name", "theme/slug", "theme/title", "title", "body/problem", "body/change", "body/effect", "locale", "state", "withdrawn", "hidden", "hidden_reason",
  "supports", "comments", "attachments", "followers", "created_at", "published_at", "updated_at", "version", "part_of",
  "answer/outcome", "answer/summary", "answer", "answer/reason_codes", "answer/elements_adopted", "answer/elements_not_adopted", "answer/merged_into", "answer/forwarded_to", "answer/authority", "answered_at", "first_answered_at",
  "initiatives", "desk/stage", "desk/handler",
] as const;

type Column = (typeof proposalColumns)[number];

/** The proposals with these ids, in that order. */
export async function* readProposals(ctx: Context, ids: readonly string[], address: string): AsyncGenerator<ExportRow[], void> {
  const [rows, answers, initiatives, attachments, followers] = await Promise.all([selectProposals(ctx, ids), selectAnswers(ctx, ids), selectInitiatives(ctx, ids), countAttachments(ctx, ids), countFollowers(ctx, ids)]);
  const parts = await referencesOf(ctx, [...rows.map(({ proposal }) => proposal.partOfId), ...answers.map((each) => each.mergedIntoId)]);
  const byId = new Map(rows.map((row) => [row.proposal.id, row]));
  // Of several versions the last is in force.
  const answerOf = new Map(answers.map((answer) => [answer.proposalId, answer]));
  const initiativesOf = Map.groupBy(initiatives, (each) => each.proposalId);
  const numberOf = (counts: { id: string | null; count: number }[], id: string) => counts.find((each) => each.id === id)?.count ?? 0;
  yield ids.flatMap((id): ExportRow[] => {
    const row = byId.get(id);
    if (!row) return [];
    const { proposal: p, theme, organisation, handler } = row;
    const answer = answerOf.get(id);
    const inForce = answer && !answer.retractedAt ? answer : undefined;
    const shown = <T>(value: T) => (p.isHidden ? null : value);
    const cells: Record<Column, ExportCell> = {
      id, reference: p.reference, url: `${address}/proposals/${p.reference}`, "author/name": shown(p.shownName), "author/type": p.participantType, "organisation/name": shown(organisation), "theme/slug": theme.slug, "theme/title": theme.title[ctx.locale] || theme.title.da,
      title: shown(p.title), "body/problem": shown(p.problem), "body/change": shown(p.change), "body/effect": shown(p.effect), locale: p.language, state: p.status, withdrawn: p.status === "withdrawn", hidden: p.isHidden, hidden_reason: p.hideReason,
      supports: p.supportCount, comments: p.commentCount, attachments: numberOf(attachments, id), followers: numberOf(followers, id), created_at: p.submittedAt, published_at: p.publishedAt, updated_at: p.editedAt, version: p.textVersion, part_of: parts.get(p.partOfId ?? "") ?? null,
      "answer/outcome": inForce?.outcome ?? null, "answer/summary": inForce?.summary ?? null, answer: inForce?.reason ?? null, "answer/reason_codes": inForce?.reasonCodes.join(" ") ?? null, "answer/elements_adopted": inForce?.elementsAdopted ?? null, "answer/elements_not_adopted": inForce?.elementsNotAdopted ?? null,
      "answer/merged_into": parts.get(inForce?.mergedIntoId ?? "") ?? null, "answer/forwarded_to": inForce?.forwardedTo ?? null, "answer/authority": inForce?.authority ?? null, answered_at: inForce?.publishedAt ?? null, first_answered_at: p.firstAnsweredAt,
      initiatives: (initiativesOf.get(id) ?? []).map((each) => each.reference).join(" "), "desk/stage": p.stage, "desk/handler": handler,
    };
    return [proposalColumns.map((column) => cells[column])];
  });
}

async function selectProposals({ read, tables: { proposals: p, themes, organisations, users } }: Context, ids: readonly string[]) {
  return read.select({ proposal: p, theme: { slug: themes.slug, title: themes.title }, organisation: organisations.name, handler: users.name })
    .from(p).innerJoin(themes, eq(themes.id, p.themeId)).leftJoin(organisations, eq(organisations.id, p.organisationId)).leftJoin(users, eq(users.id, p.assigneeId)).where(inArray(p.id, [...ids]));
}

async function selectAnswers({ read, tables: { responses: r } }: Context, ids: readonly string[]) {
  return read.select({ proposalId: r.proposalId, outcome: r.outcome, summary: r.summary, reason: r.reason, reasonCodes: r.reasonCodes, elementsAdopted: r.elementsAdopted, elementsNotAdopted: r.elementsNotAdopted, mergedIntoId: r.mergedIntoId, forwardedTo: r.forwardedTo, authority: r.authority, publishedAt: r.publishedAt, retractedAt: r.retractedAt })
    .from(r).where(inArray(r.proposalId, [...ids])).orderBy(asc(r.version));
}

async function selectInitiatives({ read, tables: { initiatives: i, initiativeSources: s } }: Context, ids: readonly string[]) {
  return read.select({ proposalId: s.proposalId, reference: i.reference }).from(s).innerJoin(i, eq(i.id, s.initiativeId)).where(inArray(s.proposalId, [...ids])).orderBy(asc(i.reference));
}

async function countAttachments({ read, tables: { attachments: a } }: Context, ids: readonly string[]) {
  return read.select({ id: a.proposalId, count: count() }).from(a).where(and(inArray(a.proposalId, [...ids]), isNull(a.commentId), isNull(a.offReason))).groupBy(a.proposalId);
}

async function countFollowers({ read, tables: { follows: f } }: Context, ids: readonly string[]) {
  return read.select({ id: f.subjectId, count: count() }).from(f).where(and(eq(f.subject, "proposal"), inArray(f.subjectId, [...ids]))).groupBy(f.subjectId);
}

async function referencesOf({ read, tables: { proposals: p } }: Context, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  const rows = wanted.length === 0 ? [] : await read.select({ id: p.id, reference: p.reference }).from(p).where(inArray(p.id, wanted));
  return new Map(rows.map(({ id, reference }) => [id, reference]));
}
