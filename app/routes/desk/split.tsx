import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import type { ActAgain } from "#app/components/desk/act-again.ts";
import { deskPath } from "#app/components/desk/inbox-query.ts";
import { InterestNotice } from "#app/components/desk/interest-notice.tsx";
import { NotTaken } from "#app/components/desk/not-taken.tsx";
import { CaseHeading } from "#app/components/merging/case-heading.tsx";
import { joinQuery } from "#app/components/merging/join-query.ts";
import { NamedProposalLink } from "#app/components/merging/named-proposal.tsx";
import { PartFields, partErrors } from "#app/components/merging/part-fields.tsx";
import { readParts, typedParts } from "#app/components/merging/split-fields.ts";
import { WholeText } from "#app/components/merging/whole-text.tsx";
import { CprWarning } from "#app/components/shell/cpr-warning.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { fieldError } from "#app/components/shell/field-error.ts";
import { FormErrors } from "#app/components/shell/form-errors.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { getFieldId } from "#app/components/ui/field-id.ts";
import { getSplitting } from "#app/domain/merging/get-joining.server.ts";
import { suggestParts } from "#app/domain/merging/passages.ts";
import { partLimits, splitInput } from "#app/domain/merging/schema.ts";
import { splitProposal } from "#app/domain/merging/split-proposal.server.ts";
import { requireProposalsOfPlan } from "#app/domain/triage/require-of-plan.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { warnsOfCpr } from "#app/lib/cpr.ts";
import { form, formAgain, page } from "#app/server/route.server.ts";
import { orConflict } from "./or-conflict.ts";

const params = z.object({ plan: z.string(), reference: z.string().max(40) });

export const loader = page({ access: "moderator", params, query: joinQuery }, async ({ ctx, params, query, held }) => {
  const found = await getSplitting(ctx, params.plan, params.reference);
  const suggested = suggestParts(found.proposal).map((part) => ({ ...part, theme: found.proposal.theme.slug, isSkipped: false }));
  return { ...found, query, suggested, held: held ? ({ intent: "split", errors: {}, fields: held } satisfies ActAgain) : undefined };
});

/** Splits it, or gives the form one part more. */
export const action = form({ access: "moderator", params, query: joinQuery }, async ({ ctx, params: { plan, reference }, query, fields }) => {
  await requireProposalsOfPlan(ctx, plan, [reference]);
  const again = (errors: ActAgain["errors"]) => formAgain<ActAgain>({ intent: "split", errors, fields });
  const { parts, errors } = readParts(fields);
  if (fields.intent === "add") return formAgain<ActAgain>({ intent: "add", errors: {}, fields: { ...fields, parts: String(Math.min(typedParts(fields).length + 1, partLimits.most)) } }, 200);
  if (Object.keys(errors).length > 0) return again(errors);
  const input = splitInput.safeParse({ parts, version: fields.version });
  if (!input.success) return again({ parts: input.error.issues[0]!.message });
  if (warnsOfCpr(fields, parts.flatMap(({ title, text }) => [title, text]))) return again({});
  const result = await orConflict(splitProposal(ctx, reference, input.data));
  if (result === "conflict") return formAgain<ActAgain>({ intent: "split", errors: {}, fields, overtaken: true }, 409);
  if (!result.ok && result.reason !== "parts_wrong") return again({ parts: result.reason });
  if (!result.ok) return again(Object.fromEntries(result.problems.map(({ at, reason }) => [`${reason === "theme_unknown" ? "theme" : "text"}-${String(parts[at]!.at)}`, reason])));
  throw redirect(`${deskPath(ctx.locale, plan, `/${reference}`, query, { done: "split" })}#case`, 303);
});

export const meta = titled<Awaited<ReturnType<typeof loader>>>((m, { proposal }) => `${m.merging.split.title} – ${proposal.reference}`);

export default function SplitPage() {
  const data = useLoaderData<typeof loader>();
  const again: ActAgain | undefined = useActionData<typeof action>();
  const { locale, m } = useLocale();
  const { plan, proposal, query } = data;
  const words = m.merging.split;
  const typed = again ?? data.held;
  const parts = typed ? typedParts(typed.fields) : data.suggested;
  const isClosed = proposal.isHidden || proposal.partOf !== null || (proposal.status !== "received" && proposal.status !== "under_consideration");
  const isOffered = data.interest === null && !isClosed;
  const hasJoined = proposal.mergedFrom.length > 0;
  const added = again?.intent === "add" ? parts.length : 0;
  return (
    <>
      <CaseHeading planSlug={plan.slug} reference={proposal.reference} query={query} title={words.title} lead={words.lead} again={isOffered && !data.isBeingAnswered ? again : undefined} held={isOffered ? data.held : undefined} />
      {!isOffered && typed ? <NotTaken proposal={proposal} interest={data.interest} texts={parts.flatMap((part, at) => [{ label: `${words.part(at + 1)}: ${words.partTitle}`, text: part.title }, { label: `${words.part(at + 1)}: ${words.text}`, text: part.text }])} /> : null}
      {data.interest ? <InterestNotice interest={data.interest} /> : isClosed || data.isBeingAnswered ? <Alert kind="info" heading={words.closed} {...(isOffered && again?.overtaken && { role: "alert", focus: true })}><p>{words.closedText}</p></Alert> : null}
      {hasJoined && isOffered ? <Alert kind="info" heading={words.joined}><p>{words.joinedText}</p><ul role="list">{proposal.mergedFrom.map((each) => <li key={each.reference}><NamedProposalLink to={each} base={`/${locale}/desk/${plan.slug}`} /></li>)}</ul></Alert> : null}
      <div className="sp-beside">
        <WholeText id="whole-heading" heading={words.whole} proposal={proposal} base={`/${locale}/desk/${plan.slug}`} />
        {!isOffered || ((data.isBeingAnswered || hasJoined) && !typed) ? null : (
          <form method="post" action={`${deskPath(locale, plan.slug, `/${proposal.reference}/split`, query)}#split`} id="split" className="sp-stack" noValidate data-once="">
            <FormErrors errors={[{ field: getFieldId("title-0"), text: fieldError(m, again?.errors.parts) }, ...parts.flatMap((part, at) => partErrors(m, part, at, again?.errors))]} />
            {typed && again?.intent !== "add" ? <CprWarning texts={parts.flatMap(({ title, text }) => [title, text])} /> : null}
            {added > 0 ? <Alert kind="info" heading={words.added(added)} role="status" focus><p><a href={`#${getFieldId(`title-${String(added - 1)}`)}`}>{words.toAdded(added)}</a></p></Alert> : null}
            <input type="hidden" name="version" value={data.version} />
            <input type="hidden" name="parts" value={parts.length} />
            {parts.map((part, at) => <PartFields key={at} part={part} at={at} themes={data.themes} errors={again?.errors} />)}
            <div className="sp-actions">
              <Button name="intent" value="split">{words.send}</Button>
              {parts.length < partLimits.most ? <Button name="intent" value="add" kind="secondary">{words.add}</Button> : null}
            </div>
          </form>
        )}
      </div>
    </>
  );
}
