import { z } from "zod";
import type { InboxFilter } from "#app/domain/triage/list-inbox.server.ts";
import { inboxViews } from "#app/domain/triage/inbox-views.ts";
import { withQuery } from "#app/lib/with-query.ts";
import { answerReasons, caseStages, participantTypes, proposalStatuses } from "#db/values.ts";

const text = (max: number) => z.string().max(max).optional().catch(undefined);

/** What the desk's list is narrowed by, in the address of every page of the desk. */
export const inboxQuery = z.object({
  view: z.enum(inboxViews).catch("unanswered"),
  q: z.string().trim().max(200).optional().catch(undefined),
  theme: text(60),
  type: z.enum(participantTypes).optional().catch(undefined),
  stage: z.enum(caseStages).optional().catch(undefined),
  status: z.enum(proposalStatuses).optional().catch(undefined),
  handler: text(40),
  assessor: text(40),
  language: text(40),
  cursor: text(200),
  done: text(40),
  /** How many proposals were shortlisted. */
  count: z.coerce.number().int().min(1).max(50).optional().catch(undefined),
  /** Why a proposal that was made public is to be turned down: its answer begins with it. */
  code: z.enum(answerReasons).optional().catch(undefined),
  /** The comment that was hidden. */
  comment: z.uuid().optional().catch(undefined),
});

export type InboxQuery = z.infer<typeof inboxQuery>;

/** What narrows a view further; each is left out of the address when it is not chosen. */
const narrowing = ["q", "theme", "type", "stage", "status", "handler", "assessor", "language"] as const;

export function toFilter({ q, view, theme, type, stage, status, handler, assessor, language, cursor }: InboxQuery): InboxFilter {
  return { view, theme, type, stage, status, handler, assessor, language, cursor, text: q || undefined };
}

/** How many filters are chosen beside the view. */
export function countNarrowing(query: InboxQuery): number {
  return narrowing.filter((name) => Boolean(query[name])).length;
}

/** The same list without what narrows it. */
export const withoutNarrowing: Partial<InboxQuery> = Object.fromEntries(narrowing.map((name) => [name, undefined]));

/** An address of the desk with the same list beside it. */
export function deskPath(locale: string, planSlug: string, rest: string, query: InboxQuery, extra: Record<string, string | undefined> = {}): string {
  const { view, cursor } = query;
  return withQuery(`/${locale}/desk/${planSlug}${rest}`, { view: view === "unanswered" ? undefined : view, ...Object.fromEntries(narrowing.map((name) => [name, query[name]])), cursor, ...extra });
}

/** The choice of filters as a saved view keeps it: a query string without its question mark, and without a page. */
export function viewQuery(query: InboxQuery): string {
  return deskPath("", "", "", { ...query, cursor: undefined }).split("?")[1] ?? "";
}
