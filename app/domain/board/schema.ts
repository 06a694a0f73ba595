import { z } from "zod";
import { countCharacters, normaliseText } from "#app/lib/text.ts";
import { adoptionDegrees } from "#db/values.ts";
import { triageLimits } from "../triage/schema.ts";

const text = (max: number) => z.string().catch("").transform(normaliseText).refine((value) => countCharacters(value) <= max, "too_long");

/** A proposal into a draft that is there. */
export const placeInput = z.object({
  initiative: z.string().max(40).catch("").refine((value) => value !== "" && value !== "new", "initiative_missing"),
  degree: z.enum(adoptionDegrees, "degree_missing"),
  passage: text(triageLimits.passage),
});

/** Which proposals the tray shows: those that lead nowhere yet, or all that are to be seen. */
export const trayViews = ["unplaced", "all"] as const;

export type TrayView = (typeof trayViews)[number];
