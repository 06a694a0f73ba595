import { z } from "zod";
import { inboxQuery, type InboxQuery } from "#app/components/desk/inbox-query.ts";

/** The list beside the case, and the proposal that was named to merge into. */
export const joinQuery = inboxQuery.extend({ into: z.string().trim().max(60).optional().catch(undefined) });

/** The list as fields of a form that asks for a page: the browser throws away the query of its address. */
export function listFields({ view, q, theme, type, cursor }: InboxQuery): { name: string; value: string }[] {
  return Object.entries({ view, q, theme, type, cursor }).flatMap(([name, value]) => (value ? [{ name, value }] : []));
}
