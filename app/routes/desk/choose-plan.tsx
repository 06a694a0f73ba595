import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { titled } from "#app/components/shell/document-head.ts";
import { Words } from "#app/components/shell/worded.tsx";
import { Card } from "#app/components/ui/card.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { listDesks } from "#app/domain/triage/get-desk.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { page } from "#app/server/route.server.ts";

/** The plans that one works on; with only one there is nothing to choose. */
export const loader = page({ access: "moderator" }, async ({ ctx }) => {
  const plans = await listDesks(ctx);
  if (plans.length === 1) throw redirect(`/${ctx.locale}/desk/${plans[0]!.slug}`);
  return { plans };
});

export const meta = titled((m) => m.desk.title);

export default function ChoosePlan() {
  const { plans } = useLoaderData<typeof loader>();
  const { locale, m } = useLocale();
  return (
    <>
      <PageHeading title={m.desk.title} lead={m.desk.choosePlan} />
      {plans.length === 0 ? <EmptyState heading={m.desk.noPlans} text={m.desk.noPlansText} /> : null}
      <div className="sp-stack">{plans.map((plan) => <Card key={plan.slug} href={`/${locale}/desk/${plan.slug}`} title={<Words of={plan.title} />} />)}</div>
    </>
  );
}
