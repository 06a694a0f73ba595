import { asc, eq, inArray, sql } from "drizzle-orm";
import type { InitiativeText } from "#db/schema/initiatives.ts";
import type { ReadHandle } from "#db/store.ts";
import type { AuthorityRole, AuthoritySector, AuthorityState } from "#db/values.ts";
import type { Context } from "../context.ts";

/** Who carries an initiative out, as everybody may see it: without its mailbox and its remark. */
export type AuthorityView = { id: string; role: AuthorityRole; sector: AuthoritySector; name: string; state: AuthorityState };

/** An initiative with all that it says at this moment. */
export type InitiativeRecord = {
  id: string; reference: string; number: string | null; sequence: number; state: "draft" | "published"; themeId: string; version: number;
  text: InitiativeText; authorities: AuthorityView[];
};

/** All that one initiative says, or all initiatives of a plan in their order: three queries, however many there are. Within a transaction, `handle` is its own. */
export async function readInitiativeTexts(ctx: Pick<Context, "tables">, handle: Pick<ReadHandle, "select">, of: { planId: string } | { initiativeId: string }): Promise<InitiativeRecord[]> {
  const { initiatives: i, themes: t, milestones: m, initiativeAuthorities: a } = ctx.tables;
  const wanted = "planId" in of ? eq(i.planId, of.planId) : eq(i.id, of.initiativeId);
  const ids = handle.select({ id: i.id }).from(i).where(wanted);
  const rows = await handle.select({ initiative: i, theme: t.slug }).from(i).innerJoin(t, eq(t.id, i.themeId)).where(wanted).orderBy(asc(i.sequence), asc(i.id));
  const milestones = await handle.select().from(m).where(inArray(m.initiativeId, ids)).orderBy(asc(m.position), asc(m.id));
  // The one that leads first.
  const authorities = await handle.select({ id: a.id, initiativeId: a.initiativeId, role: a.role, sector: a.sector, name: a.name, state: a.state }).from(a).where(inArray(a.initiativeId, ids)).orderBy(sql`case when ${a.role} = 'lead' then 0 else 1 end`, asc(a.createdAt), asc(a.id));
  return rows.map(({ initiative: { id, reference, number, sequence, state, themeId, version, title, summary, fields, startsOn, endsOn, origin, outputs, contact }, theme }) => ({
    id, reference, number, sequence, state, themeId, version,
    text: {
      title, summary, theme, fields, startsOn, endsOn, origin, outputs, contact,
      milestones: milestones.filter(({ initiativeId }) => initiativeId === id).map((each) => ({ title: each.title, deliverable: each.deliverable, startsOn: each.startsOn, endsOn: each.endsOn, owner: each.owner })),
    },
    authorities: authorities.filter(({ initiativeId }) => initiativeId === id).map(({ initiativeId: _, ...authority }) => authority),
  }));
}
