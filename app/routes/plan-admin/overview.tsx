import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { PlanPlaces } from "#app/components/plan-admin/plan-places.tsx";
import { ComplianceWarnings } from "#app/components/compliance/warnings.tsx";
import { StateTag } from "#app/components/plan-admin/state-tag.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { AdminPage } from "#app/components/shell/side-nav.tsx";
import { Words } from "#app/components/shell/worded.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { getPlanOverview, type PlanOverview } from "#app/domain/plan-admin/get-plan-overview.server.ts";
import { partOf } from "#app/domain/plan-admin/missing.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { inLocale } from "#app/lib/bilingual.ts";
import { page } from "#app/server/route.server.ts";

const query = z.object({ done: z.enum(["made", "announced", "closed"]).optional().catch(undefined) });

export const loader = page({ access: "coordinator", params: z.object({ plan: z.string() }), query }, async ({ ctx, params, query }) => ({ overview: await getPlanOverview(ctx, params.plan), done: query.done }));

export const meta = titled<Awaited<ReturnType<typeof loader>>>((m, { overview }) => `${m.planAdmin.overview.title(overview.plan.code)} – ${m.planAdmin.list.title}`);

export default function ManagedPlanOverview() {
  const { overview, done } = useLoaderData<typeof loader>();
  const { locale, m } = useLocale();
  const words = m.planAdmin;
  const { plan, warnings } = overview;
  return (
    <AdminPage>
      <PageHeading before={<BackLink href={`/${locale}/admin/plans`}>{words.list.title}</BackLink>}
        kicker={<><StateTag state={plan.state} /><span>{plan.code}</span>{plan.announcedAt ? <span>{words.overview.announcedAt(format.date(locale, plan.announcedAt))}</span> : null}{plan.closedAt ? <span>{words.overview.closedAt(format.date(locale, plan.closedAt))}</span> : null}</>}
        title={<Words of={inLocale(plan.title, locale)} />} />
      {done ? <Alert kind="success" heading={done === "made" ? words.make.made : words.overview.done[done]} headingLevel={null} role="status" focus /> : null}
      <section className="sp-section"><h2>{words.overview.next}</h2><NextStep overview={overview} /></section>
      {warnings.length > 0 && plan.state !== "closed" && plan.state !== "published" ? <Alert kind="warning" heading={words.overview.noteworthy} headingLevel={2}><ul>{warnings.map((each) => <li key={each}>{words.phases.warnings[each]}</li>)}</ul></Alert> : null}
      <ComplianceWarnings planSlug={plan.slug} warnings={overview.requirements} />
      <section className="sp-section"><h2>{words.overview.parts}</h2><PlanPlaces overview={overview} /></section>
    </AdminPage>
  );
}

/** What the state means, what is missing, and the one thing to do about it. */
function NextStep({ overview: { plan, gaps, counts } }: { overview: PlanOverview }) {
  const { locale, m } = useLocale();
  const words = m.planAdmin.overview;
  const path = `/${locale}/admin/plans/${plan.slug}`;
  const isDraft = plan.state === "draft";
  const isEmpty = counts.proposals === 0 && counts.initiatives === 0;
  return (
    <>
      <p>{words.nextOf[plan.state]}</p>
      {gaps.length > 0 ? <><p><strong>{words.missing}</strong></p><ul>{gaps.map((gap) => <li key={gap}><a href={`${path}/${partOf(gap)}`}>{words.gaps[gap]}</a></li>)}</ul></> : null}
      {isDraft && gaps.length === 0 ? <p>{words.nothingMissing}</p> : null}
      <div className="sp-actions">
        {isDraft && gaps.length === 0 ? <Button href={`${path}/announce`}>{words.announce}</Button> : null}
        {isDraft ? null : <Button href={`/${locale}/plans/${plan.slug}`} kind="secondary">{words.publicPage}</Button>}
        {isDraft ? null : <Button href={`/${locale}/desk/${plan.slug}`} kind="secondary">{words.desk}</Button>}
        {isDraft && isEmpty ? <a href={`${path}/delete`}>{words.remove}</a> : null}
        {isDraft || plan.state === "closed" ? null : <a href={`${path}/close`}>{words.close}</a>}
      </div>
    </>
  );
}
