import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import type { ActAgain } from "#app/components/desk/act-again.ts";
import { ActProblem } from "#app/components/organisations/act-problem.tsx";
import { DefaultOrganisationForm } from "#app/components/organisations/default-organisation-form.tsx";
import { OwnOrganisationList, OwnRequests } from "#app/components/organisations/own-lists.tsx";
import { OpenOrganisations } from "#app/components/organisations/open-organisations.tsx";
import { StartForm } from "#app/components/organisations/start-form.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { Refused } from "#app/components/shell/refused.tsx";
import { AccountPage } from "#app/components/shell/side-nav.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import type { Context } from "#app/domain/context.ts";
import { askToJoin } from "#app/domain/organisations/ask-to-join.server.ts";
import { chooseDefaultOrganisation } from "#app/domain/organisations/choose-default-organisation.server.ts";
import { getOwnOrganisations } from "#app/domain/organisations/get-own-organisations.server.ts";
import { leaveOrganisation } from "#app/domain/organisations/leave-organisation.server.ts";
import { defaultOrganisationInput, joinRequestInput, newOrganisationInput, organisationIdInput } from "#app/domain/organisations/schema.ts";
import { startOrganisation } from "#app/domain/organisations/start-organisation.server.ts";
import { withdrawJoinRequest } from "#app/domain/organisations/withdraw-join-request.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { fieldErrorsOf, type FieldErrors } from "#app/lib/field-errors.ts";
import { newId } from "#app/lib/id.ts";
import { withQuery } from "#app/lib/with-query.ts";
import { form, formAgain, page, type FormFields } from "#app/server/route.server.ts";

const acts = ["default", "left", "withdrawn", "asked", "started"] as const;
const query = z.object({ done: z.enum(acts).optional().catch(undefined) });

export const loader = page({ access: "participant", query }, async ({ ctx, query, held }) => ({ ...(await getOwnOrganisations(ctx)), key: newId(), done: query.done, held: held ? asAgain(held) : undefined }));

function asAgain(fields: FormFields): ActAgain {
  return { intent: String(fields.intent), errors: {}, fields };
}

/** One act on whom one writes for; `intent` says which. Afterwards the page says what was done. */
export const action = form({ access: "participant" }, async ({ ctx, fields }) => {
  const answer = await act(ctx, fields);
  if (typeof answer !== "string") return formAgain<ActAgain>({ intent: String(fields.intent), errors: answer, fields });
  throw redirect(withQuery(`/${ctx.locale}/account/organisations`, { done: answer }), 303);
});

/** Carries one act out. Answers what was done, or what is wrong. */
async function act(ctx: Context, fields: FormFields): Promise<(typeof acts)[number] | FieldErrors> {
  switch (fields.intent) {
    case "default": {
      const input = defaultOrganisationInput.safeParse(fields);
      const result = input.success ? await chooseDefaultOrganisation(ctx, input.data.organisation || null) : { ok: false as const, reason: "default_missing" };
      return result.ok ? "default" : { organisation: result.reason };
    }
    case "leave": {
      const input = organisationIdInput.safeParse(fields);
      if (!input.success) return { problem: "invalid" };
      const result = await leaveOrganisation(ctx, input.data.organisation);
      return result.ok ? "left" : { problem: result.reason };
    }
    case "withdraw": {
      const input = organisationIdInput.safeParse(fields);
      if (!input.success) return { problem: "invalid" };
      await withdrawJoinRequest(ctx, input.data.organisation);
      return "withdrawn";
    }
    case "ask": {
      const input = joinRequestInput.safeParse(fields);
      if (!input.success) return fieldErrorsOf(input.error);
      const result = await askToJoin(ctx, input.data.organisation, input.data.message);
      return result.ok ? "asked" : { problem: result.reason };
    }
    case "start": {
      const input = newOrganisationInput.safeParse(fields);
      if (!input.success) return fieldErrorsOf(input.error);
      const result = await startOrganisation(ctx, input.data);
      return result.ok ? "started" : { problem: result.reason };
    }
    default: return { problem: "invalid" };
  }
}

export const meta = titled((m) => m.organisations.own.title);

export default function OwnOrganisationsPage() {
  const { own, defaultId, requests, byDomain, sameNumber, emailVerified, key, done, held } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const again = answered ?? held;
  const { locale, m } = useLocale();
  const words = m.organisations.own;
  const path = `/${locale}/account/organisations`;
  const ofIntent = (intent: string) => (again?.intent === intent ? again : undefined);
  return (
    <AccountPage>
      <PageHeading title={words.title} lead={words.lead} />
      {done && !again ? <Alert kind="success" heading={words.done[done]} role="status" focus /> : null}
      {held && !answered ? <Alert kind="info" heading={m.shell.heldNotice} /> : null}
      <ActProblem problem={again?.errors.problem} place="own" />
      {emailVerified ? null : <Refused permission={{ allowed: false, reason: "verify_email_first" }} returnTo={path} />}
      <OwnOrganisationList path={path} own={own} />
      {own.length > 0 ? <DefaultOrganisationForm path={path} own={own} defaultId={defaultId} again={ofIntent("default")} /> : null}
      {requests.length > 0 ? <OwnRequests path={path} requests={requests} /> : null}
      <OpenOrganisations path={path} byDomain={byDomain} sameNumber={sameNumber} again={ofIntent("ask")} />
      {emailVerified ? <StartForm path={path} newKey={key} isPrimary={own.length === 0} again={ofIntent("start")} /> : null}
    </AccountPage>
  );
}
