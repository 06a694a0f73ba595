import { eq, inArray } from "drizzle-orm";
import { inLocale } from "#app/lib/bilingual.ts";
import type { Context } from "../context.ts";

/** What an id stands for, for who reads the audit trail. Who has no role is nobody here: a participant is never named. */
export type Thing = { kind: "staff" | "person" | "proposal" | "comment" | "initiative_comment" | "initiative" | "organisation" | "plan" | "theme" | "criterion"; name: string };

/** Finds what ids stand for, with a query for each kind of thing. An id that is none of them, or of something that is gone, has no entry. */
export async function nameThings(ctx: Context, wanted: Iterable<string>): Promise<Map<string, Thing>> {
  const ids = [...new Set(wanted)];
  const things = new Map<string, Thing>();
  if (ids.length === 0) return things;
  const { users, roleGrants, proposals, comments, initiativeComments, initiatives, organisations, plans, themes, criteria } = ctx.tables;
  const [people, staff, proposalRows, commentRows, remarkRows, initiativeRows, organisationRows, planRows, themeRows, criterionRows] = await Promise.all([
    ctx.read.select({ id: users.id, name: users.name }).from(users).where(inArray(users.id, ids)),
    ctx.read.selectDistinct({ id: roleGrants.userId }).from(roleGrants).where(inArray(roleGrants.userId, ids)),
    ctx.read.select({ id: proposals.id, name: proposals.reference }).from(proposals).where(inArray(proposals.id, ids)),
    ctx.read.select({ id: comments.id, name: proposals.reference }).from(comments).innerJoin(proposals, eq(proposals.id, comments.proposalId)).where(inArray(comments.id, ids)),
    ctx.read.select({ id: initiativeComments.id, name: initiatives.reference }).from(initiativeComments).innerJoin(initiatives, eq(initiatives.id, initiativeComments.initiativeId)).where(inArray(initiativeComments.id, ids)),
    ctx.read.select({ id: initiatives.id, name: initiatives.reference }).from(initiatives).where(inArray(initiatives.id, ids)),
    ctx.read.select({ id: organisations.id, name: organisations.name }).from(organisations).where(inArray(organisations.id, ids)),
    ctx.read.select({ id: plans.id, title: plans.title }).from(plans).where(inArray(plans.id, ids)),
    ctx.read.select({ id: themes.id, title: themes.title }).from(themes).where(inArray(themes.id, ids)),
    ctx.read.select({ id: criteria.id, title: criteria.title }).from(criteria).where(inArray(criteria.id, ids)),
  ]);
  const hasRole = new Set(staff.map((each) => each.id));
  for (const { id, name } of people) things.set(id, hasRole.has(id) ? { kind: "staff", name } : { kind: "person", name: "" });
  for (const { id, name } of proposalRows) things.set(id, { kind: "proposal", name });
  for (const { id, name } of commentRows) things.set(id, { kind: "comment", name });
  for (const { id, name } of remarkRows) things.set(id, { kind: "initiative_comment", name });
  for (const { id, name } of initiativeRows) things.set(id, { kind: "initiative", name });
  for (const { id, name } of organisationRows) things.set(id, { kind: "organisation", name });
  for (const { id, title } of planRows) things.set(id, { kind: "plan", name: inLocale(title, ctx.locale).text });
  for (const { id, title } of themeRows) things.set(id, { kind: "theme", name: inLocale(title, ctx.locale).text });
  for (const { id, title } of criterionRows) things.set(id, { kind: "criterion", name: inLocale(title, ctx.locale).text });
  return things;
}
