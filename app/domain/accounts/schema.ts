import { z } from "zod";
import { isCvr } from "#app/lib/cvr.ts";
import { mixesAlphabets } from "#app/lib/mixed-alphabets.ts";
import { countCharacters, normaliseLine } from "#app/lib/text.ts";
import { displayModes, locales, notificationFrequencies, participantTypes, type NotificationKind } from "#db/values.ts";

/** A name of one line within a length, in words of one alphabet each; the messages are keys of the catalogues' `fieldErrors`. */
const line = (max: number, required: string) => z.string().catch("").transform(normaliseLine).pipe(z.string().min(1, required).refine((value) => countCharacters(value) <= max, "too_long").refine((value) => !mixesAlphabets(value), "name_mixed"));

export const organisationNameLimit = 120;
export const organisationNameInput = line(organisationNameLimit, "organisation_missing");

/** A CVR number, kept as its 8 digits however they are parted; `DK` may stand before them. */
export const cvrInput = z.string().catch("").transform((value) => value.replace(/[\s.-]/g, "").replace(/^DK/i, "")).pipe(z.string().min(1, "cvr_missing").refine(isCvr, "cvr_wrong"));

/** An e-mail address: one @, something on both sides, no spaces, at most 254 characters. Whether it exists, only the mail tells. */
export const emailInput = z.string().catch("").transform((value) => value.trim().normalize("NFC")).pipe(
  z.string().min(1, "email_missing").max(254, "email_wrong").regex(/^[^\s@<>()[\],;:"\\]+@[^\s@.,;:/\\<>()[\]"]+(?:\.[^\s@.,;:/\\<>()[\]"]+)+$/u, "email_wrong").refine((value) => !/\p{C}/u.test(value), "email_wrong"),
);

/** The address folded for comparing. The part before the @ is folded too: no provider in use tells Anna from anna. A text without @ is folded as a whole. */
export function emailKey(email: string): string {
  const at = email.lastIndexOf("@");
  if (at === -1) return email.toLowerCase();
  let domain = email.slice(at + 1).toLowerCase();
  try {
    domain = new URL(`http://${domain}`).hostname;
  } catch {
    // An address whose domain is no host name is compared as it is written.
  }
  return `${email.slice(0, at).toLowerCase()}@${domain}`;
}

const person = {
  name: line(80, "name_missing"),
  email: emailInput,
  password: z.string().catch(""),
  display: z.enum(displayModes).catch("name"),
};

/** What sign-up asks for: the type first; of an organisation its name and CVR number too. */
export const signUpInput = z.discriminatedUnion("participantType", [
  z.object({ participantType: z.literal("citizen"), ...person }),
  z.object({
    participantType: z.enum(participantTypes).exclude(["citizen"]),
    organisationName: organisationNameInput,
    cvr: cvrInput,
    ...person,
  }),
]);

export type SignUp = z.infer<typeof signUpInput>;

export const signInInput = z.object({ email: z.string().catch("").transform((value) => value.trim().normalize("NFC")).pipe(z.string().min(1, "email_missing")), password: z.string().catch("").pipe(z.string().min(1, "password_missing")) });

export const profileInput = z.object({ name: person.name, locale: z.enum(locales).catch("da"), display: person.display, version: z.coerce.number().int().catch(0) });
export type Profile = z.infer<typeof profileInput>;

export const emailChangeInput = z.object({ email: emailInput, password: z.string().catch("") });

/** What one wants to be told of: what is not chosen, or in a word that is none, stays as it is. */
const frequency = z.enum(notificationFrequencies).optional().catch(undefined);
export const notificationsInput = z.object({ own_proposals: frequency, discussion: frequency, taking_part: frequency, following: frequency, deadlines: frequency, organisation_work: frequency } satisfies Record<NotificationKind, z.ZodType>);

/** A short text that is looked at as it is, such as a code. */
const short = z.string().catch("").transform((value) => value.trim().slice(0, 200));

/** What is asked for as the second factor: a code of the app, or a recovery code. */
export const shownCodeInput = z.object({ code: short, recoveryCode: short }).refine((shown) => shown.code !== "" || shown.recoveryCode !== "", { path: ["code"], message: "code_missing" });
/** A code of the app alone. */
export const appCodeInput = z.object({ code: short.pipe(z.string().min(1, "code_missing")) });
/** A password as it was typed; whether it must be there, the command says. */
export const typedPassword = z.string().catch("");
