import { and, eq, inArray } from "drizzle-orm";
import type { Context } from "../context.ts";
import type { ToldNotice } from "./notice-payload.ts";

/** The most references that a statement is given. */
const atOnce = 1000;

/** Notices without the titles of proposals that are hidden by now, except to who wrote them. */
export async function withoutHiddenTitles<Notice extends ToldNotice>(ctx: Context, notices: readonly Notice[]): Promise<Notice[]> {
  const { proposals: p } = ctx.tables;
  const references = [...new Set(notices.flatMap(({ data }) => data.reference ?? []))];
  const hidden = new Set<string>();
  for (let from = 0; from < references.length; from += atOnce) {
    const rows = await ctx.read.select({ reference: p.reference }).from(p).where(and(inArray(p.reference, references.slice(from, from + atOnce)), eq(p.isHidden, true)));
    for (const row of rows) hidden.add(row.reference);
  }
  return notices.map((notice) => {
    const isOwn = notice.relation === "author" && !notice.data.through;
    if (isOwn || !notice.data.reference || !hidden.has(notice.data.reference)) return notice;
    const { title: _, ...data } = notice.data;
    return { ...notice, data };
  });
}
