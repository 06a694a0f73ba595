import type { DeskCase } from "#app/domain/triage/get-desk.server.ts";
import type { InboxQuery } from "../inbox-query.ts";

/** Of a case: what was decided about the text and its writer. */
export function ModerationPanel({ data, query }: { data: DeskCase; query: InboxQuery }) {
  return data.panels.moderation && query ? null : null;
}
