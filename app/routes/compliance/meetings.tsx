import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { Meeting } from "#app/components/compliance/meeting.tsx";
import { OutreachList } from "#app/components/compliance/outreach-list.tsx";
import { ProcessPage } from "#app/components/compliance/process-page.tsx";
import { RecordPages } from "#app/components/compliance/record-pages.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { recordsQuery } from "#app/domain/plan-records/records-query.ts";
import { getMeetingsPage } from "#app/domain/meetings/get-meetings-page.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { page } from "#app/server/route.server.ts";

export const loader = page({ access: "public", forEveryone: true, params: z.object({ plan: z.string().max(80) }), query: recordsQuery }, async ({ ctx, params, query }) => getMeetingsPage(ctx, params.plan, query));

export const meta = titled<Awaited<ReturnType<typeof loader>>>((m, { plan }) => `${m.compliance.nav.meetings} – ${plan.title.text}`, (m) => m.compliance.meetings.lead);

export default function MeetingsOfPlan() {
  const { plan, coming, held, outreach, mayManage } = useLoaderData<typeof loader>();
  const { locale, m } = useLocale();
  const words = m.compliance.meetings;
  const admin = `/${locale}/admin/plans/${plan.slug}`;
  return (
    <ProcessPage plan={plan} segment="meetings" title={words.title} lead={words.lead}>
      {coming.length + held.rows.length === 0 ? <EmptyState heading={words.none} text={words.noneText} /> : (
        <>
          <section className="sp-section"><h2>{words.coming}</h2>{coming.length > 0 ? coming.map((each) => <Meeting key={each.id} meeting={each} isHeld={false} />) : <p className="sp-muted">{words.noneComing}</p>}</section>
          <section className="sp-section" id="held">
            <h2>{words.held}</h2>
            {held.rows.length > 0 ? held.rows.map((each) => <Meeting key={each.id} meeting={each} isHeld />) : <p className="sp-muted">{words.noneHeld}</p>}
            <RecordPages path={`/${locale}/plans/${plan.slug}/meetings`} page={held} fragment="held" label={words.pages} />
          </section>
        </>
      )}
      <section className="sp-section" id="outreach"><h2>{m.compliance.outreach.title}</h2><OutreachList outreach={outreach} /></section>
      {mayManage ? <p className="sp-no-print"><a href={`${admin}/meetings`}>{words.manage}</a> · <a href={`${admin}/outreach`}>{words.manageOutreach}</a></p> : null}
    </ProcessPage>
  );
}
