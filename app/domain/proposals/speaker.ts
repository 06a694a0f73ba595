import type { DisplayMode, ParticipantType } from "#db/values.ts";
import type { Actor, Membership, Person } from "../context.ts";

/** In whose name somebody speaks, and how they are shown: for an organisation (alone, or with one's own name), or as a private person (by name, or behind a neutral code). */
export type Voice = { organisationId: string | null; display: DisplayMode };

/** How a contribution names who speaks, fixed at the moment of speaking. A neutral code is always a private person's: nobody can check for whom it would speak. */
export type Speaker = { authorId: string; participantType: ParticipantType; organisationId: string | null; display: DisplayMode; shownName: string };

/** What a voice is called in forms: its display, and the organisation's id where it has one. */
export function voiceKey({ organisationId, display }: Voice): string {
  return organisationId === null ? display : `${display}:${organisationId}`;
}

/** Whether the person may send in the organisation's name. */
export function mayRelease(person: Person, organisationId: string): boolean {
  return person.memberships.some((each) => each.id === organisationId && each.role === "representative");
}

/** Whose a contribution is: a private person's its author's, an organisation's those who may send in its name now. Who sent it and has left the organisation is not among them. */
export function isWriter(actor: Actor, { authorId, organisationId }: { authorId: string | null; organisationId: string | null }): boolean {
  if (actor.kind !== "person") return false;
  return organisationId === null ? actor.id === authorId : mayRelease(actor, organisationId);
}

/** The voices that a person may send with at once, those of the organisation that they usually speak for first. A member who is no representative writes drafts for it, and sends as a private person. */
export function voicesOf(person: Person): Voice[] {
  const represented = person.memberships.filter((each) => each.role === "representative");
  const ordered = [...represented.filter(isUsual(person)), ...represented.filter((each) => !isUsual(person)(each))];
  const forOrganisations = ordered.flatMap(({ id }): Voice[] => [{ organisationId: id, display: "organisation" }, { organisationId: id, display: "name" }]);
  return [...forOrganisations, { organisationId: null, display: "name" }, { organisationId: null, display: "code" }];
}

function isUsual(person: Person) {
  return ({ id }: Membership) => id === person.organisation?.id;
}

/** The voice that is offered first: for `organisationId` (by default the organisation that they usually speak for), shown as they usually are. */
export function usualVoice(person: Person, organisationId: string | null = person.organisation?.id ?? null): Voice {
  const { display } = person;
  const wanted: Voice = organisationId === null ? { organisationId, display: display === "code" ? "code" : "name" } : { organisationId, display: display === "name" ? "name" : "organisation" };
  const voices = voicesOf(person);
  return voices.find((voice) => voiceKey(voice) === voiceKey(wanted)) ?? { organisationId: null, display: display === "code" ? "code" : "name" };
}

/** The voice that a form names: the usual one where it names none, null for one that the person does not have (any more). */
export function findVoice(person: Person, key: string): Voice | null {
  return key === "" ? usualVoice(person) : (voicesOf(person).find((voice) => voiceKey(voice) === key) ?? null);
}

/** Who speaks when this person uses this voice. */
export function speakerOf(person: Person, voice: Voice): Speaker {
  const organisation = voice.organisationId === null ? undefined : person.memberships.find((each) => each.id === voice.organisationId);
  const shownName = voice.display === "code" ? person.neutralCode : voice.display === "organisation" && organisation ? organisation.name : person.name;
  return { authorId: person.id, participantType: organisation?.type ?? "citizen", organisationId: organisation?.id ?? null, display: organisation || voice.display !== "organisation" ? voice.display : "name", shownName };
}

/** The voices of a person with what is shown of each, for forms. */
export type VoiceView = { key: string; display: DisplayMode; organisation: string | null };

/** What a form needs to ask as whom something is said. */
export type VoiceChoice = {
  name: string;
  code: string;
  voices: VoiceView[];
  /** The key of the one that is chosen. */
  chosen: string;
  /** Organisations that the person writes for and cannot send for. */
  writesFor: { id: string; name: string }[];
};

/** The choice as the person finds it; `chosen` is a key from a form or of a draft, and counts if the person has that voice. */
export function voiceChoice(person: Person, chosen = ""): VoiceChoice {
  const nameOf = (id: string | null) => person.memberships.find((each) => each.id === id)?.name ?? null;
  return {
    name: person.name,
    code: person.neutralCode,
    voices: voicesOf(person).map((voice) => ({ key: voiceKey(voice), display: voice.display, organisation: nameOf(voice.organisationId) })),
    chosen: voiceKey(findVoice(person, chosen) ?? usualVoice(person)),
    writesFor: person.memberships.filter((each) => each.role === "member").map(({ id, name }) => ({ id, name })),
  };
}

/** The choice in the debate of a proposal: who stands there behind the code is offered that first, so that no form tells who they are by itself. */
export function debateChoice(person: Person, { isOwn, speaker }: { isOwn: boolean; speaker: { display: DisplayMode } }, coAuthors: readonly { isMe: boolean; name: string }[]): VoiceChoice & { standsByCode: boolean } {
  const standsByCode = (isOwn && speaker.display === "code") || coAuthors.some((each) => each.isMe && each.name === person.neutralCode);
  return { ...voiceChoice(person, standsByCode ? "code" : ""), standsByCode };
}

/** The voices for what an organisation's members wrote together: it is sent in its name. */
export function releaseChoice(person: Person, organisationId: string): VoiceChoice {
  const choice = voiceChoice(person, voiceKey(usualVoice(person, organisationId)));
  return { ...choice, voices: choice.voices.filter((voice) => voice.key.endsWith(`:${organisationId}`)) };
}

/** Who speaks, as pages show it. */
export type SpeakerView = { type: ParticipantType; display: DisplayMode; name: string; organisation: string | null; organisationId: string | null; verified: boolean };

/** A row of a contribution and its organisation, as pages show who speaks. */
export function speakerView(row: { participantType: ParticipantType; display: DisplayMode; shownName: string; organisationId: string | null; organisation: string | null; verifiedAt: Date | null }): SpeakerView {
  return { type: row.participantType, display: row.display, name: row.shownName, organisation: row.organisation, organisationId: row.organisationId, verified: row.verifiedAt !== null };
}
