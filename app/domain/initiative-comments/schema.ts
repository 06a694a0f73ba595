import { z } from "zod";
import { countCharacters, normaliseText } from "#app/lib/text.ts";
import { draftOutcomes, hideReasons, initiativeCommentPeriods, textLanguages } from "#db/values.ts";
import { commentLimit } from "../comments/schema.ts";
import { triageLimits } from "../triage/schema.ts";
import { wholeSection } from "./sections.ts";

export const remarkLimits = { body: commentLimit, answer: 2000, hideNote: triageLimits.note } as const;

const body = z.string().catch("").transform(normaliseText).pipe(z.string().min(1, "comment_missing").refine((value) => countCharacters(value) <= remarkLimits.body, "too_long"));
const text = (max: number) => z.string().catch("").transform(normaliseText).refine((value) => countCharacters(value) <= max, "too_long");

/** A comment on an initiative: about which part, which version was read, as whom, and in which language. */
export const remarkInput = z.object({
  section: z.string("section_missing").max(40, "section_missing").min(1, "section_missing"),
  body,
  voice: z.string().max(60).catch(""),
  language: z.enum(textLanguages).catch("da"),
  version: z.coerce.number().int().min(1).catch(1),
  formKey: z.uuid().catch(""),
});

/** The new text of a comment, and when the text that it was made from was last changed (0: never), in milliseconds since 1970. */
export const remarkEditInput = z.object({ body, seen: z.coerce.number().int().min(0).max(8_640_000_000_000).catch(0) });

/** An answer. `seen`: how comment and answer stood when the form was shown (`seenOf`). An outcome is asked for by the command, as a comment on a draft must have one. */
export const remarkAnswerInput = z.object({
  outcome: z.union([z.enum(draftOutcomes), z.literal("")]).catch(""),
  answerDa: text(remarkLimits.answer), answerEn: text(remarkLimits.answer),
  seen: z.string().max(60).catch(""),
});

export const remarkHideInput = z.object({
  reason: z.enum(hideReasons, "hide_reason_missing"),
  note: text(remarkLimits.hideNote).refine((value) => value !== "", "hide_note_missing"),
});

/** How the comments of an initiative are read, as it stands in the address: what does not fit is left out. `comment`: that one alone. */
export const remarksQuery = z.object({
  section: z.string().max(40).optional().catch(undefined),
  period: z.enum(initiativeCommentPeriods).optional().catch(undefined),
  comment: z.uuid().optional().catch(undefined),
  at: z.string().max(200).optional().catch(undefined),
});

/** What the desk can be shown of the comments of a plan. */
export const remarkStates = ["unanswered", "answered", "hidden", "all"] as const;
export type RemarkState = (typeof remarkStates)[number];

export const deskRemarksQuery = z.object({
  state: z.enum(remarkStates).catch("unanswered"),
  period: z.enum(initiativeCommentPeriods).catch("draft"),
  initiative: z.string().max(40).catch(""),
  section: z.string().max(40).catch(""),
  at: z.string().max(200).optional().catch(undefined),
});

/** What a filter for the part of a text that a comment is about stands for: none of them, the whole, or a part by its key. */
export function sectionFilter(section: string | undefined): "any" | "whole" | "part" {
  return section === undefined || section === "" ? "any" : section === wholeSection ? "whole" : "part";
}

export type RemarkInput = z.infer<typeof remarkInput>;
export type RemarkEditInput = z.infer<typeof remarkEditInput>;
export type RemarkAnswerInput = z.infer<typeof remarkAnswerInput>;
export type RemarkHideInput = z.infer<typeof remarkHideInput>;
export type RemarksQuery = z.infer<typeof remarksQuery>;
export type DeskRemarksQuery = z.infer<typeof deskRemarksQuery>;
