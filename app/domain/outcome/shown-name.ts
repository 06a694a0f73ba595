import type { SpeakerView } from "../proposals/speaker.ts";

/** The name of who speaks, as it may stand in a publication: that of an organisation, and no person's, as they may take their name back. */
export function lastingName(speaker: SpeakerView | null): string | null {
  return speaker && (speaker.organisation ?? (speaker.display === "organisation" ? speaker.name : null));
}

/** Who speaks, as everybody reads it now: the organisation first. */
export function shownName(speaker: SpeakerView | null): string {
  if (!speaker) return "";
  const organisation = lastingName(speaker);
  return organisation === null ? speaker.name : speaker.display === "name" ? `${organisation} (${speaker.name})` : organisation;
}
