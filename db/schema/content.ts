import type { Kit } from "../columns/sqlite.ts";
import { contentPages, type Bilingual } from "../values.ts";
import type { accountTables } from "./accounts.ts";

/** The pages about the platform that its coordinators write: every version is kept, and the last one is shown. */
export function contentTables({ table, text, enumText, int, instant, json, index, primaryKey }: Kit, { users }: ReturnType<typeof accountTables>) {
  const contentVersions = table("content_versions", {
    page: enumText("page", contentPages).notNull(),
    number: int("number").notNull(),
    title: json<Bilingual>("title").notNull(),
    /** Light text: paragraphs, headings, lists, links. */
    body: json<Bilingual>("body").notNull(),
    note: text("note").notNull().default(""),
    changedBy: text("changed_by").references(() => users.id, { onDelete: "set null" }),
    changedAt: instant("changed_at").notNull(),
  }, (t) => [primaryKey({ columns: [t.page, t.number] }), index("content_versions_changer_idx").on(t.changedBy)]);

  return { contentVersions };
}
