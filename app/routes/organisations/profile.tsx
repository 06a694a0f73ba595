import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { FollowButton } from "#app/components/following/follow-button.tsx";
import { OrganisationComments } from "#app/components/organisations/organisation-comments.tsx";
import { OrganisationMark } from "#app/components/organisations/organisation-mark.tsx";
import { organisationPath } from "#app/components/organisations/organisation-path.ts";
import { ProposalRows } from "#app/components/proposals/proposal-rows.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { PeoplesText } from "#app/components/shell/text-of-people.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { DefinitionList } from "#app/components/ui/definition-list.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { Pagination } from "#app/components/ui/pagination.tsx";
import { isFollowing } from "#app/domain/follows/is-following.server.ts";
import { getOrganisationPage, type OrganisationPage } from "#app/domain/organisations/get-organisation-page.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { withQuery } from "#app/lib/with-query.ts";
import { page } from "#app/server/route.server.ts";

const cursor = z.string().max(200).optional().catch(undefined);
const query = z.object({ proposals: cursor, comments: cursor, done: z.enum(["edited", "unverified", "joined"]).optional().catch(undefined) });

export const loader = page({ access: "public", params: z.object({ organisation: z.uuid() }), query }, async ({ ctx, params, query }) => {
  const found = await getOrganisationPage(ctx, params.organisation, query);
  if ("mergedInto" in found) throw redirect(organisationPath(ctx.locale, found.mergedInto), 301);
  return { ...found, query, isFollowed: await isFollowing(ctx, "organisation", found.organisation.id) };
});

export const meta = titled<OrganisationPage>((_, { organisation }) => organisation.name);

export default function OrganisationProfile() {
  const { organisation, standing, members, proposals, comments, query, isFollowed } = useLoaderData<typeof loader>();
  const { locale, m } = useLocale();
  const words = m.organisations.page;
  const { id } = organisation;
  const at = (cursors: { proposals?: string | null | undefined; comments?: string | null | undefined }, place: string) => `${withQuery(organisationPath(locale, id), { proposals: query.proposals, comments: query.comments, ...cursors })}#${place}`;
  return (
    <>
      <PageHeading title={<span dir="auto">{organisation.name}</span>} after={<OrganisationMark type={organisation.type} verified={organisation.verified} />} />
      {query.done ? <Alert kind="success" heading={words.done[query.done]} role="status" focus /> : null}
      {standing === "member" || standing === "representative" ? (
        <Alert kind="info" heading={words.yourRole(standing)}>
          <div className="sp-cluster">
            <Button href={organisationPath(locale, id, "/members")} kind="secondary" small>{words.seeMembers}</Button>
            <Button href={organisationPath(locale, id, "/drafts")} kind="secondary" small>{words.drafts}</Button>
            {standing === "representative" ? <Button href={organisationPath(locale, id, "/edit")} kind="secondary" small>{words.edit}</Button> : null}
          </div>
        </Alert>
      ) : null}
      <FollowButton subject="organisation" id={id} isFollowed={isFollowed} />
      <section className="sp-section sp-measure" aria-labelledby="about">
        <h2 id="about">{words.about}</h2>
        {/* In which language it is written nobody says. */}
        {organisation.description ? <PeoplesText text={organisation.description} language={locale} /> : null}
        <OrganisationFacts organisation={organisation} members={members} />
      </section>
      <section className="sp-section" aria-labelledby="proposals">
        <h2 id="proposals">{words.proposals}</h2>
        {proposals.rows.length > 0 ? <ProposalRows rows={proposals.rows} /> : <EmptyState headingLevel={3} heading={words.noProposals} text={words.noProposalsText} action={<Button kind="secondary" href={`/${locale}/proposals`}>{m.plans.home.readProposals}</Button>} />}
        <Pagination label={words.proposals} previous={proposals.previous ? { href: at({ proposals: proposals.previous }, "proposals"), text: words.newerProposals } : null} next={proposals.next ? { href: at({ proposals: proposals.next }, "proposals"), text: words.olderProposals } : null} />
      </section>
      <section className="sp-section" aria-labelledby="comments">
        <h2 id="comments">{words.comments}</h2>
        {comments.rows.length > 0 ? <OrganisationComments comments={comments.rows} /> : <EmptyState headingLevel={3} heading={words.noComments} text={words.noCommentsText} />}
        <Pagination label={words.comments} previous={comments.previous ? { href: at({ comments: comments.previous }, "comments"), text: words.newerComments } : null} next={comments.next ? { href: at({ comments: comments.next }, "comments"), text: words.olderComments } : null} />
      </section>
    </>
  );
}

function OrganisationFacts({ organisation, members }: Pick<OrganisationPage, "organisation" | "members">) {
  const { m } = useLocale();
  const words = m.organisations.page;
  return (
    <DefinitionList items={[
      { term: words.type, text: m.words.participantTypes[organisation.type] },
      { term: words.cvr, text: organisation.cvr },
      ...(organisation.website ? [{ term: words.website, text: <a href={organisation.website} rel="nofollow ugc noopener">{new URL(organisation.website).host}</a> }] : []),
      { term: words.verified, text: organisation.verified ? m.organisations.verifiedText : m.organisations.notVerifiedText },
      { term: words.members, text: words.memberCount(members) },
    ]} />
  );
}
