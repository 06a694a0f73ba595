import type { DraftView } from "#app/domain/answers/get-case-panel.server.ts";
import type { AnswerFields } from "#app/domain/answers/schema.ts";
import type { ResponseView } from "#app/domain/proposals/get-proposal.server.ts";
import type { AnswerReason } from "#db/values.ts";
import { typedOf, type ActAgain } from "./act-again.ts";

export type AnswerFieldName = "outcome" | "correction" | "summary" | "reason" | "mergedInto" | "forwardedTo" | "landedIn" | "elementsAdopted" | "elementsNotAdopted" | "authority" | "authorityRole" | "language";

/** What the fields of an answer hold before anybody types. */
export type AnswerStart = Record<Exclude<AnswerFieldName, "outcome">, string> & { outcome: string | null; reasonCodes: readonly AnswerReason[] };

/** From a template that was chosen, else the draft, else the answer in force that is corrected, else nothing but the ground that was found when it was screened. */
export function startOf(locale: string, { filled, draft, response, code }: { filled: AnswerFields | null; draft: DraftView | null; response: ResponseView | null; code: AnswerReason | undefined }): AnswerStart {
  const empty: AnswerStart = { outcome: "", correction: "", summary: "", reason: "", mergedInto: "", forwardedTo: "", landedIn: "", elementsAdopted: "", elementsNotAdopted: "", authority: "", authorityRole: "", language: locale, reasonCodes: code ? [code] : [] };
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
