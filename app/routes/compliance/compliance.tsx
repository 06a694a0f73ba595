import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { ProcessPage } from "#app/components/compliance/process-page.tsx";
import { ComplianceResults } from "#app/components/compliance/results.tsx";
import { RulesInForce } from "#app/components/compliance/rules-in-force.tsx";
import { StandingTag } from "#app/components/compliance/standing-tag.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { Details } from "#app/components/ui/details.tsx";
import { Table } from "#app/components/ui/table.tsx";
import { getCompliance } from "#app/domain/compliance/get-compliance.server.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { page } from "#app/server/route.server.ts";

export const loader = page({ access: "public", forEveryone: true, params: z.object({ plan: z.string().max(80) }) }, async ({ ctx, params }) => getCompliance(ctx, params.plan));

export const meta = titled<Awaited<ReturnType<typeof loader>>>((m, { plan }) => `${m.compliance.nav.compliance} – ${plan.title.text}`, (m) => m.compliance.lead);

export default function ComplianceOfPlan() {
  const { plan, results, thresholds, changes, mayManage } = useLoaderData<typeof loader>();
  const { locale, m, now } = useLocale();
  const words = m.compliance;
  const day = (value: string | null) => (value === null ? <span className="sp-muted">{words.noDue}</span> : <time dateTime={value}>{format.day(locale, value)}</time>);
  return (
    <ProcessPage plan={plan} segment="compliance" title={words.title} lead={words.lead}>
      <section className="sp-section">
        <h2>{words.overview}</h2>
        <Table id="requirements" caption={words.overview} hideCaption
          columns={[{ key: "requirement", header: words.requirement }, { key: "standing", header: words.standing }, { key: "due", header: words.due }]}
          rows={results.map(({ id, standing, dueOn }) => ({ key: id, cells: { requirement: <a href={`#requirement-${id.replace(".", "-")}`}>{id} {words.requirements[id].title}</a>, standing: <StandingTag standing={standing} />, due: day(dueOn) } }))} />
        <p className="sp-small sp-muted">{words.sourceAt(format.dateTime(locale, now))}</p>
      </section>
      <ComplianceResults planSlug={plan.slug} isPublic results={results} level={2} />
      <section className="sp-section"><h2>{words.pack.title}</h2><p>{words.pack.text}</p><p><a href={`/${locale}/plans/${plan.slug}/compliance/evidence.zip`}>{words.pack.link}</a></p></section>
      <section className="sp-section"><h2>{words.method}</h2><p>{words.methodText}</p><Details summary={words.thresholds}><RulesInForce thresholds={thresholds} changes={changes} /></Details></section>
      {mayManage ? <p className="sp-no-print"><a href={`/${locale}/admin/plans/${plan.slug}/compliance`}>{words.manageRules}</a></p> : null}
    </ProcessPage>
  );
}
