import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { typedOf, type ActAgain } from "#app/components/desk/act-again.ts";
import { PlanPage } from "#app/components/plan-admin/plan-page.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { fieldError } from "#app/components/shell/field-error.ts";
import { FormErrors } from "#app/components/shell/form-errors.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { getFieldId } from "#app/components/ui/field-id.ts";
import { Field } from "#app/components/ui/field.tsx";
import { closePlan } from "#app/domain/plan-admin/close-plan.server.ts";
import { countLeft } from "#app/domain/plan-admin/count-left.server.ts";
import { getPlanOverview } from "#app/domain/plan-admin/get-plan-overview.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { form, formAgain, page } from "#app/server/route.server.ts";
import { orConflict } from "../desk/or-conflict.ts";

const declared = { access: "coordinator", params: z.object({ plan: z.string() }) } as const;
const input = z.object({ code: z.string().max(40).catch(""), version: z.coerce.number().int().catch(0) });

export const loader = page(declared, async ({ ctx, params }) => {
  const overview = await getPlanOverview(ctx, params.plan);
  return { overview, left: await countLeft(ctx, overview.plan.id) };
});

export const action = form(declared, async ({ ctx, params, fields }) => {
  const again = (changes: Partial<ActAgain>, status = 400) => formAgain<ActAgain>({ intent: "close", errors: {}, fields, ...changes }, status);
  const result = await orConflict(closePlan(ctx, params.plan, input.parse(fields)));
  if (result === "conflict") return again({ overtaken: true }, 409);
  if (!result.ok) return again({ errors: { code: result.reason } });
  throw redirect(`/${ctx.locale}/admin/plans/${params.plan}?done=closed`, 303);
});

export const meta = titled<Awaited<ReturnType<typeof loader>>>((m, { overview }) => `${m.planAdmin.close.title} – ${overview.plan.title.da}`);

/** What it means to close the plan, and its code to be typed. */
export default function ClosePlan() {
  const { overview: { plan, counts }, left } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const { locale, m } = useLocale();
  const words = m.planAdmin;
  const path = `/${locale}/admin/plans/${plan.slug}`;
  const error = fieldError(m, answered?.errors.code);
  return (
    <PlanPage plan={plan} title={words.close.title} lead={words.close.lead}>
      {answered?.overtaken ? <Alert kind="warning" heading={words.overtaken} headingLevel={null} role="alert" focus /> : null}
      {plan.state === "draft" ? <p>{words.close.draft}</p> : plan.state === "closed" ? null : (
        <>
          {counts.unanswered > 0 ? <Alert kind="warning" heading={words.close.unanswered(counts.unanswered)} headingLevel={null} /> : null}
          {left.remarks > 0 ? <Alert kind="warning" heading={words.close.remarks(left.remarks)} headingLevel={null} /> : null}
          {left.milestones > 0 ? <Alert kind="warning" heading={words.close.milestones(left.milestones, left.ofMilestones)} headingLevel={null} /> : null}
          <ul>{words.close.text.map((each) => <li key={each}>{each}</li>)}</ul>
          <form method="post" action={`${path}/close`} className="sp-stack sp-measure" noValidate data-once="">
            <FormErrors errors={[{ field: getFieldId("code"), text: error }]} />
            <input type="hidden" name="version" value={plan.version} />
            <Field name="code" label={words.close.code(plan.code)} width="m" defaultValue={typedOf(answered, "code") ?? ""} error={error} autoComplete="off" spellCheck={false} />
            <div className="sp-actions"><Button kind="warning">{words.close.submit}</Button><a href={path}>{words.toPlan}</a></div>
          </form>
        </>
      )}
    </PlanPage>
  );
}
