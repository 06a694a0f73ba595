import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { ActPage } from "#app/components/desk/act-page.tsx";
import { CaseHistory } from "#app/components/desk/case-history.tsx";
import { deskPath, inboxQuery } from "#app/components/desk/inbox-query.ts";
import { titled } from "#app/components/shell/document-head.ts";
import { Pagination } from "#app/components/ui/pagination.tsx";
import { getHistoryPage } from "#app/domain/triage/get-case-act.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { page } from "#app/server/route.server.ts";
import { caseParams } from "./case-route.ts";

/** `page` is a place in the history; `cursor` is that of the list beside the case. */
export const loader = page({ access: "moderator", params: caseParams, query: inboxQuery.extend({ page: z.string().max(200).optional().catch(undefined) }) }, async ({ ctx, params, query }) => ({ ...(await getHistoryPage(ctx, params.plan, params.reference, query.page)), query }));

export const meta = titled<Awaited<ReturnType<typeof loader>>>((m, { reference }) => m.inbox.historyTitle(reference));

export default function History() {
  const { query, entries, previous, next, ...head } = useLoaderData<typeof loader>();
  const { locale, m } = useLocale();
  const path = (at: string) => deskPath(locale, head.plan.slug, `/${head.reference}/history`, query, { page: at });
  return (
    <ActPage head={head} query={query} title={m.inbox.historyTitle(head.reference)}>
      {entries.length === 0 ? <p>{m.inbox.historyNone}</p> : <CaseHistory entries={entries} withTime />}
      <Pagination label={m.shell.pages} previous={previous ? { href: path(previous), text: m.shell.previous } : null} next={next ? { href: path(next), text: m.shell.next } : null} />
    </ActPage>
  );
}
