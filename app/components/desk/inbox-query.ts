import { z } from "zod";
import type { InboxFilter } from "#app/domain/triage/list-inbox.server.ts";
import { inboxViews } from "#app/domain/triage/inbox-views.ts";
import { withQuery } from "#app/lib/with-query.ts";
import { participantTypes } from "#db/values.ts";

/** What the desk's list is narrowed by, in the address of every page of the desk. */
export const inboxQuery = z.object({
  view: z.enum(inboxViews).catch("unanswered"),
  q: z.string().trim().max(200).optional().catch(undefined),
  theme: z.string().max(60).optional().catch(undefined),
  type: z.enum(participantTypes).optional().catch(undefined),
  cursor: z.string().max(200).optional().catch(undefined),
  done: z.string().max(40).optional().catch(undefined),
  /** How many proposals were shortlisted. */
  count: z.coerce.number().int().min(1).max(50).optional().catch(undefined),
  /** The comment that was hidden. */
  comment: z.uuid().optional().catch(undefined),
});

export type InboxQuery = z.infer<typeof inboxQuery>;

export function toFilter({ q, view, theme, type, cursor }: InboxQuery): InboxFilter {
  return { view, theme, type, cursor, text: q || undefined };
}

/** An address of the desk with the same list beside it. */
export function deskPath(locale: string, planSlug: string, rest: string, { view, q, theme, type, cursor }: InboxQuery, extra: Record<string, string | undefined> = {}): string {
  return withQuery(`/${locale}/desk/${planSlug}${rest}`, { view: view === "unanswered" ? undefined : view, q, theme, type, cursor, ...extra });
}
