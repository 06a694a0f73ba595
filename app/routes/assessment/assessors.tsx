import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { ActPage } from "#app/components/assessment/act-page.tsx";
import { AssignForm } from "#app/components/assessment/assign-form.tsx";
import { refusalOf } from "#app/components/assessment/problem.ts";
import type { ActAgain } from "#app/components/desk/act-again.ts";
import { deskPath, inboxQuery } from "#app/components/desk/inbox-query.ts";
import { titled } from "#app/components/shell/document-head.ts";
import { Alert } from "#app/components/ui/alert.tsx";
import { assignAssessors, removeAssessor } from "#app/domain/assessment/assign-assessors.server.ts";
import { getAssessmentPage } from "#app/domain/assessment/get-assessment-page.server.ts";
import { assessorsInput } from "#app/domain/assessment/schema.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { fieldErrorsOf } from "#app/lib/field-errors.ts";
import { form, formAgain, page } from "#app/server/route.server.ts";

const params = z.object({ plan: z.string(), reference: z.string().max(40) });
const personInput = z.object({ person: z.uuid() });

export const loader = page({ access: "moderator", params, query: inboxQuery }, async ({ ctx, params, query, held }) => ({
  ...(await getAssessmentPage(ctx, params.plan, params.reference)), query, held: held ? ({ intent: "assign", errors: {}, fields: held } satisfies ActAgain) : undefined,
}));

/** Asks people to assess the case, or takes one off who has not. */
export const action = form({ access: "moderator", params, query: inboxQuery }, async ({ ctx, params, query, fields }) => {
  const { reference } = (await getAssessmentPage(ctx, params.plan, params.reference)).proposal;
  const again = (errors: ActAgain["errors"]) => formAgain<ActAgain>({ intent: "assign", errors, fields });
  const finish = (done: string) => redirect(`${deskPath(ctx.locale, params.plan, `/${reference}`, query, { done })}#case`, 303);
  if (fields.intent === "remove") {
    const input = personInput.safeParse(fields);
    if (!input.success) return again({ assessors: "invalid" });
    throw finish((await removeAssessor(ctx, reference, input.data.person)) ? "assessorRemoved" : "assessorKept");
  }
  const input = assessorsInput.safeParse(fields);
  if (!input.success) return again(fieldErrorsOf(input.error));
  const result = await assignAssessors(ctx, reference, input.data.assessors);
  if (!result.ok) return again({ intent: result.reason });
  throw finish("assessorsAsked");
});

export const meta = titled<Awaited<ReturnType<typeof loader>>>((m, { proposal }) => m.assessment.assignTitle(proposal.reference));

export default function Assessors() {
  const { plan, proposal, panel, query, held } = useLoaderData<typeof loader>();
  const answered: ActAgain | undefined = useActionData<typeof action>();
  const { locale, m } = useLocale();
  const path = deskPath(locale, plan.slug, `/${proposal.reference}`, query);
  return (
    <ActPage title={m.assessment.assignTitle(proposal.reference)} proposal={proposal} back={path} isHeld={held !== undefined && !answered}>
      {panel.may.assign ? <AssignForm panel={panel} action={deskPath(locale, plan.slug, `/${proposal.reference}/assessors`, query)} again={answered ?? held} /> : <Alert kind="info" heading={panel.conflicts.some((each) => each.isMine) ? m.assessment.conflict.mine : panel.may.decide ? refusalOf(m, "assessment_closed") : m.desk.own} />}
    </ActPage>
  );
}
