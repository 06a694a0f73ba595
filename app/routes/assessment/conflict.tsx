import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { ActPage } from "#app/components/assessment/act-page.tsx";
import { DeclareForm, TakeBackForm } from "#app/components/assessment/conflict-forms.tsx";
import type { ActAgain } from "#app/components/desk/act-again.ts";
import { deskPath, inboxQuery } from "#app/components/desk/inbox-query.ts";
import { titled } from "#app/components/shell/document-head.ts";
import { declareConflict, takeBackConflict } from "#app/domain/assessment/declare-conflict.server.ts";
import { getAssessmentPage } from "#app/domain/assessment/get-assessment-page.server.ts";
import { conflictInput, takeBackInput } from "#app/domain/assessment/schema.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { fieldErrorsOf } from "#app/lib/field-errors.ts";
import { form, formAgain, page } from "#app/server/route.server.ts";

const params = z.object({ plan: z.string(), reference: z.string().max(40) });

export const loader = page({ access: "moderator", params, query: inboxQuery }, async ({ ctx, params, query, held }) => ({
  ...(await getAssessmentPage(ctx, params.plan, params.reference)), query, held: held ? ({ intent: String(held.intent), errors: {}, fields: held } satisfies ActAgain) : undefined,
}));

/** Declares an interest in the case, or takes one back. */
export const action = form({ access: "moderator", params, query: inboxQuery }, async ({ ctx, params, query, fields }) => {
  const { reference } = (await getAssessmentPage(ctx, params.plan, params.reference)).proposal;
  const again = (errors: ActAgain["errors"]) => formAgain<ActAgain>({ intent: String(fields.intent), errors, fields });
  const finish = (done: string) => redirect(`${deskPath(ctx.locale, params.plan, `/${reference}`, query, { done })}#case`, 303);
  if (fields.intent === "takeBack") {
    const input = takeBackInput.safeParse(fields);
    if (!input.success) return again(fieldErrorsOf(input.error));
    await takeBackConflict(ctx, reference, input.data.person, input.data.reason);
    throw finish("conflictTakenBack");
  }
  if (fields.intent !== "declare") return again({ intent: "invalid" });
  const input = conflictInput.safeParse(fields);
  if (!input.success) return again(fieldErrorsOf(input.error));
  await declareConflict(ctx, reference, input.data.note);
  throw finish("conflictDeclared");
});

export const meta = titled<Awaited<ReturnType<typeof loader>>>((m, { proposal }) => m.assessment.conflict.declareTitle(proposal.reference));

export default function Conflict() {
  const { plan, proposal, panel, query, held } = useLoaderData<typeof loader>();
  const answered: ActAgain | undefined = useActionData<typeof action>();
  const { locale, m } = useLocale();
  const words = m.assessment.conflict;
  const again: ActAgain | undefined = answered ?? held;
  const here = deskPath(locale, plan.slug, `/${proposal.reference}/conflict`, query);
  return (
    <ActPage title={words.declareTitle(proposal.reference)} proposal={proposal} back={deskPath(locale, plan.slug, `/${proposal.reference}`, query)} isHeld={held !== undefined && !answered}>
      {panel.conflicts.some((each) => each.isMine) ? null : <DeclareForm action={here} again={again?.intent === "declare" ? again : undefined} />}
      {panel.conflicts.filter((each) => each.mayTakeBack).map((each) => <TakeBackForm key={each.userId} conflict={each} action={here} again={again?.intent === "takeBack" ? again : undefined} />)}
    </ActPage>
  );
}
