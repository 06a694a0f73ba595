import { and, desc, eq } from "drizzle-orm";
import type { PublicationFormat, PublicationKind } from "#db/values.ts";
import type { Worded } from "#app/lib/bilingual.ts";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { getPlan } from "../plans/queries.server.ts";

/** Which file of a plan: of its last version unless a number is given, in the language of the context. */
export type WantedFile = { plan: string; kind: PublicationKind; format: PublicationFormat; number?: number };

/** A file of a publication, and where its making stands: "unpublished" when nothing of the kind is published yet. */
export type PublicationFile = { plan: { slug: string; title: Worded } } & (
  | { state: "unpublished" }
  | { state: "making" | "failed"; number: number }
  | { state: "ready"; number: number; storageKey: string; size: number; hash: string; pages: number | null }
);

/** The file that is asked for. Throws `not_found` for a plan that is not public and for a number that there is not. */
export async function getPublicationFile(ctx: Context, { plan: slug, kind, format, number }: WantedFile): Promise<PublicationFile> {
  const { slug: found, title, id } = await getPlan(ctx, slug);
  const plan = { slug: found, title };
  const { publications: p, publicationFiles: f } = ctx.tables;
  const [row] = await ctx.read.select({ number: p.number, state: f.state, storageKey: f.storageKey, size: f.size, hash: f.hash, pages: f.pages })
    .from(p).leftJoin(f, and(eq(f.publicationId, p.id), eq(f.locale, ctx.locale), eq(f.format, format)))
    .where(and(eq(p.planId, id), eq(p.kind, kind), number === undefined ? undefined : eq(p.number, number))).orderBy(desc(p.number)).limit(1);
  if (!row) {
    if (number !== undefined) throw notFound();
    return { plan, state: "unpublished" };
  }
  if (row.state === "ready") return { plan, state: "ready", number: row.number, storageKey: row.storageKey!, size: row.size!, hash: row.hash!, pages: row.pages };
  return { plan, state: row.state === "ordered" || row.state === "making" ? "making" : "failed", number: row.number };
}
