import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { NamedProposalLink } from "#app/components/merging/named-proposal.tsx";
import { Speaker } from "#app/components/proposals/speaker.tsx";
import { StatusTag } from "#app/components/proposals/status-tag.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { PeoplesText } from "#app/components/shell/text-of-people.tsx";
import { When } from "#app/components/shell/when.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { Pagination } from "#app/components/ui/pagination.tsx";
import { sayDistinct, takeBackDistinct, type DistinctPair } from "#app/domain/merging/distinct-pairs.server.ts";
import { listDuplicates, type Cluster } from "#app/domain/merging/list-duplicates.server.ts";
import { getPlanOfDesk } from "#app/domain/triage/get-desk.server.ts";
import { requireProposalsOfPlan } from "#app/domain/triage/require-of-plan.server.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { withQuery } from "#app/lib/with-query.ts";
import { form, formAgain, page } from "#app/server/route.server.ts";

const params = z.object({ plan: z.string() });
const query = z.object({ cursor: z.string().max(200).optional().catch(undefined), done: z.enum(["said", "again"]).optional().catch(undefined) });

export const loader = page({ access: "moderator", params, query }, async ({ ctx, params, query }) => ({ ...(await listDuplicates(ctx, params.plan, query.cursor)), cursor: query.cursor, done: query.done }));

const reference = z.string().min(1).max(40);
const distinctInput = z.object({ intent: z.enum(["said", "again"]), reference, others: z.string().max(2000).transform((list) => list.split(" ").filter(Boolean)).pipe(z.array(reference).min(1).max(50)) });

/** Remembers that a proposal is not the same as others, or takes that back. */
export const action = form({ access: "moderator", params, query }, async ({ ctx, params, query, fields }) => {
  await getPlanOfDesk(ctx, params.plan);
  const input = distinctInput.safeParse(fields);
  // Only a form that is not ours sends anything else.
  if (!input.success) return formAgain({});
  const { intent, reference, others } = input.data;
  await requireProposalsOfPlan(ctx, params.plan, [reference, ...others]);
  if (intent === "said") await sayDistinct(ctx, reference, others);
  else for (const other of others) await takeBackDistinct(ctx, reference, other);
  throw redirect(withQuery(`/${ctx.locale}/desk/${params.plan}/duplicates`, { cursor: query.cursor, done: intent }), 303);
});

export const meta = titled((m) => m.merging.duplicates.title);

export default function DuplicatesPage() {
  const { plan, clusters, distinct, looked, from, to, previous, next, cursor, done } = useLoaderData<typeof loader>();
  const { locale, m } = useLocale();
  const words = m.merging.duplicates;
  const base = `/${locale}/desk/${plan.slug}`;
  const here = withQuery(`${base}/duplicates`, { cursor });
  const at = (cursor: string) => withQuery(`${base}/duplicates`, { cursor });
  return (
    <>
      <PageHeading before={<BackLink href={base}>{words.back}</BackLink>} title={words.title} lead={words.lead} />
      {done ? <Alert kind="success" heading={words.done[done]} role="status" focus /> : null}
      {from && to ? <p className="sp-muted">{words.looked(looked, format.date(locale, from), format.date(locale, to))}</p> : null}
      {clusters.length === 0 ? <EmptyState heading={looked === 0 ? words.empty : words.none} text={looked === 0 ? words.emptyText : words.noneText} /> : clusters.map((cluster) => <OneCluster key={cluster.members[0]!.reference} cluster={cluster} base={base} action={here} />)}
      <Pagination label={m.shell.pages} previous={previous ? { href: at(previous), text: m.shell.previous } : null} next={next ? { href: at(next), text: m.shell.next } : null} />
      {distinct.length > 0 ? <Distinct pairs={distinct} base={base} action={here} /> : null}
    </>
  );
}

function OneCluster({ cluster: { members, likeness, target }, base, action }: { cluster: Cluster; base: string; action: string }) {
  const { m } = useLocale();
  const words = m.merging.duplicates;
  return (
    <section className="sp-box">
      <h2 className="sp-box__heading">{words.likeness[likeness]}: {words.cluster(members.length)}</h2>
      <ul className="sp-parts" role="list">
        {members.map((each) => (
          <li key={each.reference}>
            <NamedProposalLink to={each} base={base} />
            <span className="sp-cluster sp-small"><StatusTag status={each.status} /><Speaker speaker={each.speaker} at={each.submittedAt} compact /><span>{m.proposals.list.supports(each.supportCount)}</span></span>
            <Details summary={`${words.text}: ${each.reference}`}><PeoplesText text={each.text} language={each.language} /></Details>
            {each.reference === target ? <strong className="sp-small">{words.suggested}</strong> : each.isOpen ? <a href={withQuery(`${base}/${each.reference}/merge`, { into: target })}>{words.mergeInto(each.reference, target)}</a> : null}
            {each.reference === target ? null : <form method="post" action={action} data-once=""><input type="hidden" name="reference" value={each.reference} /><input type="hidden" name="others" value={members.filter((other) => other !== each).map((other) => other.reference).join(" ")} /><Button name="intent" value="said" kind="tertiary" small ariaLabel={words.notTheSame(each.reference)}>{words.notTheSameShort}</Button></form>}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Those that were said not to be the same, with the way back. */
function Distinct({ pairs, base, action }: { pairs: readonly DistinctPair[]; base: string; action: string }) {
  const { m } = useLocale();
  const words = m.merging.duplicates;
  return (
    <Details summary={`${words.distinct} (${pairs.length})`}>
      <p>{words.distinctText}</p>
      <ul className="sp-parts" role="list">
        {pairs.map(({ first, second, at }) => (
          <li key={`${first.reference} ${second.reference}`}>
            <NamedProposalLink to={first} base={base} /><NamedProposalLink to={second} base={base} />
            <span className="sp-small sp-muted"><When at={at} /></span>
            <form method="post" action={action} data-once=""><input type="hidden" name="reference" value={first.reference} /><input type="hidden" name="others" value={second.reference} /><Button name="intent" value="again" kind="tertiary" small ariaLabel={words.suggestAgainOf(first.reference, second.reference)}>{words.suggestAgain}</Button></form>
          </li>
        ))}
      </ul>
    </Details>
  );
}
