import { asc, isNull } from "drizzle-orm";
import { inLocale, type Worded } from "#app/lib/bilingual.ts";
import { lookAlikeKey } from "#app/lib/look-alike.ts";
import type { OrganisationType } from "#db/values.ts";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { getManagedPlan, type ManagedPlan } from "../plans/managed-plan.server.ts";
import { readParties, type PartyView } from "./read-parties.server.ts";

type PlanOfList = { slug: string; title: Worded; isDraft: boolean; isClosed: boolean };

/** Who was asked to take part in a plan, for who runs it. Throws as `getManagedPlan` does. */
export async function getConsulted(ctx: Context, planSlug: string): Promise<{ plan: PlanOfList; parties: PartyView[] }> {
  const plan = await getManagedPlan(ctx, planSlug);
  return { plan: asPlan(ctx, plan), parties: await readParties(ctx, plan.id) };
}

export type Candidate = { id: string; name: string; type: OrganisationType; cvr: string; verified: boolean };

/** So many are offered. */
const offered = 20;

/** One who was asked, with the organisations here that it may be: those whose names look like what is searched for. Throws `not_found`. */
export async function getParty(ctx: Context, planSlug: string, partyId: string, search: string | undefined): Promise<{ plan: PlanOfList; party: PartyView; search: string; candidates: Candidate[]; more: boolean }> {
  const plan = await getManagedPlan(ctx, planSlug);
  const party = (await readParties(ctx, plan.id)).find(({ id }) => id === partyId);
  if (!party) throw notFound();
  const wanted = search?.trim() ? search : party.name;
  const found = await findOrganisations(ctx, wanted);
  return { plan: asPlan(ctx, plan), party, search: wanted, candidates: found.slice(0, offered), more: found.length > offered };
}

/** By words as the eye takes them: all of what was searched for stands in the name. Read through once, as no index knows how a name looks; organisations are thousands at the most. */
async function findOrganisations(ctx: Context, wanted: string): Promise<Candidate[]> {
  const { organisations: o } = ctx.tables;
  const keys = wanted.split(/\s+/).map(lookAlikeKey).filter((key) => key !== "");
  if (keys.length === 0) return [];
  const rows = await ctx.read.select({ id: o.id, name: o.name, type: o.type, cvr: o.cvr, verifiedAt: o.verifiedAt }).from(o).where(isNull(o.mergedIntoId)).orderBy(asc(o.name), asc(o.id));
  return rows.filter(({ name }) => { const key = lookAlikeKey(name); return keys.every((each) => key.includes(each)); }).map(({ verifiedAt, ...row }) => ({ ...row, verified: verifiedAt !== null }));
}

function asPlan(ctx: Context, { slug, title, state }: ManagedPlan): PlanOfList {
  return { slug, title: inLocale(title, ctx.locale), isDraft: state === "draft", isClosed: state === "closed" };
}
