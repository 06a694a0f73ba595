import type { InitiativeText } from "#db/schema/initiatives.ts";
import type { Context } from "../context.ts";
import { readInitiativeTexts, type AuthorityView } from "./read-initiative-text.server.ts";
import type { Template } from "./templates.ts";
import { getTemplate } from "./written-plan.server.ts";

/** What an initiative says in the fields of its plan's template, and who carries it out, as everybody may read it. */
export type WrittenInitiative = { text: InitiativeText; authorities: AuthorityView[]; template: Template; version: number };

export async function getWrittenInitiative(ctx: Context, { id, planId }: { id: string; planId: string }): Promise<WrittenInitiative> {
  const [[record], { template }] = await Promise.all([readInitiativeTexts(ctx, ctx.read, { initiativeId: id }), getTemplate(ctx, planId)]);
  return { text: record!.text, authorities: record!.authorities, template, version: record!.version };
}
