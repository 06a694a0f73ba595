import { z } from "zod";
import { countCharacters, normaliseLine, normaliseText } from "#app/lib/text.ts";

/** The greatest lengths, in characters as people count them. */
export const assessmentLimits = { note: 2000, conflict: 500, title: 80, anchor: 200 } as const;

const text = (max: number) => z.string().catch("").transform(normaliseText).refine((value) => countCharacters(value) <= max, "too_long");
const line = (max: number, missing: string) => z.string().catch("").transform(normaliseLine).pipe(z.string().min(1, missing).refine((value) => countCharacters(value) <= max, "too_long"));
const version = z.coerce.number().int().min(0).catch(-1);

/** How the field of a criterion is named in the form. */
export function scoreField(criterionId: string): string {
  return `score-${criterionId}`;
}

export const assessmentInput = z.object({ note: text(assessmentLimits.note), version, intent: z.enum(["save", "submit"]) });

const score = z.coerce.number().int().min(0).max(3);

/** What is chosen for each of the criteria; those without a choice are left out. */
export function readScores(fields: Record<string, unknown>, criteria: readonly { id: string }[]): Record<string, number> {
  const scores: Record<string, number> = {};
  for (const { id } of criteria) {
    const typed = fields[scoreField(id)];
    const read = typed === "" ? null : score.safeParse(typed);
    if (read?.success) scores[id] = read.data;
  }
  return scores;
}

/** That one has an interest, in words that the team reads; they may be left out, as the interest itself may be private. */
export const conflictInput = z.object({ note: text(assessmentLimits.conflict) });

/** Why it holds no longer: one's own, or that of the person named. */
export const takeBackInput = z.object({ person: z.uuid().catch(""), reason: z.string().catch("").transform(normaliseText).pipe(z.string().min(1, "conflict_reason_missing").refine((value) => countCharacters(value) <= assessmentLimits.conflict, "too_long")) });

const people = z.preprocess((value): unknown[] => (Array.isArray(value) ? (value as unknown[]) : value ? [value] : []), z.array(z.uuid()).max(50)).catch([]);

/** Those who are asked to assess; at least one. */
export const assessorsInput = z.object({ assessors: people.refine((chosen) => chosen.length > 0, "assessors_missing") });

/** Those who assess the new cases of a theme; nobody takes the rule away. */
export const ruleInput = z.object({ theme: z.string().max(60), assessors: people });

const title = line(assessmentLimits.title, "criterion_title_missing");
const anchor = line(assessmentLimits.anchor, "anchor_missing");

/** A criterion in both languages: fields such as `titleDa` and `anchor2En`. */
export const criterionInput = z.object({
  titleDa: title, titleEn: title,
  anchor0Da: anchor, anchor0En: anchor, anchor1Da: anchor, anchor1En: anchor, anchor2Da: anchor, anchor2En: anchor, anchor3Da: anchor, anchor3En: anchor,
  version,
});

export type AssessmentInput = { scores: Record<string, number>; note: string; version: number; submit: boolean };
export type CriterionInput = z.infer<typeof criterionInput>;
