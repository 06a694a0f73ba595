import type { Kit } from "../columns/sqlite.ts";
import { locales, participantTypes, publicationFileStates, publicationFormats, publicationKinds, type Bilingual } from "../values.ts";
import type { accountTables } from "./accounts.ts";
import type { organisationTables } from "./organisations.ts";
import type { planTables } from "./plans.ts";

/** What a plan still lacked when it was adopted nevertheless: how many of each thing, by the keys of the publish gate. */
export type MissingAtPublication = Record<string, number>;

/** What is published of a plan, and the files that are made of it. */
export function publicationTables(
  { table, text, enumText, int, instant, json, index, uniqueIndex, primaryKey }: Kit,
  { organisations }: ReturnType<typeof organisationTables>,
  { users }: ReturnType<typeof accountTables>,
  { plans }: ReturnType<typeof planTables>,
) {
  /** A version of the plan or of its accounting, as it was published. It is never changed: a correction is the next number. */
  const publications = table("publications", {
    id: text("id").primaryKey(),
    planId: text("plan_id").notNull().references(() => plans.id, { onDelete: "cascade" }),
    kind: enumText("kind", publicationKinds).notNull(),
    number: int("number").notNull(),
    /** All that it says, in both languages, as canonical JSON: what the hash is over. */
    content: text("content").notNull(),
    /** SHA-256 of `content` in hex, shown with the version. */
    hash: text("hash").notNull(),
    /** What was changed since the last version and why; null for the first. */
    note: json<Bilingual>("note"),
    /** Why it was published although something was missing, and what: public. Null when nothing was. */
    overrideReason: json<Bilingual>("override_reason"),
    missing: json<MissingAtPublication>("missing"),
    publishedBy: text("published_by").references(() => users.id, { onDelete: "set null" }),
    publishedAt: instant("published_at").notNull(),
  }, (t) => [uniqueIndex("publications_number_unique").on(t.planId, t.kind, t.number), index("publications_publisher_idx").on(t.publishedBy)]);

  /** A file of a publication, made by the worker. */
  const publicationFiles = table("publication_files", {
    publicationId: text("publication_id").notNull().references(() => publications.id, { onDelete: "cascade" }),
    locale: enumText("locale", locales).notNull(),
    format: enumText("format", publicationFormats).notNull(),
    state: enumText("state", publicationFileStates).notNull(),
    /** Where it lies in the storage; null until it is ready. */
    storageKey: text("storage_key"),
    /** Its size in bytes, its pages (of a PDF), and SHA-256 in hex. */
    size: int("size"),
    pages: int("pages"),
    hash: text("hash"),
    attempts: int("attempts").notNull().default(0),
    /** When a worker may take it (again): moved on by a lease and by every failure. */
    availableAt: instant("available_at").notNull(),
    madeAt: instant("made_at"),
  }, (t) => [primaryKey({ columns: [t.publicationId, t.locale, t.format] }), index("publication_files_due_idx").on(t.state, t.availableAt)]);

  /** Who was asked to take part in a consultation. Whether they did is worked out from what came in. */
  const consultedParties = table("consulted_parties", {
    id: text("id").primaryKey(),
    planId: text("plan_id").notNull().references(() => plans.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    /** The name as it is compared with others: folded. */
    nameKey: text("name_key").notNull(),
    type: enumText("type", participantTypes).notNull(),
    /** The organisation here that it is, where somebody has said so. */
    organisationId: text("organisation_id").references(() => organisations.id, { onDelete: "set null" }),
    createdAt: instant("created_at").notNull(),
  }, (t) => [uniqueIndex("consulted_parties_name_unique").on(t.planId, t.nameKey), index("consulted_parties_organisation_idx").on(t.organisationId)]);

  return { publications, publicationFiles, consultedParties };
}
