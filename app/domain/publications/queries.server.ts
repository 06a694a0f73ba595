import { and, asc, desc, eq, sql } from "drizzle-orm";
import { prepared } from "#db/prepared.ts";
import type { MissingAtPublication } from "#db/schema/publications.ts";
import type { Bilingual, Locale, PublicationFileState, PublicationFormat, PublicationKind } from "#db/values.ts";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { getPlan, type PlanSummary } from "../plans/queries.server.ts";

/** A file of a publication, as far as readers need to know. `size` in bytes; null until it is made. */
export type PublicationFileView = { locale: Locale; format: PublicationFormat; state: PublicationFileState; size: number | null; pages: number | null };

/** A version that was published, without what it says. `hash`: SHA-256 in hex of what it says. */
export type PublicationView = {
  id: string; kind: PublicationKind; number: number; hash: string; publishedAt: Date; note: Bilingual | null;
  overrideReason: Bilingual | null; missing: MissingAtPublication | null; files: PublicationFileView[];
};

/** What was published of a public plan, the newest first. Throws `not_found`. */
export async function listPublications(ctx: Context, planSlug: string): Promise<{ plan: PlanSummary; publications: PublicationView[] }> {
  const plan = await getPlan(ctx, planSlug);
  return { plan, publications: await publicationsOf(ctx, plan.id) };
}

/** What was published of a plan, the newest first; the plan before its accounting where they are of the same moment. */
export async function publicationsOf(ctx: Context, planId: string): Promise<PublicationView[]> {
  const { publications: p, publicationFiles: f } = ctx.tables;
  const rows = await ctx.read.select(shown(ctx)).from(p).where(eq(p.planId, planId)).orderBy(desc(p.publishedAt), desc(p.kind), desc(p.number));
  const files = await ctx.read.select(shownFile(ctx)).from(f).innerJoin(p, eq(p.id, f.publicationId)).where(eq(p.planId, planId)).orderBy(desc(f.format), asc(f.locale));
  return rows.map((row) => ({ ...row, files: filesOf(files, row.id) }));
}

/** One version with what it says, as canonical JSON. Throws `not_found`. */
export async function getPublication(ctx: Context, planSlug: string, kind: PublicationKind, number: number): Promise<{ plan: PlanSummary; publication: PublicationView & { content: string }; latest: number }> {
  const plan = await getPlan(ctx, planSlug);
  const { publications: p, publicationFiles: f } = ctx.tables;
  const [row] = await ctx.read.select({ ...shown(ctx), content: p.content }).from(p).where(and(eq(p.planId, plan.id), eq(p.kind, kind), eq(p.number, number)));
  if (!row) throw notFound();
  const files = await ctx.read.select(shownFile(ctx)).from(f).where(eq(f.publicationId, row.id)).orderBy(desc(f.format), asc(f.locale));
  return { plan, publication: { ...row, files: filesOf(files, row.id) }, latest: await latestNumber(ctx, plan.id, kind) };
}

/** The newest versions of the plan and of its accounting, as far as there are any. */
export async function newestPublications(ctx: Context, planId: string): Promise<Partial<Record<PublicationKind, { number: number; publishedAt: Date }>>> {
  const rows = await numbersOf(ctx).execute({ planId });
  return Object.fromEntries(rows.map(({ kind, ...newest }) => [kind, newest]));
}

/** The newest last, so that it is the one that stays. */
const numbersOf = prepared(({ read, tables: { publications: p } }) => read.select({ kind: p.kind, number: p.number, publishedAt: p.publishedAt }).from(p).where(eq(p.planId, sql.placeholder("planId"))).orderBy(asc(p.number)));

/** The number of the newest version; 0 when there is none. */
export async function latestNumber(ctx: Pick<Context, "read" | "tables">, planId: string, kind: PublicationKind): Promise<number> {
  const { publications: p } = ctx.tables;
  const [row] = await ctx.read.select({ number: p.number }).from(p).where(and(eq(p.planId, planId), eq(p.kind, kind))).orderBy(desc(p.number)).limit(1);
  return row?.number ?? 0;
}

function shown({ tables: { publications: p } }: Context) {
  return { id: p.id, kind: p.kind, number: p.number, hash: p.hash, publishedAt: p.publishedAt, note: p.note, overrideReason: p.overrideReason, missing: p.missing };
}

function shownFile({ tables: { publicationFiles: f } }: Context) {
  return { publicationId: f.publicationId, locale: f.locale, format: f.format, state: f.state, size: f.size, pages: f.pages };
}

function filesOf(files: readonly (PublicationFileView & { publicationId: string })[], publicationId: string): PublicationFileView[] {
  return files.filter((file) => file.publicationId === publicationId).map(({ publicationId: _, ...file }) => file);
}
