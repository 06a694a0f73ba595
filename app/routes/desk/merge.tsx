import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { typedOf, type ActAgain } from "#app/components/desk/act-again.ts";
import { deskPath } from "#app/components/desk/inbox-query.ts";
import { InterestNotice } from "#app/components/desk/interest-notice.tsx";
import { NotTaken } from "#app/components/desk/not-taken.tsx";
import { CaseHeading } from "#app/components/merging/case-heading.tsx";
import { joinQuery, listFields } from "#app/components/merging/join-query.ts";
import { NamedProposalLink } from "#app/components/merging/named-proposal.tsx";
import { WholeText } from "#app/components/merging/whole-text.tsx";
import { characterLimit } from "#app/components/shell/character-limit.ts";
import { CprWarning } from "#app/components/shell/cpr-warning.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { fieldError } from "#app/components/shell/field-error.ts";
import { FormErrors } from "#app/components/shell/form-errors.tsx";
import { TypedTexts } from "#app/components/shell/typed-texts.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { getFieldId } from "#app/components/ui/field-id.ts";
import { Field } from "#app/components/ui/field.tsx";
import { TextArea } from "#app/components/ui/text-area.tsx";
import { getMerging } from "#app/domain/merging/get-joining.server.ts";
import { mergeProposal } from "#app/domain/merging/merge-proposal.server.ts";
import { mergeInput } from "#app/domain/merging/schema.ts";
import { requireProposalsOfPlan } from "#app/domain/triage/require-of-plan.server.ts";
import { isAnswerable } from "#app/domain/answers/policy.ts";
import { answerLimits } from "#app/domain/answers/schema.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { messages } from "#app/i18n/messages.ts";
import { warnsOfCpr } from "#app/lib/cpr.ts";
import { fieldErrorsOf } from "#app/lib/field-errors.ts";
import { form, formAgain, page } from "#app/server/route.server.ts";
import { orConflict } from "./or-conflict.ts";

const params = z.object({ plan: z.string(), reference: z.string().max(40) });

export const loader = page({ access: "moderator", params, query: joinQuery }, async ({ ctx, params, query, held }) => {
  const into = query.into ?? (typeof held?.mergedInto === "string" ? held.mergedInto : undefined);
  const found = await getMerging(ctx, params.plan, params.reference, into);
  // The author reads the reason: it begins in their language, as far as the platform speaks it. Without the other's title, which may be hidden one day; beside it the page shows the link.
  const language = found.proposal.language === "da" ? ("da" as const) : ("en" as const);
  const reason = found.target ? messages[language].merging.merge.neutral(found.target.proposal.reference) : "";
  return { ...found, into, query, language, reason, held: held ? ({ intent: "merge", errors: {}, fields: held } satisfies ActAgain) : undefined };
});

export const action = form({ access: "moderator", params, query: joinQuery }, async ({ ctx, params: { plan, reference }, query, fields }) => {
  await requireProposalsOfPlan(ctx, plan, [reference]);
  const again = (errors: ActAgain["errors"]) => formAgain<ActAgain>({ intent: "merge", errors, fields });
  const input = mergeInput.safeParse(fields);
  if (!input.success) return again(fieldErrorsOf(input.error));
  if (warnsOfCpr(fields, [input.data.reason])) return again({});
  const result = await orConflict(mergeProposal(ctx, reference, input.data));
  if (result === "conflict") return formAgain<ActAgain>({ intent: "merge", errors: {}, fields, overtaken: true }, 409);
  if (!result.ok) return again({ mergedInto: result.reason });
  throw redirect(`${deskPath(ctx.locale, plan, `/${reference}`, query, { done: result.value.isDraft ? "mergeProposed" : "merged" })}#case`, 303);
});

export const meta = titled<Awaited<ReturnType<typeof loader>>>((m, { proposal }) => `${m.merging.merge.title} – ${proposal.reference}`);

