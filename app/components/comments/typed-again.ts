import type { VoiceChoice } from "#app/domain/proposals/speaker.ts";
import type { Messages } from "#app/i18n/messages.ts";
import type { FieldErrors } from "#app/lib/field-errors.ts";

export type Fields = Record<string, string | string[]>;

/** A form that comes back, with what is wrong in it. */
export type TypedAgain = { errors: FieldErrors; fields: Fields };

/** As whom somebody can write, and the key of the form. */
export type Writer = VoiceChoice & { standsByCode: boolean; formKey: string };

export function valueOf(typed: TypedAgain | undefined, name: string): string {
  const value = typed?.fields[name];
  return typeof value === "string" ? value : "";
}

/** Shown as it was chosen before, when the form comes back. */
export function shownAs(writer: Writer, typed: TypedAgain | undefined): Writer {
  const chosen = writer.voices.find((each) => each.key === valueOf(typed, "voice"));
  return chosen ? { ...writer, chosen: chosen.key } : writer;
}

/** Why the code is chosen, and why a member does not find the organisation among the choices. */
export function hintOnVoices(m: Messages, { writesFor, standsByCode }: Writer): string | undefined {
  const hints = [...(standsByCode ? [m.versions.debate.standsByCode] : []), ...(writesFor.length > 0 ? [m.proposals.comments.onlyRepresentatives(writesFor.map((each) => each.name))] : [])];
  return hints.length > 0 ? hints.join(" ") : undefined;
}
