import { initiativeNoticeKinds, planNoticeKinds } from "#db/values.ts";
import type { ToldNotice } from "./notice-payload.ts";

/**
 * Where a notice leads, without the language: to the proposal, to the difference where much changed, or to the page of what was written
 * on it; of an initiative to how far it has come or what was said about it; of a deadline to one's drafts; of the dates of a plan to its timeline, of what was published of it to that.
 */
export function noticePath({ kind, data }: ToldNotice): string {
  if (planNoticeKinds.includes(kind)) return ofPlan(kind, data);
  if (initiativeNoticeKinds.includes(kind)) return ofInitiative(kind, data);
  if (!data.reference) return "account";
  const proposal = `proposals/${encodeURIComponent(data.reference)}`;
  // The versions of a text that is hidden by now, whose title is not told, are hidden as well.
  if (data.version && data.from && data.title) return `${proposal}/versions/${encodeURIComponent(data.version)}?from=${encodeURIComponent(data.from)}`;
  return data.comment ? `${proposal}/comments/${encodeURIComponent(data.comment)}` : proposal;
}

function ofInitiative(kind: ToldNotice["kind"], { initiative, comment, from, version }: ToldNotice["data"]): string {
  const path = `initiatives/${encodeURIComponent(initiative ?? "")}`;
  if (kind === "milestone_reported") return `${path}#progress`;
  if (kind === "initiative_corrected") return `${path}/versions?from=${encodeURIComponent(from ?? "")}&to=${encodeURIComponent(version ?? "")}`;
  return comment ? `${path}?comment=${encodeURIComponent(comment)}#comment-${encodeURIComponent(comment)}` : path;
}

function ofPlan(kind: ToldNotice["kind"], { plan, version }: ToldNotice["data"]): string {
  const path = `plans/${encodeURIComponent(plan ?? "")}`;
  if (kind === "plan_dates_changed") return `${path}#timeline`;
  return `${path}/publications/${kind === "plan_published" ? "plan" : kind === "report_published" ? "report" : "outcome"}/${encodeURIComponent(version ?? "")}`;
}
