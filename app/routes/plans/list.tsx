import { useLoaderData } from "@remix-run/react";
import { StateTag } from "#app/components/plan-admin/state-tag.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { JustConfirmed } from "#app/components/shell/just-confirmed.tsx";
import { Words } from "#app/components/shell/worded.tsx";
import { Card } from "#app/components/ui/card.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { listPlans } from "#app/domain/plans/queries.server.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { page } from "#app/server/route.server.ts";

export const loader = page({ access: "public", forEveryone: "signedInToo" }, async ({ ctx }) => ({ plans: await listPlans(ctx) }));

export const meta = titled((m) => m.plans.list.title, (m) => m.plans.list.lead);

export default function Plans() {
  const { plans } = useLoaderData<typeof loader>();
  const { locale, m } = useLocale();
  return (
    <>
      <PageHeading title={m.plans.list.title} lead={m.plans.list.lead} />
      <JustConfirmed />
      {plans.length === 0 ? <EmptyState heading={m.plans.home.none} text={m.plans.home.noneText} /> : null}
      <div className="sp-stack">
        {plans.map((plan) => (
          <Card key={plan.slug} href={`/${locale}/plans/${plan.slug}`} title={<Words of={plan.title} />} kicker={plan.isDemo ? m.plans.demo : undefined} foot={plan.publishedOn ? m.plans.publishedOn(format.day(locale, plan.publishedOn)) : undefined}>
            <p><Words of={plan.summary} /></p>
            <p><StateTag state={plan.state} /></p>
          </Card>
        ))}
      </div>
    </>
  );
}
