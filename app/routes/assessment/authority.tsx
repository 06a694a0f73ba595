import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { ActPage } from "#app/components/assessment/act-page.tsx";
import { AskForm, typedQuestion } from "#app/components/assessment/ask-form.tsx";
import { refusalOf } from "#app/components/assessment/problem.ts";
import { Requests } from "#app/components/assessment/requests.tsx";
import type { ActAgain } from "#app/components/desk/act-again.ts";
import { deskPath, inboxQuery } from "#app/components/desk/inbox-query.ts";
import { InterestNotice } from "#app/components/desk/interest-notice.tsx";
import { NotTaken } from "#app/components/desk/not-taken.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { Alert } from "#app/components/ui/alert.tsx";
import { endOfDayIn } from "#app/domain/assessment/due.ts";
import { lastDayOf } from "#app/lib/danish-day.ts";
import { getAssessmentPage } from "#app/domain/assessment/get-assessment-page.server.ts";
import { askAuthority, extendRequest, withdrawRequest } from "#app/domain/authority-requests/ask-authority.server.ts";
import { askInput, extendInput, withdrawInput } from "#app/domain/authority-requests/schema.ts";
import { DomainError } from "#app/domain/errors.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { fieldErrorsOf } from "#app/lib/field-errors.ts";
import { newId } from "#app/lib/id.ts";
import { form, formAgain, page } from "#app/server/route.server.ts";

const params = z.object({ plan: z.string(), reference: z.string().max(40) });
/** The deadline that is proposed, in days. */
const usualDays = 14;

export const loader = page({ access: "moderator", params, query: inboxQuery }, async ({ ctx, params, query, held }) => ({
  ...(await getAssessmentPage(ctx, params.plan, params.reference)), query, formKey: newId(), dueAt: lastDayOf(endOfDayIn(ctx.now, usualDays)), held: held ? ({ intent: String(held.intent), errors: {}, fields: held } satisfies ActAgain) : undefined,
}));

/** Asks an authority, gives it another deadline, or takes the question back. */
export const action = form({ access: "moderator", params, query: inboxQuery }, async ({ ctx, params, query, fields }) => {
  const { reference } = (await getAssessmentPage(ctx, params.plan, params.reference)).proposal;
  const again = (errors: ActAgain["errors"], { isClosed, ...more }: Partial<ActAgain> & { isClosed?: boolean } = {}) => formAgain<ActAgain>({ intent: String(fields.intent), errors, fields, ...more }, more.overtaken || isClosed ? 409 : 400);
  const finish = (done: string) => redirect(`${deskPath(ctx.locale, params.plan, `/${reference}`, query, { done })}#case`, 303);
  try {
    if (fields.intent === "withdraw") {
      const input = withdrawInput.safeParse(fields);
      if (!input.success) return again({ intent: "invalid" });
      await withdrawRequest(ctx, reference, input.data);
      throw finish("authorityWithdrawn");
    }
    if (fields.intent === "extend") {
      const input = extendInput.safeParse(fields);
      if (!input.success) return again(fieldErrorsOf(input.error));
      const result = await extendRequest(ctx, reference, input.data);
      if (!result.ok) return again({ dueAt: result.reason });
      throw finish("authorityExtended");
    }
    const input = askInput.safeParse(fields);
    if (!input.success) return again(fieldErrorsOf(input.error));
    const result = await askAuthority(ctx, reference, input.data);
    if (!result.ok) return again(result.reason === "request_case_closed" ? { intent: result.reason } : { dueAt: result.reason }, { isClosed: result.reason === "request_case_closed" });
    throw finish("authorityAsked");
  } catch (error) {
    if (error instanceof DomainError && error.kind === "conflict") return again({}, { overtaken: true });
    throw error;
  }
});

export const meta = titled<Awaited<ReturnType<typeof loader>>>((m, { proposal }) => m.assessment.authority.askTitle(proposal.reference));

export default function Authority() {
  const { plan, proposal, panel, query, formKey, dueAt, held } = useLoaderData<typeof loader>();
  const answered: ActAgain | undefined = useActionData<typeof action>();
  const { locale, m } = useLocale();
  const words = m.assessment.authority;
  const again: ActAgain | undefined = answered ?? held;
  const here = deskPath(locale, plan.slug, `/${proposal.reference}/authority`, query);
  const isOfRequest = again?.intent === "extend" || again?.intent === "withdraw";
  return (
    <ActPage title={words.askTitle(proposal.reference)} proposal={proposal} back={deskPath(locale, plan.slug, `/${proposal.reference}`, query)} isHeld={panel.may.ask && held !== undefined && !answered}>
      {isOfRequest && again?.overtaken ? <Alert kind="warning" heading={words.overtaken} role="alert" focus /> : null}
      {!panel.may.ask && again && !isOfRequest ? <NotTaken proposal={proposal} interest={panel.interest} texts={typedQuestion(m, again)} /> : null}
      {panel.may.ask ? <AskForm action={here} formKey={formKey} dueAt={dueAt} again={isOfRequest ? undefined : again} /> : panel.interest ? <InterestNotice interest={panel.interest} /> : <Alert kind="info" heading={refusalOf(m, "request_case_closed")} />}
      {panel.requests.length > 0 ? <section aria-labelledby="asked-heading"><h2 id="asked-heading">{words.title}</h2><Requests requests={panel.requests} action={here} mayChange={panel.may.decide} again={isOfRequest && !again?.overtaken ? again : undefined} /></section> : null}
    </ActPage>
  );
}
