import { z } from "zod";
import { startOfDay } from "#app/lib/danish-day.ts";
import { countCharacters, normaliseLine, normaliseText } from "#app/lib/text.ts";
import { asWebsite } from "#app/lib/website.ts";

/** The greatest lengths of what is written about meetings, outreach and documents, in characters; and the most people that somebody counts. */
export const recordLimits = { title: 160, place: 200, text: 12_000, description: 2_000, reason: 1_000, url: 500, people: 10_000_000 } as const;

/** A line of at most so many characters. */
export const line = (max: number) => z.string().catch("").transform(normaliseLine).refine((value) => countCharacters(value) <= max, "too_long");

/** A text of at most so many characters. */
export const text = (max: number) => z.string().catch("").transform(normaliseText).refine((value) => countCharacters(value) <= max, "too_long");

export const titleDa = line(recordLimits.title).refine((value) => value !== "", "record_title_missing");
export const titleEn = line(recordLimits.title);

/** A day of the calendar, YYYY-MM-DD. */
export const day = z.string().catch("").transform((value) => value.trim()).refine((value) => /^20\d\d-/.test(value) && startOfDay(value) !== null, "day_invalid");

/** How many people; empty where it is not known. */
export const people = z.string().catch("").transform((value) => value.trim().replace(/(?<=\d)[.\s](?=\d{3}\b)/g, "")).refine((value) => value === "" || (/^\d{1,8}$/.test(value) && Number(value) <= recordLimits.people), "record_count_wrong").transform((value) => (value === "" ? null : Number(value)));

/** An address of the web; empty where there is none. */
export const address = z.string().catch("").transform(normaliseLine).refine((value) => countCharacters(value) <= recordLimits.url, "too_long").refine((value) => value === "" || asWebsite(value) !== null, "website_wrong").transform((value) => (value === "" ? "" : asWebsite(value)!));

/** The version that the form began from; 0 for what is not there yet. */
export const version = z.coerce.number().int().min(0).catch(0);
