import type { Kit } from "../columns/sqlite.ts";
import { assuranceLevels, displayModes, emailTokenPurposes, identityKinds, locales, notificationFrequencies, notificationKinds, participantTypes, roles, signInMethods } from "../values.ts";
import type { organisationTables } from "./organisations.ts";

/** People, their sessions, the ways in which they sign in, and their roles. */
export function accountTables({ table, text, enumText, int, bool, instant, json, index, uniqueIndex, primaryKey }: Kit, { organisations }: ReturnType<typeof organisationTables>) {
  /** A person with an account. `email` is never public. `neutralCode` is what is shown when the person chose not to be named. */
  const users = table("users", {
    id: text("id").primaryKey(),
    email: text("email").notNull(),
    /** The address folded for comparing: two spellings of one address are one account. */
    emailKey: text("email_key").notNull(),
    name: text("name").notNull(),
    /** Empty for who signs in with a provider of identities alone. */
    passwordHash: text("password_hash").notNull(),
    /** As whom one signed up. How one speaks now follows from `organisationId`. */
    participantType: enumText("participant_type", participantTypes).notNull(),
    /** The organisation that one speaks for unless one chooses otherwise; null speaks as a private person. */
    organisationId: text("organisation_id").references(() => organisations.id),
    display: enumText("display", displayModes).notNull().default("name"),
    neutralCode: text("neutral_code").notNull(),
    locale: enumText("locale", locales).notNull(),
    emailVerifiedAt: instant("email_verified_at"),
    isDemo: bool("is_demo").notNull().default(false),
    createdAt: instant("created_at").notNull(),
    /** The secret of the authenticator app, sealed with the platform's key; null without a second factor. */
    totpSecret: text("totp_secret"),
    /** When the second factor was confirmed with a first code; until then it is not asked for. */
    totpConfirmedAt: instant("totp_confirmed_at"),
    /** The last 30-second step whose code was taken, so that a code works once. */
    totpLastStep: int("totp_last_step"),
    /** The last sign-in or visit, to the hour; null before the first one. */
    lastSeenAt: instant("last_seen_at"),
    /** When the account was asked to be deleted, and when that is carried out. */
    deletionRequestedAt: instant("deletion_requested_at"),
    deletionDueAt: instant("deletion_due_at"),
    /** Set when the personal data was removed. The row stays, as support is counted by it, with nothing of the person in it. */
    deletedAt: instant("deleted_at"),
    /** When the person was told that the account is going to be deleted because it is no longer used. */
    retentionNoticeAt: instant("retention_notice_at"),
    /** Raised by every change of the profile, so that two tabs never overwrite each other. */
    version: int("version").notNull().default(1),
  }, (t) => [
    uniqueIndex("users_email_key_unique").on(t.emailKey),
    uniqueIndex("users_neutral_code_unique").on(t.neutralCode),
    index("users_organisation_idx").on(t.organisationId),
    index("users_deletion_idx").on(t.deletionDueAt),
    index("users_unverified_idx").on(t.emailVerifiedAt, t.createdAt),
  ]);

  /** A role on the whole platform (`scope` is "platform") or on one plan (`scope` is its id). */
  const roleGrants = table("role_grants", {
    userId: text("user_id").notNull().references(() => users.id, { onDelete: "cascade" }),
    role: enumText("role", roles).notNull(),
    scope: text("scope").notNull().default("platform"),
    /** Who granted it; null for the command line and the seed. No foreign key: the record outlives the account. */
    grantedBy: text("granted_by"),
    grantedAt: instant("granted_at").notNull(),
  }, (t) => [primaryKey({ columns: [t.userId, t.role, t.scope] })]);

  /** A signed-in browser. `id` is the SHA-256 of the token; the token itself is only in the cookie. */
  const sessions = table("sessions", {
    id: text("id").primaryKey(),
    userId: text("user_id").notNull().references(() => users.id, { onDelete: "cascade" }),
    expiresAt: instant("expires_at").notNull(),
    createdAt: instant("created_at"),
    /** The last request, to the hour. */
    lastSeenAt: instant("last_seen_at"),
    method: enumText("method", signInMethods).notNull().default("password"),
    /** When the second factor was shown in this session; null when it was not. */
    secondFactorAt: instant("second_factor_at"),
    /** The browser and system in words, such as "Firefox, Linux", by which its owner knows it again. */
    device: text("device").notNull().default(""),
  }, (t) => [index("sessions_user_idx").on(t.userId), index("sessions_expires_idx").on(t.expiresAt)]);

  /** A single-use link sent by mail. `id` is the SHA-256 of the token in the link. */
  const emailTokens = table("email_tokens", {
    id: text("id").primaryKey(),
    userId: text("user_id").notNull().references(() => users.id, { onDelete: "cascade" }),
    purpose: enumText("purpose", emailTokenPurposes).notNull(),
    expiresAt: instant("expires_at").notNull(),
    usedAt: instant("used_at"),
    /** What the link stands for beside the account: the new address, or the identity to be linked. */
    data: json<Record<string, string>>("data"),
  }, (t) => [index("email_tokens_user_idx").on(t.userId)]);

  /** Tries counted per key and window; one row a key, overwritten when a new window begins. */
  const rateLimits = table("rate_limits", {
    key: text("key").primaryKey(),
    windowStart: instant("window_start").notNull(),
    tries: int("tries").notNull(),
    /** For waits that grow with each failure: before this no further try is taken. */
    availableAt: instant("available_at"),
  }, (t) => [index("rate_limits_window_idx").on(t.windowStart)]);

  /** A code that stands for the second factor once, when the authenticator app is not at hand. */
  const recoveryCodes = table("recovery_codes", {
    userId: text("user_id").notNull().references(() => users.id, { onDelete: "cascade" }),
    codeHash: text("code_hash").notNull(),
    usedAt: instant("used_at"),
  }, (t) => [primaryKey({ columns: [t.userId, t.codeHash] })]);

  /** An account at a provider of identities (OpenID Connect) that signs in to an account here. The CPR number is never kept. */
  const identities = table("identities", {
    id: text("id").primaryKey(),
    userId: text("user_id").notNull().references(() => users.id, { onDelete: "cascade" }),
    /** The provider's id in the settings. */
    provider: text("provider").notNull(),
    issuer: text("issuer").notNull(),
    /** The claim `sub`: the person at that issuer. */
    subject: text("subject").notNull(),
    level: enumText("level", assuranceLevels).notNull(),
    kind: enumText("kind", identityKinds).notNull(),
    /** The employer's CVR number, of a professional. */
    cvr: text("cvr"),
    createdAt: instant("created_at").notNull(),
    lastUsedAt: instant("last_used_at").notNull(),
  }, (t) => [uniqueIndex("identities_issuer_subject_unique").on(t.issuer, t.subject), index("identities_user_idx").on(t.userId)]);

  /** What somebody wants to be told by mail. A kind without a row is told at once. */
  const notificationSettings = table("notification_settings", {
    userId: text("user_id").notNull().references(() => users.id, { onDelete: "cascade" }),
    kind: enumText("kind", notificationKinds).notNull(),
    frequency: enumText("frequency", notificationFrequencies).notNull(),
  }, (t) => [primaryKey({ columns: [t.userId, t.kind] })]);

  return { users, roleGrants, sessions, emailTokens, rateLimits, recoveryCodes, identities, notificationSettings };
}
