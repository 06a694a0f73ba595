import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { titled } from "#app/components/shell/document-head.ts";
import { AccountPage } from "#app/components/shell/side-nav.tsx";
import { useLangOf } from "#app/components/shell/text-of-people.tsx";
import { When } from "#app/components/shell/when.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { Pagination } from "#app/components/ui/pagination.tsx";
import { notFound } from "#app/domain/errors.ts";
import { changeName, hideNameEverywhere } from "#app/domain/my-data/change-names.server.ts";
import { getOverview } from "#app/domain/my-data/get-overview.server.ts";
import { listNamed, type NamedContribution } from "#app/domain/my-data/list-named.server.ts";
import { contributionKinds, nameChoices, type ContributionKind } from "#app/domain/my-data/policy.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { cutAtWord } from "#app/lib/text.ts";
import { withQuery } from "#app/lib/with-query.ts";
import { form, page } from "#app/server/route.server.ts";

const kind = z.enum(contributionKinds).catch("proposals");
const at = z.string().max(200).catch("");
const query = z.object({ kind, at, done: z.enum(["hidden", "shown", "hiddenAll"]).optional().catch(undefined) });
const change = z.object({ kind, at, id: z.string().max(40), choice: z.enum(nameChoices) });

export const loader = page({ access: "participant", query }, async ({ ctx, query }) => {
  const [list, { named, neutralCode }] = await Promise.all([listNamed(ctx, query.kind, query.at), getOverview(ctx)]);
  return { ...list, ...query, named, neutralCode };
});

export const action = form({ access: "participant" }, async ({ ctx, fields }) => {
  const path = `/${ctx.locale}/account/data/names`;
  if (fields.intent === "all") {
    await hideNameEverywhere(ctx);
    throw redirect(withQuery(path, { kind: kind.parse(fields.kind), done: "hiddenAll" }), 303);
  }
  const input = change.safeParse(fields);
  if (!input.success) throw notFound();
  await changeName(ctx, input.data.kind, input.data.id, input.data.choice);
  throw redirect(withQuery(path, { kind: input.data.kind, at: input.data.at, done: input.data.choice }), 303);
});

export const meta = titled((m) => m.myData.names.title);

export default function Names() {
  const { rows, previous, next, kind, at, done, named, neutralCode } = useLoaderData<typeof loader>();
  const { locale, m } = useLocale();
  const { names, done: doneWords, title } = m.myData;
  const path = `/${locale}/account/data/names`;
  return (
    <AccountPage>
      {done ? <Alert kind="success" heading={doneWords[done]} role="status" focus /> : null}
      <PageHeading before={<BackLink href={`/${locale}/account/data`}>{title}</BackLink>} title={names.title} lead={names.lead} />
      <p>{names.how(neutralCode)}</p>
      <p>{names.coAuthor} <a className="sp-tap" href={`/${locale}/account`}>{m.myPage.title}</a>.</p>
      {named > 0 ? (
        <form method="post" action={path} data-once="">
          <input type="hidden" name="kind" value={kind} />
          <div className="sp-actions"><Button name="intent" value="all" ariaDescribedBy="all-text">{names.all}</Button></div>
          <p id="all-text" className="sp-small">{names.allText}</p>
        </form>
      ) : null}
      <nav aria-label={names.kindsLabel}>
        <ul className="sp-tabs" role="list">{contributionKinds.map((each) => <li key={each}><a href={withQuery(path, { kind: each })} aria-current={each === kind ? "page" : undefined}>{names.kinds[each]}</a></li>)}</ul>
      </nav>
      <section>
        <h2>{names.kinds[kind]}</h2>
        {rows.length === 0 ? <EmptyState headingLevel={3} heading={names.none[kind]} text={names.noneText} /> : <ul className="sp-list" role="list">{rows.map((row) => <Contribution key={row.id} row={row} kind={kind} at={at} path={path} />)}</ul>}
      </section>
      <Pagination
        label={names.pages}
        previous={previous ? { href: withQuery(path, { kind, at: previous }), text: m.shell.previous } : null}
        next={next ? { href: withQuery(path, { kind, at: next }), text: m.shell.next } : null}
      />
    </AccountPage>
  );
}

function Contribution({ row, kind, at, path }: { row: NamedContribution; kind: ContributionKind; at: string; path: string }) {
  const { locale, m } = useLocale();
  const { names } = m.myData;
  const isNamed = row.display === "name";
  const lang = useLangOf(row.language);
  const href = kind === "initiativeComments" ? `/${locale}/initiatives/${row.reference}?comment=${row.id}#comment-${row.id}` : `/${locale}/proposals/${row.reference}${kind === "comments" ? `#comment-${row.id}` : ""}`;
  const about = cutAtWord(row.text, 60);
  return (
    <li className="sp-list__row">
      <div>
        <p className="sp-list__meta">{kind === "proposals" ? `$<span className="sp-nowrap">{row.reference}</span> · ` : ""}<When at={row.at} /></p>
        <h3 className="sp-list__title"><a href={href} lang={lang} dir="auto">{row.text}</a></h3>
        {kind !== "proposals" ? <p className="sp-list__meta">{names.commentOn} <span lang={useLangOf(row.onLanguage)} dir="auto">{row.on}</span></p> : null}
        <p>{names.shownAs} <strong dir="auto">{names.asName(row.shownName, isNamed ? row.organisation : null)}</strong></p>
        {!isNamed && !row.mayShow ? <p className="sp-list__meta">{names.left}</p> : null}
      </div>
      {isNamed || row.mayShow ? (
        <form method="post" action={path} className="sp-list__side" data-once="">
          <input type="hidden" name="kind" value={kind} />
          <input type="hidden" name="at" value={at} />
          <input type="hidden" name="id" value={row.id} />
          <Button kind="secondary" small name="choice" value={isNamed ? "hidden" : "shown"} ariaLabel={isNamed ? names.hideOn(about) : names.showOn(about)}>{isNamed ? names.hide : names.show}</Button>
        </form>
      ) : null}
    </li>
  );
}
