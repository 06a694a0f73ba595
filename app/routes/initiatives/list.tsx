import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { DraftsOut } from "#app/components/initiative-comments/drafts-out.tsx";
import { OriginRatio } from "#app/components/initiatives/origin-ratio.tsx";
import { InitiativeRows } from "#app/components/plans/initiative-rows.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { Words } from "#app/components/shell/worded.tsx";
import { Breadcrumb } from "#app/components/ui/breadcrumb.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { getInitiativesPage } from "#app/domain/initiatives/get-initiatives-page.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { page } from "#app/server/route.server.ts";

export const loader = page({ access: "public", forEveryone: "signedInToo", params: z.object({ plan: z.string() }) }, async ({ ctx, params }) => getInitiativesPage(ctx, params.plan));

export const meta = titled<Awaited<ReturnType<typeof loader>>>((m, { plan }) => `${m.initiatives.title}: ${plan.title.text}`);

export default function Initiatives() {
  const { plan, themes, initiatives, progress } = useLoaderData<typeof loader>();
  const { locale, m, now } = useLocale();
  const hasProposals = plan.phases.some((phase) => phase.kind === "collect");
  return (
    <>
      <PageHeading before={<Breadcrumb label={m.shell.breadcrumb} items={[{ text: m.shell.home, href: `/${locale}` }, { text: plan.title.text, href: `/${locale}/plans/${plan.slug}` }, { text: m.initiatives.title }]} />}
        title={m.initiatives.title} lead={plan.state === "published" ? m.initiatives.leadPublished : m.initiatives.leadDraft} />
      {initiatives.some(({ state }) => state === "draft") ? <DraftsOut phases={plan.phases} now={now} className="sp-measure" /> : null}
      {initiatives.some(({ state }) => state === "published") ? <p><a href={`/${locale}/plans/${plan.slug}/progress`}>{m.implementation.plan.link}</a></p> : null}
      <OriginRatio origins={initiatives.map(({ origin }) => origin)} />
      {initiatives.length === 0 ? <EmptyState heading={m.initiatives.none} text={m.initiatives.noneText} /> : null}
      {themes.map((theme) => {
        const rows = initiatives.filter((each) => each.themeId === theme.id);
        return rows.length > 0 ? <section className="sp-section" key={theme.slug}><h2>{theme.number}. <Words of={theme.title} /></h2><InitiativeRows rows={rows} hasProposals={hasProposals} progress={progress} /></section> : null;
      })}
    </>
  );
}
