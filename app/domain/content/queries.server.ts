import { and, desc, eq, sql } from "drizzle-orm";
import { inLocale, type Worded } from "#app/lib/bilingual.ts";
import { prepared } from "#db/prepared.ts";
import { contentPages, type ContentPage } from "#db/values.ts";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { builtIn, type ContentText } from "./built-in.ts";
import { partsOf, type ContentParts } from "./content-text.ts";

/** A page as it is read. `number`: of its version, 0 for the platform's own text; `changedAt` is null then. */
export type ContentView = { page: ContentPage; title: Worded; lang: "da" | "en"; parts: ContentParts; number: number; changedAt: Date | null };

/** One version of a page. Number 0 is the text that the platform came with. */
export type ContentVersion = ContentText & { page: ContentPage; number: number; note: string; changedAt: Date | null };

/** A page as it says now. */
export async function getContent(ctx: Context, page: ContentPage): Promise<ContentView> {
  const { title, body, number, changedAt } = await newestContent(ctx, page);
  const words = inLocale(body, ctx.locale);
  return { page, title: inLocale(title, ctx.locale), lang: words.lang, parts: partsOf(words.text), number, changedAt };
}

/** The newest version of a page. */
export async function newestContent(ctx: Context, page: ContentPage): Promise<ContentVersion> {
  const [row] = await newest(ctx).execute({ page });
  return row ?? { ...builtIn(page), page, number: 0, note: "", changedAt: null };
}

const newest = prepared(({ read, tables: { contentVersions: c } }) =>
  read.select({ page: c.page, number: c.number, title: c.title, body: c.body, note: c.note, changedAt: c.changedAt }).from(c).where(eq(c.page, sql.placeholder("page"))).orderBy(desc(c.number)).limit(1));

/** All versions of a page, the newest first; the platform's own text is the last. */
export async function listContentVersions(ctx: Context, page: ContentPage): Promise<Omit<ContentVersion, "title" | "body">[]> {
  const { contentVersions: c } = ctx.tables;
  const rows = await ctx.read.select({ page: c.page, number: c.number, note: c.note, changedAt: c.changedAt }).from(c).where(eq(c.page, page)).orderBy(desc(c.number));
  return [...rows, { page, number: 0, note: "", changedAt: null }];
}

/** One version of a page. Throws `not_found`. */
export async function getContentVersion(ctx: Context, page: ContentPage, number: number): Promise<ContentVersion> {
  if (number === 0) return { ...builtIn(page), page, number: 0, note: "", changedAt: null };
  const { contentVersions: c } = ctx.tables;
  const [row] = await ctx.read.select({ page: c.page, number: c.number, title: c.title, body: c.body, note: c.note, changedAt: c.changedAt }).from(c).where(and(eq(c.page, page), eq(c.number, number)));
  if (!row) throw notFound();
  return row;
}

/** Every page with its newest version, for who writes them. */
export async function listContent(ctx: Context): Promise<ContentView[]> {
  return Promise.all(contentPages.map((page) => getContent(ctx, page)));
}
