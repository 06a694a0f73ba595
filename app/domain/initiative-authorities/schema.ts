import { z } from "zod";
import { countCharacters, normaliseLine, normaliseText } from "#app/lib/text.ts";
import { authorityRoles, authoritySectors, locales } from "#db/values.ts";
import { emailInput } from "../accounts/schema.ts";
import { initiativeLimits } from "../initiatives/limits.ts";

const id = z.string().max(40);

/** An authority or another party that is named to carry an initiative out. Its mailbox can be said later. */
export const partyInput = z.object({
  name: z.string().catch("").transform(normaliseLine).pipe(z.string().min(1, "party_missing").refine((value) => countCharacters(value) <= initiativeLimits.authorityName, "too_long")),
  role: z.enum(authorityRoles, "party_role_missing"), sector: z.enum(authoritySectors, "sector_missing"),
  email: z.string().catch("").transform((value, check) => {
    if (value.trim() === "") return "";
    const read = emailInput.safeParse(value);
    if (read.success) return read.data;
    check.addIssue({ code: "custom", message: "email_wrong" });
    return z.NEVER;
  }),
});

/** Asks it, at this mailbox and in this language. */
export const askPartyInput = z.object({ party: id, email: emailInput, locale: z.enum(locales).catch("da") });

export const ofParty = z.object({ party: id });

/** What it says itself. `seen`: when it had answered as the page shows it, in milliseconds; 0 for not yet. */
export const participationInput = z.object({
  answer: z.enum(["confirmed", "declined"], "participation_missing"),
  remark: z.string().catch("").transform(normaliseText).refine((value) => countCharacters(value) <= initiativeLimits.remark, "too_long"),
  seen: z.coerce.number().int().min(0).catch(0),
});

export type PartyInput = z.infer<typeof partyInput>;
export type AskPartyInput = z.infer<typeof askPartyInput>;
export type ParticipationInput = z.infer<typeof participationInput>;
