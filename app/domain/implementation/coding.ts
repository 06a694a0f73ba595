import { z } from "zod";
import { normaliseLine } from "#app/lib/text.ts";
import { startOfDay } from "#app/lib/danish-day.ts";
import { asWebsite } from "#app/lib/website.ts";
import { completionLevels, earlyResultLevels, participationLevels, potentialLevels } from "#db/values.ts";
import { implementationLimits } from "./limits.ts";

/** How OGP's reviewers coded an initiative, as everybody may read it. What they did not code is null. */
export type Coding = {
  isVerifiable: boolean | null; hasOpenGovernmentLens: boolean | null; potential: (typeof potentialLevels)[number] | null; completion: (typeof completionLevels)[number] | null;
  earlyResults: (typeof earlyResultLevels)[number] | null; influence: (typeof participationLevels)[number] | null; sourceUrl: string; codedOn: string | null;
};

/** What can be coded, in OGP's order. */
export const codingKeys = ["isVerifiable", "hasOpenGovernmentLens", "potential", "completion", "earlyResults", "influence"] as const;
export type CodingKey = (typeof codingKeys)[number];

const answer = z.enum(["yes", "no", ""]).catch("").transform((value) => (value === "" ? null : value === "yes"));
const level = <const Levels extends readonly [string, ...string[]]>(levels: Levels) => z.enum(["", ...levels]).catch("").transform((value) => (value === "" ? null : (value as Levels[number])));

/** The form of a coding. Where anything is coded, where that can be read must be said. `version`: 0 where none was kept. */
export const codingInput = z.object({
  isVerifiable: answer, hasOpenGovernmentLens: answer,
  potential: level(potentialLevels), completion: level(completionLevels), earlyResults: level(earlyResultLevels), influence: level(participationLevels),
  sourceUrl: z.string().catch("").transform((value, check) => {
    const given = normaliseLine(value);
    if (given === "") return "";
    const url = given.length <= implementationLimits.address ? asWebsite(given) : null;
    if (url !== null) return url;
    check.addIssue({ code: "custom", message: "evidence_url_wrong" });
    return z.NEVER;
  }),
  codedOn: z.string().catch("").transform((value) => value.trim()).refine((value) => value === "" || startOfDay(value) !== null, "day_invalid").transform((value) => (value === "" ? null : value)),
  version: z.coerce.number().int().min(0).max(1_000_000).catch(-1),
}).refine((input) => input.sourceUrl !== "" || codingKeys.every((key) => input[key] === null), { path: ["sourceUrl"], message: "coding_source_missing" });

export type CodingInput = z.infer<typeof codingInput>;
