import { z } from "zod";
import { countCharacters, normaliseLine, normaliseText } from "#app/lib/text.ts";
import { adoptionDegrees } from "#db/values.ts";
import { triageLimits } from "../triage/schema.ts";

const line = z.string().catch("").transform(normaliseLine).refine((value) => countCharacters(value) <= triageLimits.title, "too_long");
const text = (max: number) => z.string().catch("").transform(normaliseText).refine((value) => countCharacters(value) <= max, "too_long");

/** What a draft initiative says in both languages; one may be missing until somebody has written it. */
export const draftInput = z.object({
  titleDa: line, titleEn: line, summaryDa: text(triageLimits.summary), summaryEn: text(triageLimits.summary),
  theme: z.string().max(60).catch(""),
  version: z.coerce.number().int().min(1).catch(0),
}).superRefine((input, check) => {
  if (input.titleDa === "" && input.titleEn === "") check.addIssue({ code: "custom", path: ["titleDa"], message: "initiative_title_missing" });
});

/** A proposal into a draft that is there. */
export const placeInput = z.object({
  initiative: z.string().max(40).catch("").refine((value) => value !== "" && value !== "new", "initiative_missing"),
  degree: z.enum(adoptionDegrees, "degree_missing"),
  passage: text(triageLimits.passage),
});

/** Which proposals the tray shows: those that lead nowhere yet, or all that are to be seen. */
export const trayViews = ["unplaced", "all"] as const;

export type DraftInput = z.infer<typeof draftInput>;
export type TrayView = (typeof trayViews)[number];
