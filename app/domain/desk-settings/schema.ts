import { z } from "zod";

/** The least and the most that each number may be. */
export const settingLimits = { screeningHours: [1, 72], answerDays: [1, 365], assessorsPerCase: [1, 5], assessmentDays: [1, 90] } as const satisfies Record<string, readonly [number, number]>;

const within = ([least, most]: readonly [number, number]) => z.string().catch("").transform((text) => (/^\s*\d{1,4}\s*$/.test(text) ? Number(text) : Number.NaN)).pipe(z.number("setting_out_of_range").min(least, "setting_out_of_range").max(most, "setting_out_of_range"));
/** Turned on or off by a radio button: nothing is turned off by a form in which it is missing. */
const turned = z.enum(["on", "off"], "invalid").transform((value) => value === "on");

/** How the desk of a plan works. */
export const deskSettingsInput = z.object({
  fourEyes: turned, screening: turned,
  screeningHours: within(settingLimits.screeningHours), answerDays: within(settingLimits.answerDays), assessorsPerCase: within(settingLimits.assessorsPerCase), assessmentDays: within(settingLimits.assessmentDays),
  version: z.coerce.number().int().min(1).catch(0),
});

export type DeskSettingsInput = z.infer<typeof deskSettingsInput>;
export type DeskSettings = Omit<DeskSettingsInput, "version">;
