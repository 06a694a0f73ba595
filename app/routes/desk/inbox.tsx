import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { CaseList } from "#app/components/desk/case-list.tsx";
import { KeyHelp } from "#app/components/desk/key-help.tsx";
import { DeskNav } from "#app/components/desk/desk-nav.tsx";
import { inboxQuery, toFilter } from "#app/components/desk/inbox-query.ts";
import { Outcome } from "#app/components/desk/outcome.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { Words } from "#app/components/shell/worded.tsx";
import { getInboxPage } from "#app/domain/triage/get-desk.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { page } from "#app/server/route.server.ts";

export const loader = page({ access: "moderator", params: z.object({ plan: z.string() }), query: inboxQuery }, async ({ ctx, params, query }) => ({ ...(await getInboxPage(ctx, params.plan, toFilter(query))), query }));

export const meta = titled((m) => m.desk.title);

export default function InboxPage() {
  const { plan, themes, staff, savedViews, inbox, waiting, query } = useLoaderData<typeof loader>();
  const { m } = useLocale();
  return (
    <div className="sp-desk">
      <CaseList planSlug={plan.slug} inbox={inbox} waiting={waiting} filters={{ themes, staff, savedViews }} query={query} current={null} heading={<><h1 id="desk" tabIndex={-1} data-page-heading="">{m.desk.title}</h1><Outcome query={query} /><p className="sp-muted"><Words of={plan.title} />. {m.desk.shortlist.selectHint}.</p><DeskNav planSlug={plan.slug} /><KeyHelp planSlug={plan.slug} /></>} />
    </div>
  );
}
