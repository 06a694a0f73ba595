import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { DraftState } from "#app/components/organisations/draft-state.tsx";
import { PositionDrafts } from "#app/components/organisations/position-drafts.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { isOpen } from "#app/domain/plans/phase.ts";
import { findCurrentPlan } from "#app/domain/plans/queries.server.ts";
import { listPositionDrafts } from "#app/domain/positions/get-position-page.server.ts";
import { listSharedDrafts } from "#app/domain/proposals/shared-draft.server.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { page } from "#app/server/route.server.ts";

export const loader = page({ access: "participant", params: z.object({ organisation: z.uuid() }) }, async ({ ctx, params }) => {
  const [found, positions, current] = await Promise.all([listSharedDrafts(ctx, params.organisation), listPositionDrafts(ctx, params.organisation), findCurrentPlan(ctx)]);
  return { ...found, positions, openPlan: current && isOpen(current.phases, "collect", ctx.now) ? current.slug : null };
});

export const meta = titled<Awaited<ReturnType<typeof loader>>>((m, { organisation }) => m.drafts.listTitle(organisation.name));

export default function SharedDrafts() {
  const { organisation, drafts, positions, openPlan } = useLoaderData<typeof loader>();
  const { locale, m } = useLocale();
  const words = m.drafts;
  const write = openPlan ? <Button href={`/${locale}/plans/${openPlan}/proposals/new?new=1`}>{words.write}</Button> : null;
  return (
    <>
      <PageHeading before={<BackLink href={`/${locale}/organisations/${organisation.id}`}><span dir="auto">{organisation.name}</span></BackLink>} title={words.listTitle(organisation.name)} lead={words.listLead} />
      {drafts.length === 0 ? <EmptyState heading={words.none} text={words.noneText} action={write} /> : (
        <>
          <ul className="sp-list" role="list">
            {drafts.map((draft) => (
              <li className="sp-list__row" key={draft.id}>
                <div>
                  <h2 className="sp-list__title"><a href={`/${locale}/organisations/${organisation.id}/drafts/${draft.id}`} lang={draft.language === locale ? undefined : draft.language} dir="auto">{draft.title.trim() || words.untitled}</a></h2>
                  <p className="sp-list__meta">{words.by(draft.writer ?? words.noWriter, format.dateTime(locale, draft.updatedAt))}</p>
                </div>
                <div className="sp-list__side"><DraftState state={draft.state} /></div>
              </li>
            ))}
          </ul>
          <div className="sp-actions">{write}</div>
        </>
      )}
      <PositionDrafts organisation={organisation.id} rows={positions} />
    </>
  );
}
