import { and, asc, eq } from "drizzle-orm";
import { inLocale } from "#app/lib/bilingual.ts";
import type { Context } from "../context.ts";
import { findCoordinator } from "../comments/find-authority.server.ts";
import { requireStaff } from "../triage/policy.ts";
import { findAnswerLocale } from "./find-answer-locale.server.ts";
import { fillPlaceholders } from "./placeholders.ts";
import type { Template } from "./list-templates.server.ts";
import { answerLimits, type AnswerFields } from "./schema.ts";
import { countCharacters } from "#app/lib/text.ts";

/** The beginning of an answer from a template, filled in from the case, in the language in which that is answered. */
export async function fillTemplate(ctx: Context, { id, planId }: { id: string; planId: string }, template: Template): Promise<AnswerFields> {
  requireStaff(ctx.actor, planId);
  const { proposals: p, plans, themes, initiatives: i, initiativeSources: s } = ctx.tables;
  const [row] = await ctx.read.select({ language: p.language, authorId: p.authorId, reference: p.reference, title: p.title, isHidden: p.isHidden, theme: themes.title, plan: plans.title }).from(p).innerJoin(plans, eq(plans.id, p.planId)).innerJoin(themes, eq(themes.id, p.themeId)).where(eq(p.id, id));
  const landed = await ctx.read.select({ reference: i.reference, title: i.title }).from(s).innerJoin(i, eq(i.id, s.initiativeId)).where(and(eq(s.proposalId, id))).orderBy(asc(i.sequence));
  const locale = await findAnswerLocale(ctx, row!);
  const coordinator = await findCoordinator(ctx, planId);
  const authority = coordinator ? inLocale(coordinator, locale).text : "";
  // The words of a hidden text go no further: its reference stands for its title.
  const values = { reference: row!.reference, title: row!.isHidden ? row!.reference : row!.title, theme: row!.theme[locale], plan: row!.plan[locale], authority, initiative: landed.map((each) => `${each.reference} ${each.title[locale]}`).join(", ") };
  const summary = fillPlaceholders(template.summary[locale], values);
  return {
    outcome: template.outcome, summary: countCharacters(summary) <= answerLimits.summary ? summary : template.summary[locale], reason: fillPlaceholders(template.reason[locale], values), reasonCodes: template.reasonCodes, elementsAdopted: "", elementsNotAdopted: "",
    mergedInto: "", forwardedTo: "", landedIn: landed[0]?.reference ?? "", authority: "", authorityRole: "", correction: "", language: locale,
  };
}
