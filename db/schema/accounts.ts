import type { Kit } from "../columns/sqlite.ts";
import { displayModes, emailTokenPurposes, locales, organisationTypes, participantTypes, roles } from "../values.ts";

/** People, the organisations they speak for, their sessions and roles. */
export function accountTables({ table, text, enumText, int, bool, instant, index, uniqueIndex, primaryKey }: Kit) {
  /** A business, NGO or authority. The CVR number is not unique: until a coordinator verifies it, it is only a claim. */
  const organisations = table("organisations", {
    id: text("id").primaryKey(),
    name: text("name").notNull(),
    type: enumText("type", organisationTypes).notNull(),
    cvr: text("cvr").notNull(),
    verifiedAt: instant("verified_at"),
    createdAt: instant("created_at").notNull(),
  }, (t) => [index("organisations_cvr_idx").on(t.cvr)]);

  /** A person with an account. `email` is never public. `neutralCode` is what is shown when the person chose not to be named. */
  const users = table("users", {
    id: text("id").primaryKey(),
    email: text("email").notNull(),
    /** The address folded for comparing: two spellings of one address are one account. */
    emailKey: text("email_key").notNull(),
    name: text("name").notNull(),
    passwordHash: text("password_hash").notNull(),
    participantType: enumText("participant_type", participantTypes).notNull(),
    organisationId: text("organisation_id").references(() => organisations.id),
    display: enumText("display", displayModes).notNull().default("name"),
    neutralCode: text("neutral_code").notNull(),
    locale: enumText("locale", locales).notNull(),
    emailVerifiedAt: instant("email_verified_at"),
    isDemo: bool("is_demo").notNull().default(false),
    createdAt: instant("created_at").notNull(),
  }, (t) => [uniqueIndex("users_email_key_unique").on(t.emailKey), uniqueIndex("users_neutral_code_unique").on(t.neutralCode), index("users_organisation_idx").on(t.organisationId)]);

  /** A role on the whole platform. */
  const roleGrants = table("role_grants", {
    userId: text("user_id").notNull().references(() => users.id, { onDelete: "cascade" }),
    role: enumText("role", roles).notNull(),
    grantedAt: instant("granted_at").notNull(),
  }, (t) => [primaryKey({ columns: [t.userId, t.role] })]);

  /** A signed-in browser. `id` is the SHA-256 of the token; the token itself is only in the cookie. */
  const sessions = table("sessions", {
    id: text("id").primaryKey(),
    userId: text("user_id").notNull().references(() => users.id, { onDelete: "cascade" }),
    expiresAt: instant("expires_at").notNull(),
  }, (t) => [index("sessions_user_idx").on(t.userId), index("sessions_expires_idx").on(t.expiresAt)]);

  /** A single-use link sent by mail. `id` is the SHA-256 of the token in the link. */
  const emailTokens = table("email_tokens", {
    id: text("id").primaryKey(),
    userId: text("user_id").notNull().references(() => users.id, { onDelete: "cascade" }),
    purpose: enumText("purpose", emailTokenPurposes).notNull(),
    expiresAt: instant("expires_at").notNull(),
    usedAt: instant("used_at"),
  }, (t) => [index("email_tokens_user_idx").on(t.userId)]);

  /** Tries counted per key and window; one row a key, overwritten when a new window begins. */
  const rateLimits = table("rate_limits", {
    key: text("key").primaryKey(),
    windowStart: instant("window_start").notNull(),
    tries: int("tries").notNull(),
  }, (t) => [index("rate_limits_window_idx").on(t.windowStart)]);

  return { organisations, users, roleGrants, sessions, emailTokens, rateLimits };
}
