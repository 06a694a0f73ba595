import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { titled } from "#app/components/shell/document-head.ts";
import { useLangOf } from "#app/components/shell/text-of-people.tsx";
import { When } from "#app/components/shell/when.tsx";
import { Words } from "#app/components/shell/worded.tsx";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { Pagination } from "#app/components/ui/pagination.tsx";
import { StatusTag } from "#app/components/proposals/status-tag.tsx";
import { listDrafts, type DraftRow } from "#app/domain/answers/list-drafts.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { withQuery } from "#app/lib/with-query.ts";
import { page } from "#app/server/route.server.ts";
import { answerStates } from "#db/values.ts";

const query = z.object({ state: z.enum(answerStates).catch("approved"), cursor: z.string().max(200).optional().catch(undefined) });

export const loader = page({ access: "moderator", params: z.object({ plan: z.string() }), query }, async ({ ctx, params, query }) => ({ ...(await listDrafts(ctx, params.plan, query)), state: query.state }));

export const meta = titled((m) => `${m.answers.list.title} – ${m.desk.title}`);

/** The answers that are not public: being written, waiting for approval, or approved and ready to be published together. */
export default function Answers() {
  const { plan, counts, page: { rows, previous, next }, state } = useLoaderData<typeof loader>();
  const { locale, m } = useLocale();
  const words = m.answers.list;
  const path = `/${locale}/desk/${plan.slug}`;
  const at = (cursor: string) => withQuery(`${path}/answers`, { state, cursor });
  const list = <ol className="sp-list" role="list">{rows.map((row) => <Row key={row.reference} row={row} path={path} selectable={state === "approved"} />)}</ol>;
  return (
    <div className="sp-measure">
      <PageHeading before={<BackLink href={path}>{words.back}</BackLink>} title={words.title} lead={words.lead} />
      <nav className="sp-views" aria-label={words.views}>
        <ul className="sp-inline-list" role="list">{answerStates.map((each) => <li key={each}><a href={withQuery(`${path}/answers`, { state: each })} aria-current={each === state ? "page" : undefined}>{m.answers.states[each]} ({counts[each].toLocaleString(locale)})</a></li>)}</ul>
      </nav>
      {rows.length === 0 ? <EmptyState heading={words.none[state]} text={words.noneText[state]} /> : state === "approved" ? (
        <form method="get" action={`${path}/answers/publish`} className="sp-stack">
          {list}
          <div className="sp-actions"><Button>{words.preview}</Button><Button href={`${path}/answers/publish?all=1`} kind="secondary">{words.previewAll(counts.approved)}</Button></div>
        </form>
      ) : list}
      <Pagination label={m.shell.pages} previous={previous ? { href: at(previous), text: m.shell.previous } : null} next={next ? { href: at(next), text: m.shell.next } : null} />
    </div>
  );
}

function Row({ row, path, selectable }: { row: DraftRow; path: string; selectable: boolean }) {
  const { m } = useLocale();
  const words = m.answers.list;
  const lang = useLangOf(row.language);
  const who = [row.isMine ? words.mine : row.author ? m.answers.draft.by(row.author) : "", row.approver ? m.answers.draft.approvedBy(row.approver) : "", row.sentBack ? words.sentBack : ""].filter(Boolean).join(" · ");
  return (
    <li className="sp-list__row">
      <div className="sp-drafts__row">
        {selectable ? <input type="checkbox" name="refs" value={row.reference} aria-label={words.select(row.reference)} /> : null}
        <div>
          <p className="sp-list__meta"><span className="sp-nowrap">{row.reference}</span> · <Words of={row.theme} />{who ? ` · ${who}` : ""} · <When at={row.updatedAt} withTime /></p>
          <h2 className="sp-list__title"><a href={`${path}/${row.reference}/answer`} lang={row.title ? lang : undefined} dir="auto">{row.title || m.proposals.page.hiddenTitle}</a></h2>
          {row.summary ? <p dir="auto">{row.summary}</p> : null}
        </div>
      </div>
      <div className="sp-list__side">{row.outcome ? <StatusTag status={row.outcome} /> : <span className="sp-muted">{words.noOutcome}</span>}</div>
    </li>
  );
}
