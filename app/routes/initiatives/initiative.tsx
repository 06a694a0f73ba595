import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { FollowButton } from "#app/components/following/follow-button.tsx";
import { CodingSection } from "#app/components/implementation/coding-facts.tsx";
import { InitiativeProgressSection } from "#app/components/implementation/initiative-progress.tsx";
import { InitiativeFactsSections } from "#app/components/plans/initiative-facts.tsx";
import { InitiativeSources } from "#app/components/plans/initiative-sources.tsx";
import { WrittenView } from "#app/components/initiatives/written-view.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { Words } from "#app/components/shell/worded.tsx";
import { Breadcrumb } from "#app/components/ui/breadcrumb.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { Tag } from "#app/components/ui/tag.tsx";
import { isFollowing } from "#app/domain/follows/is-following.server.ts";
import { getInitiativeProgress } from "#app/domain/implementation/get-initiative-progress.server.ts";
import { getInitiative } from "#app/domain/initiatives/queries.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { page } from "#app/server/route.server.ts";

export const loader = page({ access: "public", params: z.object({ reference: z.string().max(40) }), query: z.object({ cursor: z.string().max(200).optional().catch(undefined) }) }, async ({ ctx, params, query }) => {
  const found = await getInitiative(ctx, params.reference, query.cursor);
  return { ...found, isFollowed: await isFollowing(ctx, "initiative", found.id), carriedOut: await getInitiativeProgress(ctx, params.reference) };
});

export const meta = titled<Awaited<ReturnType<typeof loader>>>((_, { number, reference, title }) => `${number ?? reference} ${title.text}`);

export default function Initiative() {
  const initiative = useLoaderData<typeof loader>();
  const { locale, m } = useLocale();
  const words = m.initiatives;
  const { plan, theme, sources, written, carriedOut } = initiative;
  const isPublished = initiative.state === "published";
  return (
    <>
      <PageHeading
        before={<Breadcrumb label={m.shell.breadcrumb} items={[{ text: m.shell.home, href: `/${locale}` }, { text: plan.title.text, href: `/${locale}/plans/${plan.slug}` }, { text: words.title, href: `/${locale}/plans/${plan.slug}/initiatives` }, { text: initiative.number ?? initiative.reference }]} />}
        kicker={<><span>{initiative.reference}</span><a href={`/${locale}/plans/${plan.slug}/themes/${theme.slug}`}><Words of={theme.title} /></a><Tag kind={isPublished ? "success" : "neutral"}>{m.words.initiativeStates[initiative.state]}</Tag></>}
        title={<>{initiative.number ? `${initiative.number} ` : null}<Words of={initiative.title} /></>}
        after={initiative.title.lang !== locale ? <p className="sp-small sp-muted">{words.missingTranslation}</p> : null}
      />
      <FollowButton subject="initiative" id={initiative.id} isFollowed={initiative.isFollowed} />
      {initiative.summary.text ? <section className="sp-section sp-measure"><h2>{words.summary}</h2><div className="sp-prose"><Words of={initiative.summary} /></div></section> : isPublished ? null : <p className="sp-muted">{words.summaryNone}</p>}
      {carriedOut ? <InitiativeProgressSection view={carriedOut} planSlug={plan.slug} /> : null}
      {written ? <><WrittenView written={written} />{isPublished ? null : <p className="sp-section"><a href={`/${locale}/initiatives/${initiative.reference}/versions`}>{m.initiativeDesk.page.seeVersions}</a> <span className="sp-small sp-muted">({m.initiativeDesk.page.versions(written.version)})</span></p>}</> : <InitiativeFactsSections facts={initiative.facts} planSources={plan.sources} otherTitle={initiative.otherTitle} hasSummary={initiative.summary.text !== ""} hasSources={sources.total > 0} />}
      {carriedOut && (carriedOut.coding || written) ? <CodingSection coding={carriedOut.coding} /> : null}
      {isPublished && sources.total === 0 ? null : <InitiativeSources initiative={initiative} />}
    </>
  );
}
