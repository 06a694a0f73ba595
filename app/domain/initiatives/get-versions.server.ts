import { and, desc, eq, inArray, ne } from "drizzle-orm";
import { inLocale, type Worded } from "#app/lib/bilingual.ts";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { listThemes } from "../plans/queries.server.ts";
import { isStaff } from "../triage/policy.ts";
import { compareTexts, type PartChange } from "./compare-texts.ts";
import { getTemplate, type WrittenPlan } from "./written-plan.server.ts";

/** A version of an initiative. `by`: who saved it, for staff alone. */
export type VersionLine = { number: number; at: Date; note: string; by: string | null; isCurrent: boolean; /** It stands in the newest version of the plan. */ isAdopted: boolean; /** The plan was first adopted with it. */ isFirst: boolean };

/** Two versions side by side, the older one first. */
export type Comparison = { from: number; to: number; changes: PartChange[] };

export type InitiativeVersions = {
  plan: { slug: string; title: Worded } & Pick<WrittenPlan, "template">; reference: string; title: Worded; version: number;
  /** Whether the reader may make an earlier one what the draft says. */
  mayRestore: boolean;
  themes: Record<string, Worded>; lines: VersionLine[]; comparison: Comparison | null;
};

/** The versions of an initiative, the newest first, and how two of them differ: the two that are asked for, or else the last change. Throws `not_found`. */
export async function getInitiativeVersions(ctx: Context, reference: string, { from, to }: { from?: number | undefined; to?: number | undefined }): Promise<InitiativeVersions> {
  const { initiatives: i, initiativeVersions: v, plans: p, users: u } = ctx.tables;
  const [found] = await ctx.read.select({ id: i.id, title: i.title, state: i.state, version: i.version, adoptedVersion: i.adoptedVersion, firstAdoptedVersion: i.firstAdoptedVersion, planId: p.id, slug: p.slug, planTitle: p.title, planState: p.state }).from(i).innerJoin(p, eq(p.id, i.planId)).where(and(eq(i.reference, reference), ne(p.state, "draft")));
  if (!found) throw notFound();
  const forStaff = isStaff(ctx.actor, found.planId);
  const [rows, themes, { template }] = await Promise.all([
    ctx.read.select({ number: v.number, at: v.createdAt, note: v.note, by: u.name }).from(v).leftJoin(u, eq(u.id, v.createdBy)).where(eq(v.initiativeId, found.id)).orderBy(desc(v.number)),
    listThemes(ctx, found.planId), getTemplate(ctx, found.planId),
  ]);
  const lines = rows.map((row, index) => ({ ...row, by: forStaff ? row.by : null, isCurrent: index === 0, isAdopted: row.number === found.adoptedVersion, isFirst: row.number === found.firstAdoptedVersion && row.number !== found.adoptedVersion }));
  const newer = lines.find(({ number }) => number === to) ?? lines[0];
  const older = lines.find(({ number }) => number === from) ?? lines.find(({ number }) => newer !== undefined && number < newer.number);
  const pair = newer && older && newer.number !== older.number ? [older.number, newer.number].sort((a, b) => a - b) : null;
  const contents = pair ? await ctx.read.select({ number: v.number, content: v.content }).from(v).where(and(eq(v.initiativeId, found.id), inArray(v.number, pair))) : [];
  const contentOf = (number: number) => contents.find((each) => each.number === number)!.content;
  return {
    plan: { slug: found.slug, title: inLocale(found.planTitle, ctx.locale), template }, reference, title: inLocale(found.title, ctx.locale), version: found.version,
    mayRestore: forStaff && found.state === "draft" && found.planState !== "closed",
    themes: Object.fromEntries(themes.map(({ slug, title }) => [slug, title])), lines,
    comparison: pair ? { from: pair[0]!, to: pair[1]!, changes: compareTexts(contentOf(pair[0]!), contentOf(pair[1]!), template) } : null,
  };
}
