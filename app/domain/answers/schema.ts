import { z } from "zod";
import { countCharacters, normaliseLine, normaliseText } from "#app/lib/text.ts";
import { answerReasons, locales, outcomes } from "#db/values.ts";
import { openPlaceholders } from "./placeholders.ts";

export const answerLimits = { summary: 200, reason: 6000, elements: 3000, forwardedTo: 160, mergedInto: 40, landedIn: 40, authority: 160, authorityRole: 160, correction: 1000, note: 500, reply: 3000, name: 80 } as const;

/** So many answers are shown in words before they are published, and published at once in the request; more are a bulk act. */
export const publishedAtOnce = 20;

const fits = (max: number) => (value: string) => countCharacters(value) <= max;
const text = (max: number) => z.string().catch("").transform(normaliseText).refine(fits(max), "too_long");
const line = (max: number) => z.string().catch("").transform(normaliseLine).refine(fits(max), "too_long");
const someOf = <T extends string>(all: readonly T[]) => z.union([z.array(z.string()), z.string().transform((one) => [one])]).catch([]).transform((chosen) => all.filter((each) => chosen.includes(each)));

const fields = {
  summary: line(answerLimits.summary),
  reason: text(answerLimits.reason),
  reasonCodes: someOf(answerReasons),
  elementsAdopted: text(answerLimits.elements),
  elementsNotAdopted: text(answerLimits.elements),
  /** References are upper case. */
  mergedInto: line(answerLimits.mergedInto).transform((value) => value.toUpperCase()),
  forwardedTo: line(answerLimits.forwardedTo),
  landedIn: line(answerLimits.landedIn),
  authority: line(answerLimits.authority),
  authorityRole: line(answerLimits.authorityRole),
  correction: text(answerLimits.correction),
  /** Without one the language of the page. */
  language: z.enum(locales).optional().catch(undefined),
};

/** The version of the case that the form was made from. */
const version = z.coerce.number().int().min(1);

/** An answer in the making: all of it may still be missing. */
export const draftInput = z.object({ ...fields, outcome: z.enum(outcomes).nullable().catch(null), version });

/** A whole answer. A reason is obligatory unless all was adopted; a merge names the other proposal, a forward the receiver. No sentence has the hole of a template in it. */
const wholeAnswer = z.object({ ...fields, outcome: z.enum(outcomes, "outcome_missing") });

function askForWhatIsMissing(answer: z.output<typeof wholeAnswer>, check: z.RefinementCtx): void {
  const miss = (path: string, message: string) => check.addIssue({ code: "custom", path: [path], message });
  if (answer.outcome !== "adopted" && answer.reason === "") miss("reason", "reason_missing");
  if (answer.outcome === "merged" && answer.mergedInto === "") miss("mergedInto", "merged_missing");
  if (answer.outcome === "forwarded" && answer.forwardedTo === "") miss("forwardedTo", "forwarded_missing");
  for (const name of ["summary", "reason"] as const) if (openPlaceholders(answer[name]).length > 0) miss(name, "placeholder_left");
}

export const completeAnswer = wholeAnswer.superRefine(askForWhatIsMissing);
export const answerInput = wholeAnswer.extend({ version }).superRefine(askForWhatIsMissing);

/** Why it is sent back to who wrote it. */
export const sendBackInput = z.object({ note: text(answerLimits.note).refine((value) => value !== "", "sent_back_note_missing"), version });

/** An act on a draft as it stands. */
export const versionInput = z.object({ version });

export const authorReplyInput = z.object({ body: text(answerLimits.reply).refine((value) => value !== "", "reply_missing"), formKey: z.uuid().catch("") });

export type DraftInput = z.output<typeof draftInput>;
export type AnswerInput = z.output<typeof answerInput>;
/** What an answer says, whole or not. */
export type AnswerFields = Omit<DraftInput, "version">;
export type CompleteAnswer = z.output<typeof completeAnswer>;

/** What an answer from a template lacks most often, and is told by itself where nobody sees its fields. */
const told = ["placeholder_left", "forwarded_missing", "merged_missing"] as const;

/** What is missing in an answer that is not whole. */
export function findMissing(answer: AnswerFields): "incomplete" | (typeof told)[number] | null {
  const whole = completeAnswer.safeParse(answer);
  return whole.success ? null : (told.find((each) => whole.error.issues.some(({ message }) => message === each)) ?? "incomplete");
}

/** Why an answer cannot go further as it is, as a key of the errors of fields. */
export type AnswerProblem = "incomplete" | (typeof told)[number] | "correction_missing" | "merged_unknown" | "merged_circle" | "merged_split" | "landed_unknown" | "needs_approval" | "answered_meanwhile" | "not_approved";

/** At which field each is told. */
export const fieldOfProblem: Record<AnswerProblem, string> = {
  incomplete: "outcome", placeholder_left: "reason", forwarded_missing: "forwardedTo", merged_missing: "mergedInto", correction_missing: "correction", merged_unknown: "mergedInto", merged_circle: "mergedInto", merged_split: "mergedInto", landed_unknown: "landedIn", needs_approval: "outcome", answered_meanwhile: "outcome", not_approved: "outcome",
};
