import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { typedOf, type ActAgain } from "#app/components/desk/act-again.ts";
import { NewPlanForm } from "#app/components/plan-admin/new-plan-form.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { AdminPage } from "#app/components/shell/side-nav.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { forbidden } from "#app/domain/errors.ts";
import { listManagedPlans } from "#app/domain/plan-admin/list-managed-plans.server.ts";
import { makePlan } from "#app/domain/plan-admin/make-plan.server.ts";
import { newPlanInput } from "#app/domain/plan-admin/new-plan-schema.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { fieldErrorsOf } from "#app/lib/field-errors.ts";
import { newId } from "#app/lib/id.ts";
import { form, formAgain, page } from "#app/server/route.server.ts";

/** With a name for the plan to come: the form sent twice makes one. */
export const loader = page({ access: "coordinator" }, async ({ ctx, held }) => {
  const { plans, mayMake } = await listManagedPlans(ctx);
  if (!mayMake) throw forbidden();
  return { plans: plans.map(({ slug, code, title }) => ({ slug, code, title })), key: newId(), held: held ? ({ intent: "make", errors: {}, fields: held } satisfies ActAgain) : undefined };
});

export const action = form({ access: "coordinator" }, async ({ ctx, fields }) => {
  const { mayMake } = await listManagedPlans(ctx);
  if (!mayMake) throw forbidden();
  const again = (errors: ActAgain["errors"], status = 400) => formAgain<ActAgain>({ intent: "make", errors, fields }, status);
  const input = newPlanInput.safeParse(fields);
  if (!input.success) return again(fieldErrorsOf(input.error));
  const made = await makePlan(ctx, input.data);
  if (!made.ok) return again(made.errors, 409);
  throw redirect(`/${ctx.locale}/admin/plans/${made.slug}?done=made`, 303);
});

export const meta = titled((m) => m.planAdmin.make.title);

export default function NewPlan() {
  const { plans, key, held } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const { locale, m } = useLocale();
  const words = m.planAdmin;
  const again = answered ?? held;
  return (
    <AdminPage>
      <PageHeading before={<BackLink href={`/${locale}/admin/plans`}>{words.list.title}</BackLink>} title={words.make.title} lead={words.make.lead} />
      {held && !answered ? <Alert kind="info" heading={m.shell.heldNotice} headingLevel={null} role="status" focus /> : null}
      <NewPlanForm plans={plans} formKey={typedOf(again, "key") ?? key} again={again} />
    </AdminPage>
  );
}
