import type { DraftView } from "#app/domain/answers/get-case-panel.server.ts";
import type { AnswerFields } from "#app/domain/answers/schema.ts";
import type { ResponseView } from "#app/domain/proposals/get-proposal.server.ts";
import { answerReasons, outcomes, type AnswerReason } from "#db/values.ts";
import type { TypedText } from "#app/components/shell/typed-texts.tsx";
import type { Messages } from "#app/i18n/messages.ts";
import { typedOf, type ActAgain } from "./act-again.ts";

export type AnswerFieldName = "outcome" | "correction" | "summary" | "reason" | "mergedInto" | "forwardedTo" | "landedIn" | "elementsAdopted" | "elementsNotAdopted" | "authority" | "authorityRole" | "language";

/** What the fields of an answer hold before anybody types. */
export type AnswerStart = Record<Exclude<AnswerFieldName, "outcome">, string> & { outcome: string | null; reasonCodes: readonly AnswerReason[] };

const emptyStart: AnswerStart = { outcome: "", correction: "", summary: "", reason: "", mergedInto: "", forwardedTo: "", landedIn: "", elementsAdopted: "", elementsNotAdopted: "", authority: "", authorityRole: "", language: "", reasonCodes: [] };

/** From a template that was chosen, else the draft, else the answer in force that is corrected, else nothing but the ground that was found when it was screened. */
export function startOf(locale: string, { filled, draft, response, code }: { filled: AnswerFields | null; draft: DraftView | null; response: ResponseView | null; code: AnswerReason | undefined }): AnswerStart {
  const empty: AnswerStart = { ...emptyStart, language: locale, reasonCodes: code ? [code] : [] };
  if (filled) return { ...empty, ...filled, correction: draft?.correction ?? "", language: filled.language ?? locale };
  if (draft) return draft;
  if (!response) return empty;
  return { ...empty, ...response, correction: "", forwardedTo: response.forwardedTo ?? "", mergedInto: response.mergedInto?.reference ?? "" };
}

/** What the fields hold: as typed, in a form that came back. */
export function valuesOf(start: AnswerStart, again: ActAgain | undefined): { text: (name: AnswerFieldName) => string; reasonCodes: readonly string[] } {
  const codes = again?.fields.reasonCodes;
  return { text: (name) => typedOf(again, name) ?? start[name] ?? "", reasonCodes: again ? (Array.isArray(codes) ? codes : codes ? [codes] : []) : start.reasonCodes };
}

/** The texts that become public. */
export function answerTexts(text: (name: AnswerFieldName) => string): string[] {
  return (["correction", "summary", "reason", "forwardedTo", "elementsAdopted", "elementsNotAdopted", "authority", "authorityRole"] as const).map(text);
}

/** What the fields of an answer are called. */
export function answerLabels(m: Messages): Record<Exclude<AnswerFieldName, "language">, string> {
  const { answer: words } = m.desk;
  const { form: own } = m.answers;
  return { outcome: words.outcome, correction: own.correction, summary: own.summary, reason: words.reason, mergedInto: words.mergedInto, forwardedTo: words.forwardedTo, landedIn: own.landedIn, elementsAdopted: words.elementsAdopted, elementsNotAdopted: words.elementsNotAdopted, authority: own.authority, authorityRole: own.authorityRole };
}

/** What was typed into the forms of an answer, for when they are there no more. */
export function typedAnswer(m: Messages, again: ActAgain): TypedText[] {
  const outcome = outcomes.find((each) => each === again.fields.outcome);
  const labels = answerLabels(m);
  const { reasonCodes } = valuesOf(emptyStart, again);
  return [
    { label: labels.outcome, text: outcome ? m.words.statuses[outcome] : "" },
    ...(["correction", "reason", "summary", "mergedInto", "forwardedTo", "landedIn", "elementsAdopted", "elementsNotAdopted", "authority", "authorityRole"] as const).map((name) => ({ label: labels[name], text: typedOf(again, name) ?? "" })),
    { label: m.answers.form.reasonCodes, text: answerReasons.filter((code) => reasonCodes.includes(code)).map((code) => m.answers.reasons[code]).join(", ") },
    { label: m.answers.draft.note, text: typedOf(again, "note") ?? "" },
  ];
}
