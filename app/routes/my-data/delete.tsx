import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { titled } from "#app/components/shell/document-head.ts";
import { FormErrors } from "#app/components/shell/form-errors.tsx";
import { fieldError } from "#app/components/shell/field-error.ts";
import { AccountPage } from "#app/components/shell/side-nav.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { DefinitionList } from "#app/components/ui/definition-list.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { getFieldId } from "#app/components/ui/field-id.ts";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { getDeletionOutlook } from "#app/domain/my-data/get-deletion-outlook.server.ts";
import { getOverview, type DataOverview } from "#app/domain/my-data/get-overview.server.ts";
import { keepAccount } from "#app/domain/my-data/keep-account.server.ts";
import { requestDeletion } from "#app/domain/my-data/request-deletion.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { form, formAgain, page } from "#app/server/route.server.ts";

export const loader = page({ access: "participant" }, async ({ ctx, scope }) => {
  if (ctx.actor.kind === "person" && ctx.actor.deletionDueAt) throw redirect(`/${ctx.locale}/account/data`);
  const { id } = await scope.findSession();
  const [overview, outlook] = await Promise.all([getOverview(ctx), getDeletionOutlook(ctx, id)]);
  return { overview, ...outlook };
});

export const action = form({ access: "participant" }, async ({ ctx, fields, scope }) => {
  const landing = `/${ctx.locale}/account/data`;
  if (fields.intent === "keep") {
    await keepAccount(ctx);
    throw redirect(`${landing}?done=kept`, 303);
  }
  const { id } = await scope.findSession();
  const result = await requestDeletion(ctx, { password: typeof fields.password === "string" ? fields.password : "", sessionId: id });
  // The page shows by itself what stands against it, as it did before the button was pressed.
  if (!result.ok) return formAgain({ problem: result.reason });
  throw redirect(`${landing}?done=requested`, 303);
});

export const meta = titled((m) => m.myData.deletion.title);

export default function DeleteAccount() {
  const { overview, refusal, orphaned, hasPassword, isFresh, roles } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem;
  const { locale, m } = useLocale();
  const { deletion, title } = m.myData;
  const blocked = refusal ?? (!hasPassword && !isFresh ? "sign_in_again" : null);
  const error = blocked ? undefined : fieldError(m, problem);
  const at = (path: string) => `/${locale}${path}`;
  return (
    <AccountPage>
      <PageHeading before={<BackLink href={at("/account/data")}>{title}</BackLink>} title={deletion.title} lead={deletion.lead} />
      {blocked ? (
        <Alert kind="warning" heading={deletion.refused[blocked].title}>
          <p>{deletion.refused[blocked].text}</p>
          {blocked === "last_representative" ? <ul>{orphaned.map(({ id, name }) => <li key={id}><a href={at(`/organisations/${id}/members`)}>{deletion.members(name)}</a></li>)}</ul> : null}
          {blocked === "sign_in_again" ? <Button href={at("/sign-out")} kind="secondary">{deletion.signOut}</Button> : null}
        </Alert>
      ) : null}
      <section className="sp-section">
        <h2>{deletion.what}</h2>
        <WhatHappens overview={overview} roles={roles} />
      </section>
      {blocked ? null : (
        <section className="sp-section">
          <h2>{deletion.confirm}</h2>
          <form method="post" action={at("/account/delete")} className="sp-stack" noValidate data-once="">
            <FormErrors errors={[{ field: getFieldId("password"), text: error }]} />
            {hasPassword ? <Field name="password" kind="password" label={deletion.password} error={error} autoComplete="current-password" width="l" /> : <p>{deletion.noPassword}</p>}
            <div className="sp-actions"><Button kind="warning">{deletion.submit}</Button><Button href={at("/account/data")} kind="secondary">{deletion.cancel}</Button></div>
          </form>
        </section>
      )}
    </AccountPage>
  );
}

function WhatHappens({ overview, roles }: { overview: DataOverview; roles: number }) {
  const { deletion } = useLocale().m.myData;
  const { proposals, comments, neutralCode, supports, drafts } = overview;
  return (
    <DefinitionList
      items={[
        { term: deletion.goes, text: deletion.goesText(drafts) },
        { term: deletion.stays, text: deletion.staysText(proposals, comments, neutralCode) },
        { term: deletion.supports, text: deletion.supportsText(supports) },
        ...(roles > 0 ? [{ term: deletion.roles, text: deletion.rolesText }] : []),
        { term: deletion.when, text: deletion.whenText },
      ]}
    />
  );
}
