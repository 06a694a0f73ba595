import { z } from "zod";
import { countCharacters, normaliseLine, normaliseText } from "#app/lib/text.ts";
import { locales } from "#db/values.ts";
import { emailInput } from "../accounts/schema.ts";
import { endOfDay } from "#app/lib/danish-day.ts";

/** The greatest lengths, in characters as people count them. */
export const authorityLimits = { authority: 120, question: 3000, answer: 6000, answeredBy: 160 } as const;

/** So long after the deadline the link in the mail still works, in days. */
export const daysAfterDeadline = 30;

/** So far ahead a deadline can lie, in days. */
export const furthestDeadline = 365;

const text = (max: number, missing: string) => z.string().catch("").transform(normaliseText).pipe(z.string().min(1, missing).refine((value) => countCharacters(value) <= max, "too_long"));
const line = (max: number, missing: string) => z.string().catch("").transform(normaliseLine).pipe(z.string().min(1, missing).refine((value) => countCharacters(value) <= max, "too_long"));
const version = z.coerce.number().int().min(1).catch(0);
const dueAt = z.string().catch("").transform((value, check) => {
  const end = endOfDay(value);
  if (end !== null) return end;
  check.addIssue({ code: "custom", message: "due_missing" });
  return z.NEVER;
});

export const askInput = z.object({ authority: line(authorityLimits.authority, "authority_missing"), email: emailInput, question: text(authorityLimits.question, "question_missing"), dueAt, locale: z.enum(locales).catch("da"), formKey: z.uuid() });

export const extendInput = z.object({ request: z.uuid(), dueAt, version });

export const withdrawInput = z.object({ request: z.uuid(), version });

export const authorityAnswerInput = z.object({ answer: text(authorityLimits.answer, "authority_answer_missing"), answeredBy: line(authorityLimits.answeredBy, "answered_by_missing"), version });

export type AskInput = z.infer<typeof askInput>;
export type AuthorityAnswerInput = z.infer<typeof authorityAnswerInput>;
