import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { titled } from "#app/components/shell/document-head.ts";
import { AdminPage } from "#app/components/shell/side-nav.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { DefinitionList } from "#app/components/ui/definition-list.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { Pagination } from "#app/components/ui/pagination.tsx";
import { Table } from "#app/components/ui/table.tsx";
import { VisuallyHidden } from "#app/components/ui/visually-hidden.tsx";
import { listGivenUp, type GivenUp } from "#app/domain/mail/list-given-up.server.ts";
import { retryMail } from "#app/domain/mail/retry-mail.server.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { withQuery } from "#app/lib/with-query.ts";
import { form, page } from "#app/server/route.server.ts";

const query = z.object({ cursor: z.string().max(200).optional().catch(undefined), tried: z.coerce.number().int().min(0).optional().catch(undefined) });

export const loader = page({ access: "admin", query }, async ({ ctx, query }) => ({ ...(await listGivenUp(ctx, query.cursor)), tried: query.tried }));

/** Tries one again, or all. */
export const action = form({ access: "admin" }, async ({ ctx, fields }) => {
  const tried = await retryMail(ctx, fields.intent === "all" ? "all" : { id: typeof fields.id === "string" ? fields.id : "" });
  throw redirect(`/${ctx.locale}/admin/mail?tried=${tried}`, 303);
});

export const meta = titled((m) => m.following.mail.title);

export default function Mail() {
  const { page: { rows, previous, next }, counts, tried } = useLoaderData<typeof loader>();
  const { locale, m } = useLocale();
  const words = m.following.mail;
  const path = `/${locale}/admin/mail`;
  const number = (value: number) => format.number(locale, value);
  return (
    <AdminPage>
      <PageHeading title={words.title} lead={words.lead} />
      {tried === undefined ? null : <Alert kind={tried > 0 ? "success" : "info"} heading={words.done(tried)} role="status" focus />}
      <section className="sp-section">
        <h2>{words.counts}</h2>
        <DefinitionList items={[{ term: words.waiting, text: number(counts.waiting) }, { term: words.sent, text: number(counts.sent) }, { term: words.cancelled, text: number(counts.cancelled) }, { term: words.givenUp, text: number(counts.givenUp) }]} />
      </section>
      {rows.length === 0 ? <EmptyState heading={words.none} text={words.noneText} /> : (
        <section className="sp-section">
          <form method="post" action={path} className="sp-actions" data-once=""><Button kind="secondary" name="intent" value="all">{words.tryAll}</Button></form>
          <Table id="given-up" caption={words.listTitle}
            columns={[{ key: "kind", header: words.kind }, { key: "failed", header: words.failed }, { key: "attempts", header: words.attempts, numeric: true }, { key: "server", header: words.server }, { key: "act", header: words.act }]}
            rows={rows.map((mail) => ({
              key: mail.id,
              cells: {
                kind: words.kinds[mail.kind], attempts: number(mail.attempts), server: <span dir="auto" lang="en">{mail.lastError}</span>, act: <TryAgain mail={mail} path={path} />,
                failed: <>{format.dateTime(locale, mail.failedAt)}<br /><span className="sp-small sp-muted">{words.created} {format.dateTime(locale, mail.createdAt)}</span></>,
              },
            }))} />
          <Pagination label={words.listTitle} previous={previous ? { href: withQuery(path, { cursor: previous }), text: m.shell.previous } : null} next={next ? { href: withQuery(path, { cursor: next }), text: m.shell.next } : null} />
        </section>
      )}
    </AdminPage>
  );
}

function TryAgain({ mail, path }: { mail: GivenUp; path: string }) {
  const { locale, m } = useLocale();
  const words = m.following.mail;
  if (!mail.canRetry) return <span className="sp-small sp-muted">{words.emptied}</span>;
  return (
    <form method="post" action={path} data-once="">
      <input type="hidden" name="id" value={mail.id} />
      <Button kind="secondary" small name="intent" value="one">{words.tryAgain}<VisuallyHidden> {words.kinds[mail.kind]}, {format.dateTime(locale, mail.failedAt)}</VisuallyHidden></Button>
    </form>
  );
}
