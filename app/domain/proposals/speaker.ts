import type { DisplayMode, ParticipantType } from "#db/values.ts";
import type { Person } from "../context.ts";

/** How a contribution names who speaks, fixed at the moment of speaking. Behind a neutral code the organisation is not named either. */
export type Speaker = { authorId: string; participantType: Person["participantType"]; organisationId: string | null; display: DisplayMode; shownName: string };

/** The ways in which this person can be shown. Only who speaks for an organisation can let it stand alone. */
export function displayChoices(person: Person): DisplayMode[] {
  return person.organisation ? ["organisation", "name", "code"] : ["name", "code"];
}

export function speakerOf(person: Person, wanted: DisplayMode): Speaker {
  const display = displayChoices(person).includes(wanted) ? wanted : "name";
  const shownName = display === "code" ? person.neutralCode : display === "organisation" ? person.organisation!.name : person.name;
  return { authorId: person.id, participantType: person.participantType, organisationId: display === "code" ? null : (person.organisation?.id ?? null), display, shownName };
}

/** Who speaks, as pages show it. */
export type SpeakerView = { type: ParticipantType; display: DisplayMode; name: string; organisation: string | null; verified: boolean };

/** A row of a contribution and its organisation, as pages show who speaks. */
export function speakerView(row: { participantType: ParticipantType; display: DisplayMode; shownName: string; organisation: string | null; verifiedAt: Date | null }): SpeakerView {
  return { type: row.participantType, display: row.display, name: row.shownName, organisation: row.organisation, verified: row.verifiedAt !== null };
}
