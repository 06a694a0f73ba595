import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { titled } from "#app/components/shell/document-head.ts";
import { AccountPage } from "#app/components/shell/side-nav.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { VisuallyHidden } from "#app/components/ui/visually-hidden.tsx";
import { listFollows, type FollowView } from "#app/domain/follows/list-follows.server.ts";
import { followInput } from "#app/domain/follows/schema.ts";
import { unfollow } from "#app/domain/follows/unfollow.server.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { form, page } from "#app/server/route.server.ts";

const query = z.object({ done: z.literal("unfollowed").optional().catch(undefined) });

export const loader = page({ access: "participant", query }, async ({ ctx, query }) => ({ groups: await listFollows(ctx), isDone: query.done === "unfollowed" }));

/** Stops following one of the list. What is not a thing of the list changes nothing. */
export const action = form({ access: "participant" }, async ({ ctx, fields }) => {
  const input = followInput.safeParse(fields);
  if (input.success) await unfollow(ctx, input.data);
  throw redirect(`/${ctx.locale}/account/following${input.success ? "?done=unfollowed" : ""}`, 303);
});

export const meta = titled((m) => m.following.list.title);

export default function Following() {
  const { groups, isDone } = useLoaderData<typeof loader>();
  const { locale, m } = useLocale();
  const words = m.following.list;
  return (
    <AccountPage>
      <PageHeading title={words.title} lead={words.lead} />
      {isDone ? <Alert kind="success" heading={words.unfollowed} role="status" focus /> : null}
      {groups.length === 0 ? <EmptyState heading={words.none} text={words.noneText} action={<Button href={`/${locale}/proposals`} kind="secondary">{words.readProposals}</Button>} /> : null}
      {groups.map(({ subject, follows }) => (
        <section className="sp-section" key={subject}>
          <h2>{words.groups[subject]}</h2>
          <ul className="sp-list" role="list">{follows.map((each) => <Followed key={each.id} follow={each} />)}</ul>
        </section>
      ))}
      <p><a href={`/${locale}/account/notifications`}>{words.settings}</a></p>
    </AccountPage>
  );
}

function Followed({ follow: { subject, id, path, reference, title, since } }: { follow: FollowView }) {
  const { locale, m } = useLocale();
  const words = m.following.list;
  return (
    <li className="sp-list__row">
      <div>
        <p className="sp-list__meta">{reference && title ? `${reference} · ` : null}{words.since(format.date(locale, since))}</p>
        <h3 className="sp-list__title"><a href={`/${locale}${path}`} lang={title && title.lang !== locale ? title.lang : undefined} dir="auto">{title ? title.text : words.hidden(reference ?? "")}</a></h3>
      </div>
      <form method="post" action={`/${locale}/account/following`} className="sp-list__side" data-once="">
        <input type="hidden" name="subject" value={subject} />
        <input type="hidden" name="id" value={id} />
        <Button kind="secondary" small>{words.unfollow}<VisuallyHidden> {title ? title.text : (reference ?? "")}</VisuallyHidden></Button>
      </form>
    </li>
  );
}
