import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import type { ActAgain } from "#app/components/desk/act-again.ts";
import { AnswerSection, EndedDraft } from "#app/components/desk/answer-section.tsx";
import { typedAnswer } from "#app/components/desk/answer-values.ts";
import { deskPath, inboxQuery, toFilter } from "#app/components/desk/inbox-query.ts";
import { InterestNotice } from "#app/components/desk/interest-notice.tsx";
import { NotTaken } from "#app/components/desk/not-taken.tsx";
import { AnswerCard } from "#app/components/proposals/answer-card.tsx";
import { ProposalText } from "#app/components/proposals/proposal-text.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { useLangOf } from "#app/components/shell/text-of-people.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { fillTemplate } from "#app/domain/answers/fill-template.server.ts";
import { getTemplate } from "#app/domain/answers/list-templates.server.ts";
import { isAnswerable } from "#app/domain/answers/policy.ts";
import { requireProposalsOfPlan } from "#app/domain/triage/require-of-plan.server.ts";
import { getDeskCase } from "#app/domain/triage/get-desk.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { form, formAgain, page } from "#app/server/route.server.ts";
import { actOnAnswer } from "./answer-acts.server.ts";

const params = z.object({ plan: z.string(), reference: z.string().max(40) });
const query = inboxQuery.extend({ template: z.uuid().optional().catch(undefined) });

export const loader = page({ access: "moderator", params, query }, async ({ ctx, params, query, held }) => {
  const { template: chosen, ...list } = query;
  const opened = await getDeskCase(ctx, params.plan, params.reference, toFilter(list));
  const template = chosen ? await getTemplate(ctx, opened.plan.id, chosen) : null;
  const filled = template ? { name: template.name, fields: await fillTemplate(ctx, { id: opened.proposal.id, planId: opened.plan.id }, template) } : null;
  const { plan, proposal, notes, panels, initiatives } = opened;
  return { plan, proposal, notes, panel: panels.answer, initiatives, filled, query: list, held: held ? ({ intent: String(held.intent), errors: {}, fields: held } satisfies ActAgain) : undefined };
});

/** All acts on the answer of a case. Afterwards the case is shown with what was done. */
export const action = form({ access: "moderator", params, query }, async ({ ctx, params, query, fields }) => {
  await requireProposalsOfPlan(ctx, params.plan, [params.reference]);
  const act = await actOnAnswer(ctx, params.reference, fields);
  if ("again" in act) return formAgain<ActAgain>(act.again, act.status);
  throw redirect(`${deskPath(ctx.locale, params.plan, `/${params.reference}`, query, { done: act.done })}#case`, 303);
});

export const meta = titled<Awaited<ReturnType<typeof loader>>>((m, { proposal }) => `${m.answers.title}: ${proposal.reference} – ${m.desk.title}`);

export default function AnswerPage() {
  const { plan, proposal, notes, panel, initiatives, filled, query, held } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const { locale, m } = useLocale();
  const lang = useLangOf(proposal.language);
  const again = answered ?? held;
  return (
    <div data-desk="">
      <PageHeading before={<BackLink href={`${deskPath(locale, plan.slug, `/${proposal.reference}`, query)}#case`}>{proposal.reference}</BackLink>} kicker={m.answers.title} title={<span dir="auto">{proposal.title}</span>} lang={lang} />
      {held && !answered ? <Alert kind="info" heading={m.shell.heldNotice} focus role="status" /> : null}
      <div className="sp-shortlist">
        <section aria-label={m.desk.caseLabel} className="sp-document"><ProposalText text={proposal} language={proposal.language} /><AnswerCard proposal={proposal} /></section>
        <div className="sp-desk__answer">
          {notes.interest === null && isAnswerable(proposal) ? (
            <AnswerSection path={deskPath(locale, plan.slug, `/${proposal.reference}/answer`, query)} version={notes.version} panel={panel} response={proposal.response} initiatives={initiatives} again={again} filled={filled} code={query.code} isOwnPage />
          ) : (
            <>
              {again ? <NotTaken proposal={proposal} interest={notes.interest} texts={typedAnswer(m, again)} /> : null}
              {notes.interest ? <InterestNotice interest={notes.interest} /> : again ? null : <Alert kind="info" heading={proposal.awaitsScreening ? m.desk.notTaken.screening : m.words.statuses[proposal.status]} />}
              {panel.draft ? <EndedDraft path={deskPath(locale, plan.slug, `/${proposal.reference}/answer`, query)} version={notes.version} draft={panel.draft} /> : null}
            </>
          )}
        </div>
      </div>
    </div>
  );
}
