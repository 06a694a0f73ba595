import { isCvr } from "#app/lib/cvr.ts";
import { looksLikeCpr } from "#app/lib/cpr.ts";
import { countCharacters, normaliseLine } from "#app/lib/text.ts";
import type { Identity } from "#app/domain/identities/schema.ts";
import type { AssuranceLevel } from "#db/values.ts";
import type { IdentityProvider } from "./identity-providers.ts";

export type Claims = Record<string, unknown>;

/** What a provider says of somebody: what is kept, and what only fills in a form. */
export type ReadClaims = { identity: Identity; name: string; email: string };

/** Why nothing can be made of what a provider says: `subject_is_cpr` is for whoever runs the platform to mend with the provider. */
export type ClaimsProblem = "subject_missing" | "subject_is_cpr";

/** Reads the claims by the provider's settings. A level that is missing or unknown counts as the lowest. */
export function readClaims(provider: IdentityProvider, claims: Claims): ReadClaims | { problem: ClaimsProblem } {
  const issuer = textOf(claims, "iss");
  const subject = textOf(claims, "sub");
  if (!issuer || issuer.length > 500 || !subject || subject.length > 255 || /\p{Cc}/u.test(subject)) return { problem: "subject_missing" };
  // Also behind letters, as in DK0101701234.
  if (looksLikeCpr(subject) || looksLikeCpr(subject.replace(/^[a-z]+/i, ""))) return { problem: "subject_is_cpr" };
  const cvr = readCvr(provider, claims);
  const kind = readKind(provider, claims, cvr);
  return {
    identity: { provider: provider.id, issuer, subject, level: readLevel(provider, claims), kind, cvr: kind === "professional" ? cvr : null },
    name: forForm(textOf(claims, "name"), 80),
    email: forForm(textOf(claims, "email"), 254),
  };
}

function readLevel({ claims: { level } }: IdentityProvider, claims: Claims): AssuranceLevel {
  const said = textOf(claims, level.claim)?.toLowerCase();
  return Object.entries(level.values).find(([value]) => value.toLowerCase() === said)?.[1] ?? "low";
}

/** Without a setting that says what tells a professional, whoever has an employer's number is one. */
function readKind({ claims: { kind } }: IdentityProvider, claims: Claims, cvr: string | null): Identity["kind"] {
  if (!kind) return cvr ? "professional" : "person";
  const said = textsOf(claims, kind.claim).map((value) => value.toLowerCase());
  return kind.professional.some((value) => said.includes(value.toLowerCase())) ? "professional" : "person";
}

function readCvr({ claims: { cvr } }: IdentityProvider, claims: Claims): string | null {
  const said = cvr ? textOf(claims, cvr)?.replace(/^(?:CVR:|DK)/i, "").replace(/\s/g, "") : undefined;
  return said && isCvr(said) ? said : null;
}

/** What may be shown in a field to be changed there; nothing with a CPR number in it. */
function forForm(value: string | undefined, max: number): string {
  const line = normaliseLine(value ?? "");
  return countCharacters(line) > max || looksLikeCpr(line) ? "" : line;
}

function textOf(claims: Claims, name: string): string | undefined {
  return textsOf(claims, name)[0];
}

/** A claim as texts: a provider may send a number, a truth value or a list. */
function textsOf(claims: Claims, name: string): string[] {
  const value: unknown = Object.hasOwn(claims, name) ? claims[name] : undefined;
  const values: unknown[] = Array.isArray(value) ? value : [value];
  return values.flatMap((each) => (typeof each === "string" || typeof each === "number" || typeof each === "boolean" ? [String(each)] : []));
}
