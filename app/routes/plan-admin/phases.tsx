import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import type { ActAgain } from "#app/components/desk/act-again.ts";
import { PhasesForm } from "#app/components/plan-admin/phases-form.tsx";
import { PlanPage } from "#app/components/plan-admin/plan-page.tsx";
import { ProposeDates } from "#app/components/plan-admin/propose-dates.tsx";
import { PlanPhases } from "#app/components/plans/plan-phases.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { Alert } from "#app/components/ui/alert.tsx";
import { changePhases } from "#app/domain/plan-admin/change-phases.server.ts";
import { getManagedPhases } from "#app/domain/plan-admin/get-managed-phases.server.ts";
import { proposeDays } from "#app/domain/plan-admin/phase-rules.ts";
import { phaseReasonsInput, readPhaseFields } from "#app/domain/plan-admin/phases-schema.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { startOfDay } from "#app/lib/danish-day.ts";
import { fieldErrorsOf } from "#app/lib/field-errors.ts";
import { form, formAgain, page } from "#app/server/route.server.ts";
import { orConflict } from "../desk/or-conflict.ts";

const params = z.object({ plan: z.string() });
const query = z.object({ done: z.literal("saved").optional().catch(undefined), first: z.string().max(20).optional().catch(undefined) });

export const loader = page({ access: "coordinator", params, query }, async ({ ctx, params, query, held }) => {
  const found = await getManagedPhases(ctx, params.plan);
  const { first } = query;
  const isFirst = first !== undefined && startOfDay(first) !== null && first >= "2000" && first < "2095";
  return { ...found, first, proposed: isFirst && found.plan.state === "draft" ? proposeDays(first) : null, isDone: query.done === "saved", held: held ? ({ intent: "save", errors: {}, fields: held } satisfies ActAgain) : undefined };
});

export const action = form({ access: "coordinator", params }, async ({ ctx, params, fields }) => {
  await getManagedPhases(ctx, params.plan);
  const again = (changes: Partial<ActAgain>, status = 400) => formAgain<ActAgain>({ intent: "save", errors: {}, fields, ...changes }, status);
  const reasons = phaseReasonsInput.safeParse(fields);
  if (!reasons.success) return again({ errors: fieldErrorsOf(reasons.error) });
  const errors = await orConflict(changePhases(ctx, params.plan, { ...reasons.data, ...readPhaseFields(fields) }));
  if (errors === "conflict") return again({ overtaken: true }, 409);
  if (Object.keys(errors).length > 0) return again({ errors });
  throw redirect(`/${ctx.locale}/admin/plans/${params.plan}/phases?done=saved`, 303);
});

export const meta = titled<Awaited<ReturnType<typeof loader>>>((m, { plan }) => `${m.planAdmin.phases.title} – ${plan.title.da}`);

export default function ManagedPhases() {
  const { plan, phases, warnings, first, proposed, isDone, held } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const { m } = useLocale();
  const words = m.planAdmin;
  const isClosed = plan.state === "closed";
  return (
    <PlanPage plan={plan} title={words.phases.title} lead={words.phases.lead} done={isDone && !answered ? words.saved : undefined} isHeld={held !== undefined && !answered}>
      {warnings.length > 0 && !isClosed && plan.state !== "published" ? <Alert kind="warning" heading={words.overview.noteworthy} headingLevel={2}><ul>{warnings.map((each) => <li key={each}>{words.phases.warnings[each]}</li>)}</ul></Alert> : null}
      {plan.state !== "draft" && !isClosed ? <Alert kind="info" headingLevel={null} heading={words.phases.lockedTitle}><p>{words.phases.locked}</p></Alert> : null}
      {plan.state === "draft" && !answered ? <ProposeDates slug={plan.slug} first={first} isProposed={proposed !== null} /> : null}
      {isClosed ? <PlanPhases phases={phases} /> : <PhasesForm plan={plan} phases={phases} proposed={answered ? null : proposed} again={answered ?? held} />}
    </PlanPage>
  );
}
