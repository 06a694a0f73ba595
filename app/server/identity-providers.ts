import { readFileSync } from "node:fs";
import { z } from "zod";
import { assuranceLevels, type AssuranceLevel, type Bilingual } from "#db/values.ts";

/**
 * The values in which Danish brokers (NSIS) and those of other EU countries (eIDAS) say how sure they are. They are
 * compared without regard to case. A provider with others says so in `claims.level.values`.
 */
const commonLevels: Record<string, AssuranceLevel> = Object.fromEntries(assuranceLevels.flatMap((level) => [
  [level, level],
  [`https://data.gov.dk/concept/core/nsis/${level}`, level],
  [`https://data.gov.dk/concept/core/nsis/loa/${level}`, level],
  [`http://eidas.europa.eu/LoA/${level}`, level],
]));

const text = z.string().trim().min(1);
const claimName = text.max(200);

const provider = z.strictObject({
  /** Part of addresses, and kept with what it vouched for: never change it. */
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, "must be 1 to 40 of a-z, 0-9 and -"),
  /** As people know it: "Log ind med …". */
  name: z.strictObject({ da: text.max(40), en: text.max(40) }),
  issuer: z.url({ protocol: /^https?$/ }).max(200).refine((value) => !URL.canParse(value) || isSafe(value), "must begin with https:// (http:// only on this machine)"),
  clientId: text,
  /** Without one the platform is a public client, which PKCE alone protects. */
  clientSecret: text.optional(),
  /** How the secret is sent. Left out, it follows what the provider says that it takes. */
  clientAuthentication: z.enum(["client_secret_basic", "client_secret_post"]).optional(),
  scopes: text.default("openid profile email").refine((value) => value.split(/\s+/).includes("openid"), "must have openid among them"),
  acrValues: text.optional(),
  claims: z.strictObject({
    level: z.strictObject({ claim: claimName.default("acr"), values: z.record(z.string().min(1), z.enum(assuranceLevels)).default(commonLevels) }).prefault({}),
    kind: z.strictObject({ claim: claimName, professional: z.array(text).min(1) }).optional(),
    cvr: claimName.optional(),
  }).prefault({}),
  /** A login below it is refused. */
  minimumLevel: z.enum(assuranceLevels).default("low"),
  /** Whoever has a role is let in from this level on, and it counts as the second factor. */
  staffLevel: z.enum(assuranceLevels).default("substantial"),
});

/** A provider of identities that people may sign in with, as the settings describe it (docs/identity-providers.md). */
export type IdentityProvider = Omit<z.infer<typeof provider>, "name"> & { name: Bilingual };

/** The provider with this id, or null. */
export function findProvider(providers: readonly IdentityProvider[], id: string): IdentityProvider | null {
  return providers.find((each) => each.id === id) ?? null;
}

/**
 * Reads the setting: a JSON list, or the path of a file with one. Every problem is named, as text that begins with the
 * place. Providers are asked by https alone, but for one on this machine.
 */
export function readIdentityProviders(setting: string | undefined): { providers: IdentityProvider[]; problems: string[] } {
  if (setting === undefined) return { providers: [], problems: [] };
  const json = readJson(setting);
  if ("problem" in json) return { providers: [], problems: [json.problem] };
  const result = z.array(provider).safeParse(json.value);
  if (!result.success) return { providers: [], problems: result.error.issues.map(({ path, message }) => `${["IDENTITY_PROVIDERS", ...path].join(".")}: ${message}`) };
  const providers = result.data;
  const problems = providers.flatMap(({ id }, place) => (providers.findIndex((other) => other.id === id) < place ? [`IDENTITY_PROVIDERS.${place}.id: ${id} is there twice`] : []));
  return problems.length > 0 ? { providers: [], problems } : { providers, problems };
}

function readJson(setting: string): { value: unknown } | { problem: string } {
  let source = setting;
  if (!setting.trimStart().startsWith("[")) {
    try {
      source = readFileSync(setting, "utf8");
    } catch (error) {
      return { problem: `IDENTITY_PROVIDERS: the file ${setting} cannot be read (${(error as NodeJS.ErrnoException).code ?? "unknown"})` };
    }
  }
  try {
    return { value: JSON.parse(source) as unknown };
  } catch {
    // The parser's own words hold a piece of the text, and secrets are in it.
    return { problem: "IDENTITY_PROVIDERS: is no valid JSON" };
  }
}

function isSafe(issuer: string) {
  return issuer.startsWith("https:") || ["127.0.0.1", "localhost", "[::1]"].includes(new URL(issuer).hostname);
}
