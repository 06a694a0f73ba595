import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { titled } from "#app/components/shell/document-head.ts";
import { AccountPage } from "#app/components/shell/side-nav.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { Pagination } from "#app/components/ui/pagination.tsx";
import { Tag } from "#app/components/ui/tag.tsx";
import { countUnread, listNotices, markAllRead, type NoticeView } from "#app/domain/notifications/list-notices.server.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { noticeLine, noticeReason } from "#app/i18n/notice-words.ts";
import { withQuery } from "#app/lib/with-query.ts";
import { form, page } from "#app/server/route.server.ts";

const query = z.object({ cursor: z.string().max(200).optional().catch(undefined), done: z.literal("read").optional().catch(undefined) });

export const loader = page({ access: "participant", query }, async ({ ctx, query }) => {
  const [notices, unread] = await Promise.all([listNotices(ctx, query.cursor), ctx.actor.kind === "person" ? countUnread(ctx, ctx.actor.id) : 0]);
  return { notices, unread, isDone: query.done === "read", at: ctx.now };
});

/** Marks as read what was there when the page was made. */
export const action = form({ access: "participant" }, async ({ ctx, fields }) => {
  const upTo = z.iso.datetime().safeParse(fields.upTo);
  await markAllRead(ctx, upTo.success ? new Date(upTo.data) : ctx.now);
  throw redirect(`/${ctx.locale}/account/news?done=read`, 303);
});

export const meta = titled((m) => m.following.news.title);

export default function News() {
  const { notices, unread, isDone, at } = useLoaderData<typeof loader>();
  const { locale, m } = useLocale();
  const words = m.following.news;
  const path = `/${locale}/account/news`;
  return (
    <AccountPage>
      <PageHeading title={words.title} lead={words.lead} />
      {isDone ? <Alert kind="success" heading={words.marked} role="status" focus /> : null}
      {notices.rows.length === 0 ? <EmptyState heading={words.none} text={words.noneText} /> : (
        <>
          <div className="sp-cluster">
            {/* What was just said is not said twice. */}
            {isDone && unread === 0 ? null : <p>{words.unreadCount(unread)}</p>}
            {unread > 0 ? <form method="post" action={path} data-once=""><input type="hidden" name="upTo" value={at.toISOString()} /><Button kind="secondary" small>{words.markAll}</Button></form> : null}
          </div>
          <ul className="sp-list" role="list">{notices.rows.map((each) => <Notice key={each.id} notice={each} />)}</ul>
          <Pagination label={words.title} previous={notices.previous ? { href: withQuery(path, { cursor: notices.previous }), text: words.newer } : null} next={notices.next ? { href: withQuery(path, { cursor: notices.next }), text: words.older } : null} />
        </>
      )}
      <p><a href={`/${locale}/account/notifications`}>{words.settings}</a></p>
      <p><a href={`/${locale}/account/following`}>{words.following}</a></p>
      <p className="sp-small sp-muted">{words.kept}</p>
    </AccountPage>
  );
}

function Notice({ notice }: { notice: NoticeView }) {
  const { locale, m, now } = useLocale();
  const words = m.following.news;
  return (
    <li className="sp-list__row">
      <div>
        <p className="sp-list__meta"><time dateTime={notice.at.toISOString()}>{format.dateTime(locale, notice.at)}</time></p>
        <h2 className="sp-list__title"><a href={`/${locale}/account/news/${notice.id}`} rel="nofollow" dir="auto">{noticeLine(m.following.notices, notice, now)}</a></h2>
        <p className="sp-small sp-muted">{words.because(noticeReason(m.following.notices, notice))}</p>
      </div>
      {notice.isUnread ? <div className="sp-list__side"><Tag kind="info" icon={null}>{words.unread}</Tag></div> : null}
    </li>
  );
}
