import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { StateTag } from "#app/components/plan-admin/state-tag.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { AdminPage } from "#app/components/shell/side-nav.tsx";
import { Words } from "#app/components/shell/worded.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { listManagedPlans, type ManagedPlanRow } from "#app/domain/plan-admin/list-managed-plans.server.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { inLocale } from "#app/lib/bilingual.ts";
import { page } from "#app/server/route.server.ts";

const query = z.object({ done: z.literal("deleted").optional().catch(undefined), code: z.string().max(20).catch("") });

export const loader = page({ access: "coordinator", query }, async ({ ctx, query }) => ({ ...(await listManagedPlans(ctx)), deleted: query.done ? query.code : null }));

export const meta = titled((m) => m.planAdmin.list.title);

export default function ManagedPlans() {
  const { plans, mayMake, deleted } = useLoaderData<typeof loader>();
  const { locale, m } = useLocale();
  const words = m.planAdmin.list;
  const add = mayMake ? <Button href={`/${locale}/admin/plans/new`}>{words.add}</Button> : null;
  return (
    <AdminPage>
      <PageHeading title={words.title} lead={words.lead} />
      {deleted !== null ? <Alert kind="success" heading={words.deleted(deleted)} headingLevel={null} role="status" focus /> : null}
      {plans.length === 0 ? <EmptyState heading={words.none} text={mayMake ? words.noneMake : words.noneText} action={add} /> : (
        <>
          {add ? <div className="sp-actions">{add}</div> : null}
          <ul className="sp-list sp-section" role="list">{plans.map((plan) => <Row key={plan.id} plan={plan} />)}</ul>
        </>
      )}
    </AdminPage>
  );
}

function Row({ plan }: { plan: ManagedPlanRow }) {
  const { locale, m, now } = useLocale();
  const current = plan.phases.find((phase) => phase.opensAt <= now && now < phase.closesAt) ?? plan.phases.find((phase) => phase.opensAt > now);
  return (
    <li className="sp-list__row">
      <div>
        <p className="sp-list__meta">{plan.code}{plan.isDemo ? ` · ${m.plans.demo}` : ""}</p>
        <h2 className="sp-list__title"><a href={`/${locale}/admin/plans/${plan.slug}`}><Words of={inLocale(plan.title, locale)} /></a></h2>
        <p className="sp-small">{current ? `${m.words.phases[current.kind]}: ${m.plans.phaseDates(format.date(locale, current.opensAt), format.lastDay(locale, current.closesAt))}` : plan.phases.length === 0 ? m.planAdmin.list.noPhases : null}</p>
        {plan.warnings > 0 ? <p className="sp-small"><a href={`/${locale}/admin/plans/${plan.slug}/compliance`}>{m.compliance.admin.warnings.count(format.number(locale, plan.warnings))}</a></p> : null}
      </div>
      <div className="sp-list__side"><StateTag state={plan.state} /></div>
    </li>
  );
}