export default function MergePage() {
  const data = useLoaderData<typeof loader>();
  const again: ActAgain | undefined = useActionData<typeof action>();
  const { m } = useLocale();
  const { plan, proposal, query } = data;
  const words = m.merging.merge;
  const isClosed = proposal.isHidden || !isAnswerable(proposal);
  const isOffered = data.interest === null && !isClosed;
  const typed = again ?? data.held;
  const texts = [{ label: words.reason, text: typedOf(typed, "reason") ?? "" }];
  return (
    <>
      <CaseHeading planSlug={plan.slug} reference={proposal.reference} query={query} title={words.title} lead={words.lead} again={isOffered ? again : undefined} held={isOffered ? data.held : undefined} />
      {!isOffered && typed ? <NotTaken proposal={proposal} interest={data.interest} texts={texts} /> : null}
      {isOffered && typed && !data.target ? <TypedTexts texts={texts} /> : null}
      {data.interest ? <InterestNotice interest={data.interest} /> : isClosed ? <Alert kind="info" heading={words.closed}><p>{words.closedText}</p></Alert> : data.target ? <Compare data={data} again={typed} target={data.target} /> : <Choose data={data} problem={again?.errors.mergedInto ?? data.problem ?? undefined} />}
    </>
  );
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;

/** Which one: by its reference, or one that is like it. */
function Choose({ data: { plan, proposal, similar, query, into }, problem }: { data: Loaded; problem: string | undefined }) {
  const { locale, m } = useLocale();
  const words = m.merging.merge;
  const error = fieldError(m, problem);
  const base = `/${locale}/desk/${plan.slug}`;
  return (
    <div className="sp-measure sp-stack">
      <form method="get" action={`${base}/${proposal.reference}/merge`} className="sp-stack">
        <FormErrors errors={[{ field: getFieldId("into"), text: error }]} />
        {listFields(query).map((field) => <input key={field.name} type="hidden" {...field} />)}
        <Field name="into" label={words.into} hint={words.intoHint} defaultValue={into ?? ""} error={error} width="m" autoComplete="off" />
        <div className="sp-actions"><Button kind="secondary">{words.compare}</Button></div>
      </form>
      <section aria-labelledby="similar-heading">
        <h2 id="similar-heading">{words.similar}</h2>
        {similar.length === 0 ? <p>{words.noSimilar}</p> : (
          <ul className="sp-parts" role="list">{similar.map((each) => <li key={each.reference}><NamedProposalLink to={each} base={base} /><a href={deskPath(locale, plan.slug, `/${proposal.reference}/merge`, query, { into: each.reference })}>{m.merging.panel.compare(each.reference)}</a></li>)}</ul>
        )}
      </section>
    </div>
  );
}

/** Both texts, and the reason that the author is given. */
function Compare({ data, target, again }: { data: Loaded; target: NonNullable<Loaded["target"]>; again: ActAgain | undefined }) {
  const { locale, m } = useLocale();
  const words = m.merging.merge;
  const { plan, proposal, query, version } = data;
  const base = `/${locale}/desk/${plan.slug}`;
  const path = (into?: string) => deskPath(locale, plan.slug, `/${proposal.reference}/merge`, query, { into });
  const reason = typedOf(again, "reason") ?? data.reason;
  const errors = { mergedInto: fieldError(m, again?.errors.mergedInto), reason: fieldError(m, again?.errors.reason, { max: answerLimits.reason, value: reason }) };
  return (
    <>
      {target.isOnward ? <Alert kind="info" heading={words.onward((data.into ?? "").toUpperCase(), target.proposal.reference)} /> : null}
      <div className="sp-beside">
        <WholeText id="source-heading" heading={words.source} proposal={proposal} base={base} />
        <WholeText id="target-heading" heading={words.target} proposal={target.proposal} base={base} />
      </div>
      <p><a href={path()}>{words.choose}</a></p>
      <form method="post" action={`${path(target.proposal.reference)}#merge`} id="merge" className="sp-measure sp-stack" noValidate data-once="">
        <FormErrors errors={[{ field: getFieldId("reason"), text: errors.mergedInto }, { field: getFieldId("reason"), text: errors.reason }]} />
        {again ? <CprWarning texts={[reason]} /> : null}
        <input type="hidden" name="version" value={version} />
        <input type="hidden" name="mergedInto" value={target.proposal.reference} />
        <input type="hidden" name="language" value={data.language} />
        <TextArea name="reason" label={words.reason} hint={words.reasonHint} rows={6} defaultValue={reason} error={errors.reason} count={characterLimit(m, answerLimits.reason)} lang={data.language === locale ? undefined : data.language} />
        {data.fourEyes ? <p>{words.fourEyes}</p> : null}
        <div className="sp-actions"><Button>{data.fourEyes ? words.propose : words.send}</Button></div>
      </form>
    </>
  );
}
