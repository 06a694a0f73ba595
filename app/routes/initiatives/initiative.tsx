import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { FollowButton } from "#app/components/following/follow-button.tsx";
import { CommentsAhead } from "#app/components/initiative-comments/comments-ahead.tsx";
import { InitiativeComments } from "#app/components/initiative-comments/initiative-comments.tsx";
import { SectionComments } from "#app/components/initiative-comments/section-comments.tsx";
import { CodingSection } from "#app/components/implementation/coding-facts.tsx";
import { InitiativeProgressSection } from "#app/components/implementation/initiative-progress.tsx";
import { InitiativeFactsSections } from "#app/components/plans/initiative-facts.tsx";
import { InitiativeSources } from "#app/components/plans/initiative-sources.tsx";
import { WrittenView } from "#app/components/initiatives/written-view.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { Words } from "#app/components/shell/worded.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Breadcrumb } from "#app/components/ui/breadcrumb.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { Tag } from "#app/components/ui/tag.tsx";
import { isFollowing } from "#app/domain/follows/is-following.server.ts";
import { commentOnInitiative } from "#app/domain/initiative-comments/comment-on-initiative.server.ts";
import { listRemarks } from "#app/domain/initiative-comments/list-remarks.server.ts";
import { remarkInput, remarksQuery } from "#app/domain/initiative-comments/schema.ts";
import { isSection, sectionsOf, wholeSection } from "#app/domain/initiative-comments/sections.ts";
import { getInitiativeProgress } from "#app/domain/implementation/get-initiative-progress.server.ts";
import { getInitiative } from "#app/domain/initiatives/queries.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { warnsOfCpr } from "#app/lib/cpr.ts";
import { fieldErrorsOf } from "#app/lib/field-errors.ts";
import { withQuery } from "#app/lib/with-query.ts";
import { form, formAgain, page } from "#app/server/route.server.ts";

const params = z.object({ reference: z.string().max(40) });
const query = remarksQuery.extend({ all: z.uuid().optional().catch(undefined), cursor: z.string().max(200).optional().catch(undefined), commented: z.uuid().optional().catch(undefined), done: z.enum(["edited", "deleted"]).optional().catch(undefined) });

export const loader = page({ access: "public", forEveryone: true, params, query }, async ({ ctx, params, query: asked, held }) => {
  const found = await getInitiative(ctx, params.reference, asked.cursor);
  // An address with a part that there is not shows the page without it.
  const isKnown = asked.section === wholeSection || (asked.section !== undefined && found.written !== null && isSection(found.written.template, asked.section));
  const query = { ...asked, section: isKnown ? asked.section : undefined };
  const [isFollowed, remarks, carriedOut] = await Promise.all([isFollowing(ctx, "initiative", found.id), listRemarks(ctx, params.reference, query), getInitiativeProgress(ctx, params.reference, asked.all)]);
  return { ...found, isFollowed, remarks, carriedOut, query, held: held ? { errors: {}, fields: held } : undefined };
});

/** A comment, on a part of it or on the whole. */
export const action = form({ access: "participant", params, query }, async ({ ctx, params, fields }) => {
  const input = remarkInput.safeParse(fields);
  if (!input.success) return formAgain({ refusal: null, errors: fieldErrorsOf(input.error), fields });
  if (warnsOfCpr(fields, [input.data.body])) return formAgain({ refusal: null, errors: {}, fields });
  const result = await commentOnInitiative(ctx, params.reference, input.data);
  if (!result.ok) return formAgain({ refusal: result.reason, errors: {}, fields }, 409);
  throw redirect(`${withQuery(`/${ctx.locale}/initiatives/${params.reference}`, { commented: result.value.id })}#commented`, 303);
});

export const meta = titled<Awaited<ReturnType<typeof loader>>>((_, { number, reference, title }) => `${number ?? reference} ${title.text}`);

export default function Initiative() {
  const initiative = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  const { locale, m } = useLocale();
  const words = m.initiatives;
  const { plan, theme, sources, written, remarks, carriedOut } = initiative;
  const path = `/${locale}/initiatives/${initiative.reference}`;
  const comments = (section: string) => (written ? <SectionComments section={section} path={path} template={written.template} remarks={remarks} /> : null);
  const isPublished = initiative.state === "published";
  return (
    <>
      <PageHeading
        before={<Breadcrumb label={m.shell.breadcrumb} items={[{ text: m.shell.home, href: `/${locale}` }, { text: plan.title.text, href: `/${locale}/plans/${plan.slug}` }, { text: words.title, href: `/${locale}/plans/${plan.slug}/initiatives` }, { text: initiative.number ?? initiative.reference }]} />}
        kicker={<><span>{initiative.reference}</span><a href={`/${locale}/plans/${plan.slug}/themes/${theme.slug}`}><Words of={theme.title} /></a><Tag kind={isPublished ? "success" : "neutral"}>{m.words.initiativeStates[initiative.state]}</Tag></>}
        title={<>{initiative.number ? `${initiative.number} ` : null}<Words of={initiative.title} /></>}
        after={<>{initiative.title.lang !== locale ? <p className="sp-small sp-muted">{words.missingTranslation}</p> : null}<CommentsAhead remarks={remarks} /></>}
      />
      {initiative.corrected && written ? <Alert kind="info" heading={m.initiativeDesk.page.corrected} headingLevel={null}><p>{initiative.corrected.isInPlan ? m.initiativeDesk.page.correctedBefore : m.initiativeDesk.page.correctedText} <a href={`/${locale}/initiatives/${initiative.reference}/versions?from=${initiative.corrected.since}&to=${written.version}`}>{m.initiativeDesk.page.seeCorrections}</a></p></Alert> : null}
      <FollowButton subject="initiative" id={initiative.id} isFollowed={initiative.isFollowed} />
      {initiative.summary.text ? <section className="sp-section sp-measure"><h2>{words.summary}</h2><div className="sp-prose"><Words of={initiative.summary} /></div>{comments("summary")}</section> : isPublished ? null : <p className="sp-muted">{words.summaryNone}</p>}
      {carriedOut ? <InitiativeProgressSection view={carriedOut} planSlug={plan.slug} path={path} all={initiative.query.all} /> : null}
      {written ? <><WrittenView written={written} under={comments} /><p className="sp-section"><a href={`${path}/versions`}>{isPublished ? m.initiativeDesk.page.allVersions : m.initiativeDesk.page.seeVersions}</a>{isPublished ? null : <> <span className="sp-small sp-muted">({m.initiativeDesk.page.versions(written.version)})</span></>}</p></> : <InitiativeFactsSections facts={initiative.facts} planSources={plan.sources} otherTitle={initiative.otherTitle} hasSummary={initiative.summary.text !== ""} hasSources={sources.total > 0} />}
      {carriedOut && (carriedOut.coding || written) ? <CodingSection coding={carriedOut.coding} /> : null}
      {isPublished && sources.total === 0 ? null : <InitiativeSources initiative={initiative} />}
      <InitiativeComments on={{ reference: initiative.reference, planSlug: plan.slug, template: written?.template ?? { name: "ogp2022" }, sections: written ? sectionsOf(written) : [], hasVersions: written !== null, contact: plan.contact }} remarks={remarks} query={initiative.query} again={again} held={initiative.held} />
    </>
  );
}
