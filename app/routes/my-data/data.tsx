import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { titled } from "#app/components/shell/document-head.ts";
import { AccountPage } from "#app/components/shell/side-nav.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { DefinitionList } from "#app/components/ui/definition-list.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { getOverview, type DataOverview } from "#app/domain/my-data/get-overview.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { page } from "#app/server/route.server.ts";

const query = z.object({ done: z.enum(["kept", "requested"]).optional().catch(undefined) });

export const loader = page({ access: "participant", query }, async ({ ctx, query, platform }) => ({ overview: await getOverview(ctx), done: query.done, days: platform.env.RETENTION_DAYS, isDue: ctx.actor.kind === "person" && ctx.actor.deletionDueAt !== null }));

export const meta = titled((m) => m.myData.title);

export default function MyData() {
  const { overview, done, days, isDue } = useLoaderData<typeof loader>();
  const { locale, m } = useLocale();
  const { myData } = m;
  const { download, names, deletion } = myData;
  return (
    <AccountPage>
      {done ? <Alert kind="success" heading={myData.done[done]} role="status" focus /> : null}
      <PageHeading title={myData.title} lead={myData.lead} />
      <section className="sp-section">
        <h2>{myData.kept.title}</h2>
        <WhatIsKept overview={overview} />
        <p>{myData.kept.long(days)}</p>
      </section>
      <section className="sp-section">
        <h2>{download.title}</h2>
        <p>{download.text}</p>
        <form method="post" action={`/${locale}/account/data/download`} className="sp-actions"><Button>{download.submit}</Button></form>
      </section>
      <section className="sp-section">
        <h2>{names.title}</h2>
        <p>{names.text(overview.named)}</p>
        <div className="sp-actions"><Button href={`/${locale}/account/data/names`} kind="secondary">{names.link}</Button></div>
      </section>
      {isDue ? null : (
        <section className="sp-section">
          <h2>{deletion.title}</h2>
          <p>{deletion.text}</p>
          <div className="sp-actions"><Button href={`/${locale}/account/delete`} kind="secondary">{deletion.link}</Button></div>
        </section>
      )}
    </AccountPage>
  );
}

function WhatIsKept({ overview }: { overview: DataOverview }) {
  const { kept } = useLocale().m.myData;
  const { email, proposals, comments, supports, drafts, sessions, organisations } = overview;
  const rows = [
    { key: "account", what: kept.account, much: <span dir="auto">{overview.name}<br />{email}</span>, why: kept.accountWhy },
    { key: "said", what: kept.said, much: kept.saidMuch(proposals, comments), why: kept.saidWhy },
    { key: "supports", what: kept.supports, much: kept.number(supports), why: kept.supportsWhy },
    { key: "drafts", what: kept.drafts, much: kept.number(drafts), why: kept.draftsWhy },
    { key: "sessions", what: kept.sessions, much: kept.number(sessions), why: kept.sessionsWhy },
    { key: "organisations", what: kept.organisations, much: kept.number(organisations), why: kept.organisationsWhy },
    { key: "acts", what: kept.acts, much: kept.actsMuch, why: kept.actsWhy },
  ];
  return <DefinitionList items={rows.map(({ key, what, much, why }) => ({ key, term: what, text: <>{much}<br /><span className="sp-small">{why}</span></> }))} />;
}
