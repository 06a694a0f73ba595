import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { OwnRemarks } from "#app/components/initiative-comments/own-remarks.tsx";
import { OwnComments } from "#app/components/my-page/own-comments.tsx";
import { OwnProposals } from "#app/components/my-page/own-proposals.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { AccountPage } from "#app/components/shell/side-nav.tsx";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { Pagination } from "#app/components/ui/pagination.tsx";
import { getOwnList, ownLists, type OwnList } from "#app/domain/my-page/get-my-page.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import type { Messages } from "#app/i18n/messages.ts";
import { withQuery } from "#app/lib/with-query.ts";
import { page } from "#app/server/route.server.ts";

const params = z.object({ kind: z.enum(ownLists) });
const query = z.object({ at: z.string().max(200).optional().catch(undefined) });

export const loader = page({ access: "participant", params, query }, async ({ ctx, params, query }) => ({ page: await getOwnList(ctx, params.kind, query.at) }));

function wordsOf({ myPage, initiativeComments }: Messages, list: OwnList) {
  if (list === "initiatives") return initiativeComments.myPage;
  return list === "organisations" ? { ...myPage.proposals, heading: myPage.proposals.ofOrganisations } : myPage[list];
}

export const meta = titled<Awaited<ReturnType<typeof loader>>>((m, { page: { list } }) => wordsOf(m, list).heading);

export default function AllOfMine() {
  const { page: found } = useLoaderData<typeof loader>();
  const { locale, m } = useLocale();
  const words = wordsOf(m, found.list);
  const path = `/${locale}/account/all/${found.list}`;
  const isEmpty = ("remarks" in found ? found.remarks : "comments" in found ? found.comments : found.proposals).length === 0;
  return (
    <AccountPage>
      <PageHeading before={<BackLink href={`/${locale}/account`}>{m.myPage.back}</BackLink>} title={words.heading} />
      {isEmpty ? <EmptyState heading={words.none} text={words.noneText} /> : "remarks" in found ? <OwnRemarks rows={found.remarks} level={2} /> : "comments" in found ? <OwnComments rows={found.comments} level={2} /> : <OwnProposals rows={found.proposals} level={2} marksCoAuthor={found.list === "proposals"} />}
      <Pagination
        label={m.myPage.pages}
        previous={found.previous ? { href: withQuery(path, { at: found.previous }), text: m.shell.previous } : null}
        next={found.next ? { href: withQuery(path, { at: found.next }), text: m.shell.next } : null}
      />
    </AccountPage>
  );
}
