import type { Kit } from "../columns/sqlite.ts";
import { memberRoles, organisationTypes } from "../values.ts";
import type { accountTables } from "./accounts.ts";

/** The organisations that people speak for. */
export function organisationTables({ table, text, enumText, int, instant, index, uniqueIndex, foreignKey, sql }: Kit) {
  /** A business, NGO or authority. The CVR number is a claim until a coordinator verifies it; of those verified only one has it. */
  const organisations = table("organisations", {
    id: text("id").primaryKey(),
    name: text("name").notNull(),
    type: enumText("type", organisationTypes).notNull(),
    cvr: text("cvr").notNull(),
    website: text("website").notNull().default(""),
    /** What it is, in its own words. */
    description: text("description").notNull().default(""),
    /** The domain of its e-mail addresses, in lower case: who has a confirmed address in it may ask to join. Null for none, never one of a public mail service. */
    emailDomain: text("email_domain"),
    verifiedAt: instant("verified_at"),
    /** The organisation that this one became part of, as both were the same. */
    mergedIntoId: text("merged_into_id"),
    createdAt: instant("created_at").notNull(),
    /** Raised by every change of the profile, so that two people never overwrite each other. */
    version: int("version").notNull().default(1),
  }, (t) => [
    index("organisations_cvr_idx").on(t.cvr),
    index("organisations_domain_idx").on(t.emailDomain),
    uniqueIndex("organisations_verified_cvr_unique").on(t.cvr).where(sql`${t.verifiedAt} is not null and ${t.mergedIntoId} is null`),
    foreignKey({ columns: [t.mergedIntoId], foreignColumns: [t.id], name: "organisations_merged_fk" }),
  ]);

  return { organisations };
}

/** Who belongs to an organisation, and who is on the way to. */
export function membershipTables(
  { table, text, enumText, instant, index, uniqueIndex, primaryKey }: Kit,
  { organisations }: ReturnType<typeof organisationTables>,
  { users }: ReturnType<typeof accountTables>,
) {
  /** A person who may write (member) or send (representative) in an organisation's name. */
  const memberships = table("memberships", {
    organisationId: text("organisation_id").notNull().references(() => organisations.id, { onDelete: "cascade" }),
    userId: text("user_id").notNull().references(() => users.id, { onDelete: "cascade" }),
    role: enumText("role", memberRoles).notNull(),
    createdAt: instant("created_at").notNull(),
  }, (t) => [primaryKey({ columns: [t.organisationId, t.userId] }), index("memberships_user_idx").on(t.userId)]);

  /** An invitation by e-mail, one per address and organisation. `tokenHash` is the SHA-256 of the token in the link. */
  const invitations = table("invitations", {
    id: text("id").primaryKey(),
    tokenHash: text("token_hash").notNull(),
    organisationId: text("organisation_id").notNull().references(() => organisations.id, { onDelete: "cascade" }),
    email: text("email").notNull(),
    emailKey: text("email_key").notNull(),
    role: enumText("role", memberRoles).notNull(),
    invitedBy: text("invited_by").references(() => users.id, { onDelete: "set null" }),
    createdAt: instant("created_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    acceptedAt: instant("accepted_at"),
  }, (t) => [uniqueIndex("invitations_address_unique").on(t.organisationId, t.emailKey), uniqueIndex("invitations_token_unique").on(t.tokenHash)]);

  /** Somebody's wish to join an organisation, which a representative decides on. Removed when it is decided. */
  const joinRequests = table("join_requests", {
    organisationId: text("organisation_id").notNull().references(() => organisations.id, { onDelete: "cascade" }),
    userId: text("user_id").notNull().references(() => users.id, { onDelete: "cascade" }),
    message: text("message").notNull().default(""),
    createdAt: instant("created_at").notNull(),
  }, (t) => [primaryKey({ columns: [t.organisationId, t.userId] }), index("join_requests_user_idx").on(t.userId)]);

  return { memberships, invitations, joinRequests };
}
