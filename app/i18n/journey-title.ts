import type { HideReason, JourneyKind, ProposalStatus, WithdrawReason } from "#db/values.ts";
import type { Messages } from "./messages.ts";

/** What happened to a proposal, in one line without links. */
export function journeyTitle(m: Messages, entry: { kind: JourneyKind; initiative: string | null; outcome: string | null; reason: string | null; theme: string | null }): string {
  if (entry.kind === "edited" && entry.reason) return entry.theme === null ? m.versions.journey.files : `${m.versions.journey.theme} ${entry.theme}`;
  if (entry.reason === "passage") return m.moderation.passageBack;
  const title = m.proposals.page.journeyKinds[entry.kind];
  const detail = entry.initiative ?? (entry.outcome ? m.words.statuses[entry.outcome as ProposalStatus].toLowerCase() : null) ?? reasonOf(m, entry.kind, entry.reason);
  return detail ? `${title}: ${detail}` : title;
}

function reasonOf(m: Messages, kind: JourneyKind, reason: string | null): string | null {
  if (!reason) return null;
  return kind === "withdrawn" ? m.versions.withdrawReasons[reason as WithdrawReason] : m.words.hideReasons[reason as HideReason];
}
