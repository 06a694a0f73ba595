import type { DeskCase } from "#app/domain/triage/get-desk.server.ts";
import type { InboxQuery } from "../inbox-query.ts";

/** Of a case: what assessors found, who is asked, and what other authorities say. */
export function AssessmentPanel({ data, query }: { data: DeskCase; query: InboxQuery }) {
  return data.panels.assessment && query ? null : null;
}
