import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { AnswerPage } from "#app/components/assessment/answer-page.tsx";
import type { ActAgain } from "#app/components/desk/act-again.ts";
import { ParticipationPage } from "#app/components/initiatives/participation-page.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { answerRequest } from "#app/domain/authority-requests/answer-request.server.ts";
import { findRequestPage } from "#app/domain/authority-requests/get-request-page.server.ts";
import { authorityAnswerInput } from "#app/domain/authority-requests/schema.ts";
import { DomainError } from "#app/domain/errors.ts";
import { answerParticipation } from "#app/domain/initiative-authorities/answer-participation.server.ts";
import { findParticipation } from "#app/domain/initiative-authorities/find-participation.server.ts";
import { participationInput } from "#app/domain/initiative-authorities/schema.ts";
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

type View = { found: Awaited<ReturnType<typeof findRequestPage>>; participation: Awaited<ReturnType<typeof findParticipation>>; token: string; done: "sent" | undefined };

/** A link that leads nowhere any more says so, and is not found. */
export const loader = page({ access: "public", params, query }, async ({ ctx, params, query, scope }) => {
  keepPrivate(scope);
  const found = await findRequestPage(ctx, params.token);
  const participation = found ? null : await findParticipation(ctx, params.token);
  if (participation?.isAdopted) throw redirect(`/${ctx.locale}/authority/${params.token}/progress`);
  const view: View = { found, participation, token: params.token, done: query.done };
  return data(view, { status: found || participation ? 200 : 404 });
});

export const action = form({ access: "public", params, query }, async ({ ctx, params, fields, scope }) => {
  keepPrivate(scope);
  const isParticipation = fields.intent === "participation";
  const again = (errors: ActAgain["errors"], more: Partial<ActAgain> = {}) => formAgain<ActAgain>({ intent: isParticipation ? "participation" : "answer", errors, fields, ...more }, more.overtaken ? 409 : 400);
  const read = isParticipation ? { participation: participationInput.safeParse(fields) } : { answer: authorityAnswerInput.safeParse(fields) };
  const input = read.participation ?? read.answer;
  if (!input.success) return again(fieldErrorsOf(input.error));
  try {
    const result = read.participation?.data ? await answerParticipation(ctx, params.token, read.participation.data) : await answerRequest(ctx, params.token, read.answer!.data!);
    if (!result.ok) return again({ intent: result.reason });
  } catch (error) {
    if (error instanceof DomainError && error.kind === "conflict") return again({}, { overtaken: true });
    throw error;
  }
  throw redirect(`/${ctx.locale}/authority/${params.token}?done=sent`, 303);
});

export const meta = titled<View>((m, { participation }) => (participation ? m.initiativeDesk.answer.title : m.assessment.answer.title));

export default function AnswerRequest() {
  const { found, participation, token, done } = useLoaderData<typeof loader>();
  const again: ActAgain | undefined = useActionData<typeof action>();
  const { locale, m } = useLocale();
  if (participation) return <ParticipationPage found={participation} action={`/${locale}/authority/${token}`} again={again} isSent={done === "sent" && !again} />;
  if (!found) return <div className="sp-measure"><PageHeading title={m.assessment.answer.spentTitle} lead={m.assessment.answer.spentText} /></div>;
  return <AnswerPage found={found} action={`/${locale}/authority/${token}`} again={again} isSent={done === "sent" && !again} />;
}
