import { z } from "zod";
import { countCharacters, normaliseText } from "#app/lib/text.ts";
import { asWebsite } from "#app/lib/website.ts";
import { memberRoles, organisationTypes } from "#db/values.ts";
import { cvrInput, emailInput, organisationNameInput } from "../accounts/schema.ts";

export const organisationLimits = { description: 1500, website: 200, message: 500, note: 500, search: 120 } as const;

const text = (max: number) => z.string().catch("").transform(normaliseText).refine((value) => countCharacters(value) <= max, "too_long");
const id = z.uuid("invalid");
export const versionInput = z.coerce.number().int().min(1).max(1_000_000_000).catch(0);

/** The website of an organisation, or empty. */
const website = z.string().catch("").transform((value) => value.trim()).pipe(z.string().refine((value) => countCharacters(value) <= organisationLimits.website, "too_long").transform((value, check) => {
  const address = value === "" ? "" : asWebsite(value);
  if (address === null) check.addIssue({ code: "custom", message: "website_wrong" });
  return address ?? "";
}));

/** What a representative says of the organisation. `emailDomain` is empty for none. */
export const profileInput = z.object({ name: organisationNameInput, cvr: cvrInput, website, description: text(organisationLimits.description), emailDomain: z.string().max(253).catch(""), version: versionInput });

/** A new organisation. `key` comes with the form and becomes its id: the same form posted twice is one organisation. */
export const newOrganisationInput = z.object({ type: z.enum(organisationTypes, "organisation_type_missing"), name: organisationNameInput, cvr: cvrInput, key: z.uuid().catch("") });

export const invitationInput = z.object({ email: emailInput, role: z.enum(memberRoles, "member_role_missing") });
export const joinRequestInput = z.object({ organisation: id, message: text(organisationLimits.message) });
export const memberRoleInput = z.object({ member: id, role: z.enum(memberRoles, "member_role_missing") });
export const memberInput = z.object({ member: id });
export const invitationIdInput = z.object({ invitation: id });
export const organisationIdInput = z.object({ organisation: id });
/** The organisation one speaks for by default; empty speaks as a private person. */
export const defaultOrganisationInput = z.object({ organisation: z.union([z.literal(""), id], "default_missing") });

export const unverifyInput = z.object({ note: z.string().catch("").transform(normaliseText).pipe(z.string().min(1, "unverify_note_missing").refine((value) => countCharacters(value) <= organisationLimits.note, "too_long")), version: versionInput });
/** Which of two organisations stays, and the versions that the coordinator saw. */
export const mergeInput = z.object({ stays: z.uuid("merge_missing"), version: versionInput, otherVersion: versionInput });

export type ProfileInput = z.infer<typeof profileInput>;
export type NewOrganisationInput = z.infer<typeof newOrganisationInput>;
export type InvitationInput = z.infer<typeof invitationInput>;
