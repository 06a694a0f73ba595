import { existsSync, readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { z } from "zod";
import { readIdentityProviders, type IdentityProvider } from "./identity-providers.ts";

const port = z.coerce.number().int().min(0).max(65535);
const wholeNumber = z.coerce.number().int().min(0);

/** Every setting of the platform. Documented for people in .env.example, which tests/contract compares with this. */
const settings = z.object({
  /** `demo` shows invented people and their mail to everyone; `production` never does. */
  SAMPLAN_MODE: z.enum(["demo", "production"]).default("demo"),
  HOST: z.string().min(1).default("127.0.0.1"),
  PORT: port.default(3000),
  /** The address that people use, without a path. Links in mail begin with it, and forms are taken from it alone. */
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).refine((value) => !URL.canParse(value) || new URL(value).pathname === "/", "must have no path").optional(),
  /** A SQLite file (`file:./data/samplan.db`) or a PostgreSQL server (`postgres://…`). Without one, the file samplan.db in DATA_DIR. */
  DATABASE_URL: z.string().min(1).refine((value) => !/^[a-z][a-z0-9+]*:\/\//i.test(value) || /^postgres(ql)?:\/\//.test(value), "must be a file (file:./data/samplan.db) or begin with postgres://").optional(),
  /** A streaming replica of the PostgreSQL server, which pages are read from while it is not too far behind. */
  DATABASE_REPLICA_URL: z.string().regex(/^postgres(ql)?:\/\//, "must begin with postgres://").optional(),
  /** How far the replica may be behind, in seconds: beyond it pages are read from the server that is written to. */
  DATABASE_REPLICA_LAG: z.coerce.number().int().min(1).max(30).default(5),
  /** The most connections of this process to each PostgreSQL server. */
  DATABASE_POOL: z.coerce.number().int().min(1).max(500).default(10),
  /** How long one statement may take on PostgreSQL, in seconds; with 0 as long as it wants. */
  DATABASE_STATEMENT_SECONDS: wholeNumber.default(60),
  /** Where the platform keeps files of its own, such as mail that is not sent. */
  DATA_DIR: z.string().min(1).default("./data"),
  /** An S3-compatible storage for attached files. Without one they are kept in DATA_DIR/files. */
  STORAGE_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  STORAGE_BUCKET: z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, "must be the name of a bucket: 3 to 63 lower case letters, digits, dots and hyphens").optional(),
  STORAGE_REGION: z.string().min(1).default("us-east-1"),
  STORAGE_ACCESS_KEY: z.string().min(1).optional(),
  STORAGE_SECRET_KEY: z.string().min(1).optional(),
  /** An SMTP server, `smtp://user:password@host:587`. Without one, mail is written to DATA_DIR/outbox. */
  MAIL_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().min(3).default("Samplan <no-reply@samplan.example>"),
  /** How many reverse proxies stand before the platform, each adding to X-Forwarded-For. */
  TRUST_PROXY: wholeNumber.default(0),
  /** All rate limits are multiplied by this. */
  RATE_LIMIT_FACTOR: z.coerce.number().int().min(1).default(1),
  /** Seals second factors and cookies. Without one, a key is made at the first start and kept in DATA_DIR. */
  SECRET_KEY: z.string().min(32, "must have at least 32 characters").optional(),
  /** Nobody fills in the sign-up form faster than this, in seconds; programs do. */
  SIGN_UP_SECONDS: wholeNumber.default(3),
  /** Contact data of people who no longer use the platform is removed this many days after the last plan they took part in has ended. */
  RETENTION_DAYS: z.coerce.number().int().min(60).default(730),
  /** Providers of identities (OpenID Connect) that people may sign in with: a JSON list, or the path of a file with one. See docs/identity-providers.md. */
  IDENTITY_PROVIDERS: z.string().min(2).optional(),
  /** Memory for pages that are the same for everyone, in MB; with 0 every page is made anew. */
  PAGE_CACHE_MB: wholeNumber.default(64),
  /** So many processes answer, under a supervisor that replaces them when they end and on SIGHUP. Without it: one process, and no supervisor. */
  WEB_CONCURRENCY: z.coerce.number().int().min(1).max(64).optional(),
  /** A platform that is asked to end says at /readyz that it is not ready, and goes on answering for so many seconds, until whoever sends it requests has noticed. */
  STOP_DELAY_SECONDS: wholeNumber.default(0),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
});

export type Env = Omit<z.infer<typeof settings>, "PUBLIC_URL" | "DATABASE_URL" | "IDENTITY_PROVIDERS"> & { PUBLIC_URL: string; DATABASE_URL: string; IDENTITY_PROVIDERS: readonly IdentityProvider[] };

/** The settings cannot be used; the message names every problem. */
export class SettingsError extends Error {}

/** Reads the settings from the environment. Throws a SettingsError that names all problems at once. */
export function readEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ""));
  const result = settings.safeParse(given);
  const problems = result.success ? [] : result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  if (given.SAMPLAN_MODE === undefined && given.PUBLIC_URL && URL.canParse(given.PUBLIC_URL) && !isThisMachine(given.PUBLIC_URL)) {
    problems.push("SAMPLAN_MODE: say production or demo where PUBLIC_URL is not this machine; a demo has people whose password is public");
  }
  if (given.SAMPLAN_MODE === "production") {
    if (!given.PUBLIC_URL) problems.push("PUBLIC_URL: must be set in production");
    else if (/^http:/i.test(given.PUBLIC_URL) && URL.canParse(given.PUBLIC_URL) && !isSafeOrigin(given.PUBLIC_URL)) problems.push("PUBLIC_URL: must begin with https:// in production (http:// only for localhost)");
    if (!given.MAIL_URL) problems.push("MAIL_URL: must be set in production, or nobody can confirm an e-mail address");
  }
  problems.push(...storageProblems(given));
  if (given.DATABASE_REPLICA_URL && !/^postgres(ql)?:\/\//.test(given.DATABASE_URL ?? "")) problems.push("DATABASE_REPLICA_URL: is the replica of a PostgreSQL server, which DATABASE_URL must name");
  const identityProviders = readIdentityProviders(given.IDENTITY_PROVIDERS);
  problems.push(...identityProviders.problems);
  if (!result.success || problems.length > 0) throw new SettingsError(`These settings need attention:\n${problems.map((problem) => `  ${problem}`).join("\n")}`);
  const env = result.data;
  // As browsers write it in the Origin header: host in lower case, without the usual port.
  return { ...env, DATABASE_URL: env.DATABASE_URL ?? `file:${env.DATA_DIR}/samplan.db`, PUBLIC_URL: new URL(env.PUBLIC_URL ?? `http://localhost:${env.PORT}`).origin, IDENTITY_PROVIDERS: identityProviders.providers };
}

/** The environment with what the `.env` file adds to it now; the environment itself stays as it is. */
export function withEnvFile(environment: Record<string, string | undefined>): Record<string, string | undefined> {
  return existsSync(".env") ? { ...parseEnv(readFileSync(".env", "utf8")), ...environment } : environment;
}

/** Reads a `.env` file into the environment when there is one; what is set already wins. */
export function loadEnvFile(): void {
  if (existsSync(".env")) process.loadEnvFile(".env");
}

/** A storage is named whole or not at all: with half of it, files would go to the wrong place. */
function storageProblems(given: Record<string, string | undefined>): string[] {
  const needed = ["STORAGE_ENDPOINT", "STORAGE_BUCKET", "STORAGE_ACCESS_KEY", "STORAGE_SECRET_KEY"];
  const missing = needed.filter((name) => given[name] === undefined);
  return missing.length === needed.length ? [] : missing.map((name) => `${name}: must be set too when the files are kept in an S3-compatible storage`);
}

function isSafeOrigin(url: string) {
  return new URL(url).protocol === "https:" || isThisMachine(url);
}

function isThisMachine(url: string) {
  return ["localhost", "127.0.0.1", "[::1]"].includes(new URL(url).hostname);
}
