import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { ComplianceResults } from "#app/components/compliance/results.tsx";
import { RulesForm } from "#app/components/compliance/rules-form.tsx";
import type { ActAgain } from "#app/components/desk/act-again.ts";
import { PlanPage } from "#app/components/plan-admin/plan-page.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { changeRules, getRules } from "#app/domain/compliance/change-rules.server.ts";
import { readRules } from "#app/domain/compliance/rules-input.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { form, formAgain, page } from "#app/server/route.server.ts";
import { orConflict } from "../desk/or-conflict.ts";

const params = z.object({ plan: z.string().max(80) });
const query = z.object({ done: z.literal("saved").optional().catch(undefined) });

export const loader = page({ access: "coordinator", params, query }, async ({ ctx, params, query, held }) => ({ ...(await getRules(ctx, params.plan)), isDone: query.done === "saved", held: held ? ({ intent: "save", errors: {}, fields: held } satisfies ActAgain) : undefined }));

export const action = form({ access: "coordinator", params }, async ({ ctx, params, fields }) => {
  // Whoever coordinates another plan is told nothing about this one's form.
  await getRules(ctx, params.plan);
  const again = (changes: Partial<ActAgain>, status = 400) => formAgain<ActAgain>({ intent: "save", errors: {}, fields, ...changes }, status);
  const { rules, errors } = readRules(fields);
  if (Object.keys(errors).length > 0) return again({ errors });
  const result = await orConflict(changeRules(ctx, params.plan, rules, String(fields.seen)));
  if (result === "conflict") return again({ overtaken: true }, 409);
  throw redirect(`/${ctx.locale}/admin/plans/${params.plan}/compliance?done=saved`, 303);
});

export const meta = titled<Awaited<ReturnType<typeof loader>>>((m, { plan }) => `${m.compliance.admin.rules.title} – ${plan.title.da}`);

export default function ComplianceRules() {
  const { plan, results, thresholds, seen, isDone, held } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const { locale, m } = useLocale();
  const { admin, thresholds: heading } = m.compliance;
  return (
    <PlanPage plan={plan} title={admin.rules.title} lead={admin.rules.lead} done={isDone && !answered ? admin.saved : undefined} isHeld={held !== undefined && !answered}>
      <section className="sp-section"><h2>{admin.rules.standing}</h2><ComplianceResults planSlug={plan.slug} isPublic={plan.state !== "draft"} results={results} level={3} /></section>
      {plan.state === "draft" ? null : <p><a href={`/${locale}/plans/${plan.slug}/compliance`}>{admin.toPublic}</a></p>}
      {plan.state === "closed" ? null : <section className="sp-section"><h2>{heading}</h2><RulesForm planSlug={plan.slug} thresholds={thresholds} seen={seen} again={answered ?? held} /></section>}
    </PlanPage>
  );
}
