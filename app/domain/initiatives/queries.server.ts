import { and, asc, eq, ne, sql } from "drizzle-orm";
import { prepared } from "#db/prepared.ts";
import type { InitiativeFacts } from "#db/schema/initiatives.ts";
import type { Source } from "#db/schema/plans.ts";
import type { InitiativeOrigin } from "#db/values.ts";
import { inLocale, type Worded } from "#app/lib/bilingual.ts";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { getWrittenInitiative, type WrittenInitiative } from "./get-written.server.ts";
import { listSources, type SourcePage } from "./list-sources.server.ts";

export type InitiativeRow = { reference: string; number: string | null; state: "draft" | "published"; title: Worded; themeId: string; origin: InitiativeOrigin | null; lead: string | null; /** Its name is kept as a source writes it, in English. */ isLeadFromSource: boolean; sourceCount: number };

/** An initiative by its name, where nothing of its proposals is needed. */
export type InitiativeTitle = { reference: string; title: Worded; themeId: string };

/** The initiatives of a plan in their order, or those in draft alone. */
export async function listInitiativeTitles(ctx: Context, planId: string, state?: "draft"): Promise<InitiativeTitle[]> {
  const { initiatives: i } = ctx.tables;
  const rows = await ctx.read.select({ reference: i.reference, title: i.title, themeId: i.themeId }).from(i).where(and(eq(i.planId, planId), state ? eq(i.state, state) : undefined)).orderBy(asc(i.sequence));
  return rows.map((row) => ({ ...row, title: inLocale(row.title, ctx.locale) }));
}

/** The initiatives of a plan, or of one theme of it, in their order, with how many visible proposals each came from. */
export async function listInitiatives(ctx: Context, planId: string, themeId?: string): Promise<InitiativeRow[]> {
  const { initiatives: i, initiativeAuthorities: a, sourceCounts: c } = ctx.tables;
  const rows = await ctx.read.select({ reference: i.reference, number: i.number, state: i.state, title: i.title, themeId: i.themeId, origin: i.origin, facts: i.facts, lead: sql<string | null>`(select ${a.name} from ${a} where ${a.initiativeId} = ${i.id} and ${a.role} = 'lead' and ${a.state} <> 'declined')`, sourceCount: sql<number>`coalesce(${c.visible}, 0)`.mapWith(Number) })
    .from(i).leftJoin(c, eq(c.initiativeId, i.id)).where(and(eq(i.planId, planId), themeId ? eq(i.themeId, themeId) : undefined)).orderBy(asc(i.sequence));
  return rows.map(({ facts, lead, ...row }) => ({ ...row, title: inLocale(row.title, ctx.locale), lead: lead ?? facts.lead?.name ?? null, isLeadFromSource: lead === null }));
}

export type InitiativeView = {
  id: string; reference: string; number: string | null; state: "draft" | "published"; title: Worded; otherTitle: Worded | null; summary: Worded; facts: InitiativeFacts;
  /** What it says in the fields of the template; null for one of which only facts from sources are known. */
  written: WrittenInitiative | null;
  /** The version that the plan was first adopted with, where it was corrected since, and whether a version of the plan has taken all of that in. */
  corrected: { since: number; isInPlan: boolean } | null;
  plan: { slug: string; title: Worded; isDemo: boolean; sources: Source[]; /** Its mailbox; null where it has none. */ contact: string | null };
  theme: { slug: string; title: Worded };
  sources: SourcePage;
};

/** An initiative with a page of the visible proposals that it came from. Throws `not_found`. */
export async function getInitiative(ctx: Context, reference: string, cursor?: string): Promise<InitiativeView> {
  const [row] = await initiativeByReference(ctx).execute({ reference });
  if (!row) throw notFound();
  const { id, number, state, title, summary, facts, version, adoptedVersion, firstAdoptedVersion } = row.initiative;
  const other = inLocale(title, ctx.locale === "da" ? "en" : "da");
  return {
    id, reference, number, state, title: inLocale(title, ctx.locale), otherTitle: other.lang === ctx.locale ? null : other, summary: inLocale(summary, ctx.locale), facts,
    written: state === "draft" || adoptedVersion !== null || Object.keys(row.initiative.fields).length > 0 ? await getWrittenInitiative(ctx, row.initiative) : null,
    corrected: firstAdoptedVersion !== null && firstAdoptedVersion < version ? { since: firstAdoptedVersion, isInPlan: adoptedVersion === version } : null,
    plan: { slug: row.planSlug, title: inLocale(row.planTitle, ctx.locale), isDemo: row.isDemo, sources: row.planFacts.sources ?? [], contact: row.contact?.email || null }, theme: { slug: row.themeSlug, title: inLocale(row.themeTitle, ctx.locale) },
    sources: await listSources(ctx, id, cursor),
  };
}

const initiativeByReference = prepared(({ read, tables: { initiatives: i, plans, themes } }) =>
  read.select({ initiative: i, planSlug: plans.slug, planTitle: plans.title, isDemo: plans.isDemo, planFacts: plans.facts, contact: plans.contact, themeSlug: themes.slug, themeTitle: themes.title })
    .from(i).innerJoin(plans, eq(plans.id, i.planId)).innerJoin(themes, eq(themes.id, i.themeId)).where(and(eq(i.reference, sql.placeholder("reference")), ne(plans.state, "draft"))));
