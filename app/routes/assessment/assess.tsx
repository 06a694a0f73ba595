import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { ActPage } from "#app/components/assessment/act-page.tsx";
import { AssessForm, typedAssessment } from "#app/components/assessment/assess-form.tsx";
import { refusalOf } from "#app/components/assessment/problem.ts";
import type { ActAgain } from "#app/components/desk/act-again.ts";
import { deskPath, inboxQuery } from "#app/components/desk/inbox-query.ts";
import { InterestNotice } from "#app/components/desk/interest-notice.tsx";
import { NotTaken } from "#app/components/desk/not-taken.tsx";
import { ProposalText } from "#app/components/proposals/proposal-text.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { Alert } from "#app/components/ui/alert.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { getAssessmentPage } from "#app/domain/assessment/get-assessment-page.server.ts";
import { saveAssessment } from "#app/domain/assessment/save-assessment.server.ts";
import { assessmentInput, readScores, scoreField } from "#app/domain/assessment/schema.ts";
import { DomainError } from "#app/domain/errors.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { fieldErrorsOf, type FieldErrors } from "#app/lib/field-errors.ts";
import { form, formAgain, page } from "#app/server/route.server.ts";

const params = z.object({ plan: z.string(), reference: z.string().max(40) });

export const loader = page({ access: "moderator", params, query: inboxQuery }, async ({ ctx, params, query, held }) => ({
  ...(await getAssessmentPage(ctx, params.plan, params.reference)), query, held: held ? ({ intent: "assess", errors: {}, fields: held } satisfies ActAgain) : undefined,
}));

export const action = form({ access: "moderator", params, query: inboxQuery }, async ({ ctx, params, query, fields }) => {
  const { panel, proposal } = await getAssessmentPage(ctx, params.plan, params.reference);
  const again = (errors: FieldErrors, { isClosed, ...more }: Partial<ActAgain> & { isClosed?: boolean } = {}) => formAgain<ActAgain>({ intent: "assess", errors, fields, ...more }, more.overtaken || isClosed ? 409 : 400);
  const input = assessmentInput.safeParse(fields);
  const criteria = panel.criteria.filter((each) => each.isActive);
  const scores = readScores(fields, criteria);
  const isSubmitted = fields.intent === "submit" || panel.own.state === "submitted";
  const missing = isSubmitted ? criteria.filter(({ id }) => !(id in scores)).map(({ id }) => [scoreField(id), "score_missing"]) : [];
  if (!input.success || missing.length > 0) return again({ ...Object.fromEntries(missing) as FieldErrors, ...(!input.success && fieldErrorsOf(input.error)) });
  try {
    const result = await saveAssessment(ctx, proposal.reference, { scores, note: input.data.note, version: input.data.version, submit: input.data.intent === "submit" });
    if (!result.ok) return again({ intent: result.reason }, { isClosed: result.reason === "assessment_closed" });
    throw redirect(`${deskPath(ctx.locale, params.plan, `/${proposal.reference}`, query, { done: result.value === "submitted" ? "assessmentSubmitted" : "assessmentSaved" })}#case`, 303);
  } catch (error) {
    if (error instanceof DomainError && error.kind === "conflict") return again({}, { overtaken: true });
    throw error;
  }
});

export const meta = titled<Awaited<ReturnType<typeof loader>>>((m, { proposal }) => m.assessment.assessTitle(proposal.reference));

export default function Assess() {
  const data = useLoaderData<typeof loader>();
  const answered: ActAgain | undefined = useActionData<typeof action>();
  const { locale, m } = useLocale();
  const { plan, proposal, panel, query, held } = data;
  const path = deskPath(locale, plan.slug, `/${proposal.reference}`, query);
  const again = answered ?? held;
  return (
    <ActPage title={m.assessment.assessTitle(proposal.reference)} lead={panel.may.assess ? m.assessment.assessLead : undefined} proposal={proposal} back={path} isHeld={panel.may.assess && held !== undefined && !answered}>
      {proposal.isHidden ? null : <Details summary={m.assessment.proposalText}><ProposalText text={proposal} language={proposal.language} level={3} /></Details>}
      {!panel.may.assess && again ? <NotTaken proposal={proposal} interest={panel.interest} texts={typedAssessment(m, panel, again)} /> : null}
      {panel.may.assess ? <AssessForm panel={panel} action={deskPath(locale, plan.slug, `/${proposal.reference}/assess`, query)} again={again} /> : panel.interest ? <InterestNotice interest={panel.interest} /> : <Alert kind="info" heading={refusalOf(m, panel.submitted >= panel.needed && panel.may.assign ? "assessors_full" : "assessment_closed")} />}
    </ActPage>
  );
}
