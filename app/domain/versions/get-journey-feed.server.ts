import { desc, eq } from "drizzle-orm";
import type { Bilingual, JourneyKind } from "#db/values.ts";
import type { Context } from "../context.ts";
import { loadChangeable } from "./changeable.server.ts";

/** What everyone may know of the journey of a proposal, the newest entry first. `title` is empty when its text is hidden, whoever asks. */
export type JourneyFeed = { reference: string; title: string; updated: Date; entries: { id: string; kind: JourneyKind; at: Date; initiative: string | null; outcome: string | null; reason: string | null; theme: Bilingual | null }[] };

const mostEntries = 100;

/** The journey of a proposal for a feed: a feed reader has no session, so it is the same for everyone. Throws `not_found`. */
export async function getJourneyFeed(ctx: Context, reference: string): Promise<JourneyFeed> {
  const { row } = await loadChangeable({ ...ctx, actor: { kind: "visitor" } }, reference);
  const { journeyEntries: j } = ctx.tables;
  const rows = await ctx.read.select({ id: j.id, kind: j.kind, at: j.at, detail: j.detail }).from(j).where(eq(j.proposalId, row.id)).orderBy(desc(j.at), desc(j.id)).limit(mostEntries);
  const entries = rows.map(({ detail, ...entry }) => ({ ...entry, initiative: detail.initiative ?? null, outcome: detail.outcome ?? null, reason: detail.reason ?? null, theme: detail.theme ?? null }));
  return { reference: row.reference, title: row.isHidden ? "" : row.title, updated: entries[0]?.at ?? row.submittedAt, entries };
}
