import { z } from "zod";
import { countCharacters, normaliseText } from "#app/lib/text.ts";
import { hideReasons, reportReasons } from "#db/values.ts";
import { emailInput } from "../accounts/schema.ts";
import { triageLimits } from "../triage/schema.ts";

/** The greatest lengths, in characters as people count them. `keep` is why a text may stay. */
export const reportLimits = { body: 2000, note: triageLimits.note, keep: 1000, objection: 2000, answer: 2000 } as const;

const words = (max: number, missing: string) => z.string().catch("").transform(normaliseText).pipe(z.string().min(1, missing).refine((value) => countCharacters(value) <= max, "too_long"));

/** Who is signed in says why, and what is wrong. */
export const reportInput = z.object({ reason: z.enum(reportReasons, "report_reason_missing"), body: words(reportLimits.body, "report_body_missing"), formKey: z.uuid().catch("") });

/** Others also say where the receipt and the decision go. */
export const visitorReportInput = reportInput.extend({ email: emailInput });

/** The words that the form showed, as `wordsVersion` names them, so that nobody decides about others. */
const seen = z.string().max(40).catch("");

/** The text is hidden, with a reason from the list and what its writer is told. */
export const restrictInput = z.object({ reason: z.enum(hideReasons, "hide_reason_missing"), note: words(reportLimits.note, "hide_note_missing"), seen });

/** The text stays, with the reason in words, for those who reported it. */
export const keepInput = z.object({ note: words(reportLimits.keep, "keep_reason_missing"), seen });

export const objectionInput = z.object({ objection: words(reportLimits.objection, "objection_missing") });

/** What comes of an objection: the text is shown again, or stays hidden. */
export const objectionAnswerInput = z.object({ outcome: z.enum(["upheld", "dismissed"], "objection_outcome_missing"), answer: words(reportLimits.answer, "objection_answer_missing") });

export type ReportInput = z.infer<typeof reportInput> & { email?: string };
export type RestrictInput = z.infer<typeof restrictInput>;
export type KeepInput = z.infer<typeof keepInput>;
export type ObjectionAnswerInput = z.infer<typeof objectionAnswerInput>;
