import type { Store } from "#db/store.ts";
import type { PhaseKind } from "#db/values.ts";
import type { Context } from "#app/domain/context.ts";
import type { Phase } from "#app/domain/plans/phase.ts";
import { listThemes } from "#app/domain/plans/queries.server.ts";
import { saveDraft } from "#app/domain/proposals/draft.server.ts";
import { insertProposal, type NewProposal } from "#app/domain/proposals/insert-proposal.server.ts";
import { listProposals, type ProposalFilter, type ProposalList } from "#app/domain/proposals/list-proposals.server.ts";
import type { ProposalInput } from "#app/domain/proposals/schema.ts";
import { submitProposal } from "#app/domain/proposals/submit-proposal.server.ts";
import { newId } from "#app/lib/id.ts";
import { newToken } from "#app/lib/token.ts";
import { after, noon } from "./context.ts";

export type TestPlan = { id: string; slug: string; code: string; phases: Phase[]; themes: { id: string; slug: string }[] };

const windows: [PhaseKind, number, number][] = [["announce", -60, -30], ["collect", -30, 30], ["triage", 30, 60], ["draft", 60, 90]];

/** A plan with two themes that collects proposals from thirty days before noon until thirty days after. */
export async function addPlan(store: Store, { slug = "plan-a", code = "PA" }: { slug?: string; code?: string } = {}): Promise<TestPlan> {
  const both = (text: string) => ({ da: text, en: `${text} (en)` });
  const { plans, phases, themes } = store.tables;
  const plan: TestPlan = {
    id: newId(), slug, code,
    phases: windows.map(([kind, from, to]) => ({ kind, opensAt: after({ days: from }), closesAt: after({ days: to }) })),
    themes: [{ id: newId(), slug: "open-data" }, { id: newId(), slug: "participation" }],
  };
  await store.write(async (tx) => {
    await tx.insert(plans).values({ id: plan.id, slug, code, template: "ogp2022", state: "open", title: both(slug), question: both("?"), summary: both(""), rules: both(""), facts: {}, createdAt: noon });
    for (const [index, phase] of plan.phases.entries()) await tx.insert(phases).values({ planId: plan.id, position: index + 1, ...phase });
    for (const [index, theme] of plan.themes.entries()) await tx.insert(themes).values({ ...theme, planId: plan.id, number: index + 1, title: both(theme.slug), summary: both(""), description: both("") });
  });
  return plan;
}

export const text: ProposalInput = { theme: "open-data", title: "Åbne møder", problem: "Møderne er lukkede.", change: "Åbn dem.", effect: "Flere kommer.", language: "da", ogpValues: [], policyAreas: [] };

/** Saves a draft that nothing stands in the way of. */
export async function keepDraft(...[ctx, planId, token, id, input, page]: Parameters<typeof saveDraft>): Promise<{ id: string; version: number; savedAt: Date }> {
  const saved = await saveDraft(ctx, planId, token, id, input, page);
  if (!saved.ok) throw new Error(saved.reason);
  return saved;
}

/** Writes a draft and submits it, as the pages do, with the person's usual voice unless one is named. */
export async function submit(ctx: Context, plan: TestPlan, input: Partial<ProposalInput> = {}, voice = ""): Promise<{ id: string; reference: string }> {
  const whole = { ...text, ...input };
  const draft = await keepDraft(ctx, plan.id, newToken(), null, whole);
  const result = await submitProposal(ctx, plan, draft.id, whole, voice);
  if (!result.ok) throw new Error(result.reason);
  return { ...result.value, id: draft.id };
}

/** Writes proposals straight, many at a time, without anybody's account. */
export async function addProposals(ctx: Context, plan: TestPlan, proposals: Partial<NewProposal>[]): Promise<{ id: string; reference: string }[]> {
  return ctx.write(async (tx) => {
    const added: { id: string; reference: string }[] = [];
    for (const each of proposals) {
      added.push(await insertProposal(ctx, tx, {
        planId: plan.id, themeId: plan.themes[0]!.id, authorId: null, organisationId: null, participantType: "citizen", display: "name", shownName: "Nogen", language: "da",
        title: "Titel", problem: "Problem", change: "Ændring", effect: "Virkning", submittedAt: ctx.now, ...each,
      }));
    }
    return added;
  });
}

/** The list page of a plan's proposals, as its readers see it. */
export async function listOf(ctx: Context, planId: string, filter: ProposalFilter): Promise<ProposalList> {
  return listProposals(ctx, { id: planId, themes: await listThemes(ctx, planId) }, filter);
}
