import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { bulkPath } from "#app/components/desk/bulk-forms.tsx";
import { inboxQuery } from "#app/components/desk/inbox-query.ts";
import { titled } from "#app/components/shell/document-head.ts";
import { useLangOf } from "#app/components/shell/text-of-people.tsx";
import { StatusTag } from "#app/components/proposals/status-tag.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { Pagination } from "#app/components/ui/pagination.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { fieldError } from "#app/components/shell/field-error.ts";
import { getPublishing, type Publishing, type PublishProblem } from "#app/domain/answers/get-publishing.server.ts";
import { publishApproved } from "#app/domain/answers/publish-draft.server.ts";
import { publishedAtOnce } from "#app/domain/answers/schema.ts";
import { DomainError } from "#app/domain/errors.ts";
import { requireProposalsOfPlan } from "#app/domain/triage/require-of-plan.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import type { Messages } from "#app/i18n/messages.ts";
import { newId } from "#app/lib/id.ts";
import { form, page } from "#app/server/route.server.ts";

const params = z.object({ plan: z.string() });
/** After how many of them the page begins. */
const fromInput = z.coerce.number().int().min(0).max(1_000_000).catch(0);
const references = z.array(z.string().max(40).regex(/^[\w-]+$/)).max(200).catch([]);
/** The cases whose answer is approved, as the desk's list finds them. */
const approved = inboxQuery.parse({ view: "all", stage: "answer_approved" });
/** Each answer as it was previewed: the case's reference and version. */
const chosenInput = z.array(z.string().max(60).regex(/^[\w-]+:\d+$/)).max(publishedAtOnce).catch([]);

export const loader = page({ access: "moderator", params }, async ({ ctx, params, request, platform }) => {
  const search = new URL(request.url).searchParams;
  const refs = [...new Set(references.parse(search.getAll("refs")))];
  const isAll = search.get("all") === "1";
  const from = fromInput.parse(search.get("from") ?? 0);
  return { ...(await getPublishing(ctx, params.plan, isAll ? "all" : refs, platform.env.PUBLIC_URL, from)), from, isAll, refs, formKey: newId() };
});

/** Publishes the answers as they were previewed, each in a transaction of its own: one that cannot be does not hold up the others. */
export const action = form({ access: "moderator", params }, async ({ ctx, params, fields }) => {
  const chosen = chosenInput.parse(Array.isArray(fields.answers) ? fields.answers : fields.answers ? [fields.answers] : []).map((each) => each.split(":") as [string, string]);
  await requireProposalsOfPlan(ctx, params.plan, chosen.map(([reference]) => reference));
  const refused: { reference: string; problem: PublishProblem }[] = [];
  for (const [reference, version] of chosen) {
    const problem = await publishOne(() => publishApproved(ctx, reference, Number(version)));
    if (problem) refused.push({ reference, problem });
  }
  return { published: chosen.length - refused.length, refused };
});

async function publishOne(publish: () => ReturnType<typeof publishApproved>): Promise<PublishProblem | null> {
  try {
    const result = await publish();
    return result.ok ? null : result.reason;
  } catch (error) {
    if (error instanceof DomainError && (error.kind === "conflict" || error.kind === "forbidden")) return error.kind;
    throw error;
  }
}

export const meta = titled((m) => `${m.answers.publishing.title} – ${m.desk.title}`);

function problemText(m: Messages, problem: PublishProblem): string {
  if (problem === "forbidden" || problem === "conflict") return m.answers.publishing.problems[problem];
  return fieldError(m, problem)!;
}

export default function PublishAnswers() {
  const { plan, all, shown, from, isAll, refs, formKey } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { locale, m } = useLocale();
  const words = m.answers.publishing;
  const path = `/${locale}/desk/${plan.slug}`;
  const ready = shown.filter((each) => each.problem === null);
  const isMany = all > publishedAtOnce;
  const at = (start: number) => ({ href: `${path}/answers/publish?${new URLSearchParams([...(isAll ? [["all", "1"]] : refs.map((ref) => ["refs", ref])), ["from", String(start)]] as [string, string][]).toString()}`, text: start < from ? m.shell.previous : m.shell.next });
  return (
    <div className="sp-measure">
      <PageHeading before={<BackLink href={`${path}/answers`}>{words.back}</BackLink>} title={words.title} />
      {result ? (
        <Alert kind={result.refused.length > 0 ? "warning" : "success"} heading={words.result(result.published)} role="status" focus>
          {result.refused.length > 0 ? <><p>{words.refused}</p><ul>{result.refused.map(({ reference, problem }) => <li key={reference}><a href={`${path}/${reference}/answer`}>{reference}</a>: {problem === "conflict" ? words.changed : problemText(m, problem)}</li>)}</ul></> : null}
        </Alert>
      ) : null}
      {shown.length === 0 ? (result ? null : <EmptyState heading={words.nothing} text={words.nothingText} />) : (
        <>
          <p>{words.count(all)}. {isMany ? words.range(from + 1, from + shown.length) : null}</p>
          <ol className="sp-list" role="list">{shown.map((each) => <Preview key={each.reference} each={each} path={path} />)}</ol>
          <Pagination label={words.pages} previous={from > 0 ? at(Math.max(0, from - publishedAtOnce)) : null} next={from + shown.length < all ? at(from + publishedAtOnce) : null} />
          <p className="sp-muted">{words.warning}</p>
          {isMany ? (
            <form method="post" action={bulkPath(locale, plan.slug, approved, { refs, all: isAll }, [["kind", "publish"]])} className="sp-actions" data-once="">
              <input type="hidden" name="formKey" value={formKey} /><input type="hidden" name="expected" value={isAll ? all : refs.length} />
              <Button>{words.sendAll(all)}</Button>
            </form>
          ) : ready.length > 0 ? (
            <form method="post" action={`${path}/answers/publish`} className="sp-actions" data-once="">
              {ready.map(({ reference, version }) => <input key={reference} type="hidden" name="answers" value={`${reference}:${version}`} />)}
              <Button>{words.send(ready.length)}</Button>
            </form>
          ) : null}
        </>
      )}
    </div>
  );
}

/** What publishing one answer does: the mail in words, and who else is told. */
function Preview({ each, path }: { each: Publishing; path: string }) {
  const { locale, m } = useLocale();
  const words = m.answers.publishing;
  const lang = useLangOf(each.language);
  return (
    <li className="sp-list__row">
      <div className="sp-stack--tight">
        <p className="sp-list__meta"><span className="sp-nowrap">{each.reference}</span></p>
        <h2 className="sp-list__title"><a href={`${path}/${each.reference}/answer`} lang={each.title ? lang : undefined} dir="auto">{each.title || m.proposals.page.hiddenTitle}</a></h2>
        {each.problem ? <Alert kind="warning" heading={words.notNow} headingLevel={3}><p>{problemText(m, each.problem)}</p></Alert> : (
          <>
            {each.mail ? (
              <Details summary={`${words.mail}: ${each.mail.subject}`}>
                <p className="sp-small sp-muted">{words.mailNote}</p>
                <pre className="sp-mail-text" lang={each.mail.locale === locale ? undefined : each.mail.locale} tabIndex={0} aria-label={words.mail} role="region">{each.mail.text}</pre>
              </Details>
            ) : <p>{words.nobody}</p>}
            {each.supporters + each.followers > 0 ? <p className="sp-small">{words.told(each.supporters, each.followers)}</p> : null}
          </>
        )}
      </div>
      <div className="sp-list__side">{each.outcome ? <StatusTag status={each.outcome} /> : null}</div>
    </li>
  );
}
