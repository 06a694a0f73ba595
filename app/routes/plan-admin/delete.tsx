import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { PlanPage } from "#app/components/plan-admin/plan-page.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { deletePlan } from "#app/domain/plan-admin/delete-plan.server.ts";
import { getPlanOverview } from "#app/domain/plan-admin/get-plan-overview.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { withQuery } from "#app/lib/with-query.ts";
import { form, formAgain, page } from "#app/server/route.server.ts";
import { orConflict } from "../desk/or-conflict.ts";

const declared = { access: "coordinator", params: z.object({ plan: z.string() }) } as const;

export const loader = page(declared, async ({ ctx, params }) => ({ overview: await getPlanOverview(ctx, params.plan) }));

export const action = form(declared, async ({ ctx, params, fields }) => {
  const { plan } = await getPlanOverview(ctx, params.plan);
  const result = await orConflict(deletePlan(ctx, params.plan, z.coerce.number().int().catch(0).parse(fields.version)));
  if (result === "conflict") return formAgain({ problem: "overtaken" as const }, 409);
  if (!result.ok) return formAgain({ problem: result.reason }, 409);
  throw redirect(withQuery(`/${ctx.locale}/admin/plans`, { done: "deleted", code: plan.code }), 303);
});

export const meta = titled<Awaited<ReturnType<typeof loader>>>((m, { overview }) => `${m.planAdmin.remove.title} – ${overview.plan.title.da}`);

export default function DeletePlan() {
  const { overview: { plan, counts } } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const { locale, m } = useLocale();
  const words = m.planAdmin;
  const path = `/${locale}/admin/plans/${plan.slug}`;
  const isEmpty = counts.proposals + counts.initiatives === 0;
  return (
    <PlanPage plan={plan} title={words.remove.title} lead={plan.state === "draft" ? words.remove.lead : words.remove.public}>
      {answered ? <Alert kind="warning" heading={answered.problem === "overtaken" ? words.overtaken : m.forms.fieldErrors[answered.problem]} headingLevel={null} role="alert" focus /> : null}
      {plan.state === "draft" && !isEmpty && !answered ? <p>{m.forms.fieldErrors.plan_in_use}</p> : null}
      {plan.state === "draft" && isEmpty ? <form method="post" action={`${path}/delete`} data-once=""><input type="hidden" name="version" value={plan.version} /><div className="sp-actions"><Button kind="warning">{words.remove.submit}</Button><a href={path}>{words.toPlan}</a></div></form> : null}
    </PlanPage>
  );
}
