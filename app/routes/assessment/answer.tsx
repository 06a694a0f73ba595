import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { AnswerPage } from "#app/components/assessment/answer-page.tsx";
import type { ActAgain } from "#app/components/desk/act-again.ts";
import { titled } from "#app/components/shell/document-head.ts";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { answerRequest } from "#app/domain/authority-requests/answer-request.server.ts";
import { findRequestPage } from "#app/domain/authority-requests/get-request-page.server.ts";
import { authorityAnswerInput } from "#app/domain/authority-requests/schema.ts";
import { DomainError } from "#app/domain/errors.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { fieldErrorsOf } from "#app/lib/field-errors.ts";
import { form, formAgain, page } from "#app/server/route.server.ts";
import type { RequestScope } from "#app/server/request-scope.ts";

const params = z.object({ token: z.string().max(100) });
const query = z.object({ done: z.enum(["sent"]).optional().catch(undefined) });

/** The link is the key: it is in no index of a search engine, and is told to nobody that the page links to. */
function keepPrivate({ headers }: RequestScope) {
  headers["X-Robots-Tag"] = "noindex, nofollow";
  headers["Referrer-Policy"] = "no-referrer";
}

export const loader = page({ access: "public", params, query }, async ({ ctx, params, query, scope }) => {
  keepPrivate(scope);
  return { found: await findRequestPage(ctx, params.token), token: params.token, done: query.done };
});

export const action = form({ access: "public", params, query }, async ({ ctx, params, fields, scope }) => {
  keepPrivate(scope);
  const again = (errors: ActAgain["errors"], more: Partial<ActAgain> = {}) => formAgain<ActAgain>({ intent: "answer", errors, fields, ...more }, more.overtaken ? 409 : 400);
  const input = authorityAnswerInput.safeParse(fields);
  if (!input.success) return again(fieldErrorsOf(input.error));
  try {
    const result = await answerRequest(ctx, params.token, input.data);
    if (!result.ok) return again({ intent: result.reason });
  } catch (error) {
    if (error instanceof DomainError && error.kind === "conflict") return again({}, { overtaken: true });
    throw error;
  }
  throw redirect(`/${ctx.locale}/authority/${params.token}?done=sent`, 303);
});

export const meta = titled((m) => m.assessment.answer.title);

export default function AnswerRequest() {
  const { found, token, done } = useLoaderData<typeof loader>();
  const again: ActAgain | undefined = useActionData<typeof action>();
  const { locale, m } = useLocale();
  if (!found) return <div className="sp-measure"><PageHeading title={m.assessment.answer.spentTitle} lead={m.assessment.answer.spentText} /></div>;
  return <AnswerPage found={found} action={`/${locale}/authority/${token}`} again={again} isSent={done === "sent" && !again} />;
}
