import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { typedOf } from "#app/components/desk/act-again.ts";
import { organisationPath } from "#app/components/organisations/organisation-path.ts";
import { ProfileFields } from "#app/components/organisations/profile-fields.tsx";
import { CprWarning } from "#app/components/shell/cpr-warning.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { Alert } from "#app/components/ui/alert.tsx";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { DefinitionList } from "#app/components/ui/definition-list.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { DomainError } from "#app/domain/errors.ts";
import { editOrganisation } from "#app/domain/organisations/edit-organisation.server.ts";
import { getProfileForm, type ProfileForm } from "#app/domain/organisations/queries.server.ts";
import { profileInput } from "#app/domain/organisations/schema.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { warnsOfCpr } from "#app/lib/cpr.ts";
import { fieldErrorsOf, type FieldErrors } from "#app/lib/field-errors.ts";
import { withQuery } from "#app/lib/with-query.ts";
import { form, formAgain, page } from "#app/server/route.server.ts";

const params = z.object({ organisation: z.uuid() });

export const loader = page({ access: "participant", params }, async ({ ctx, params, held }) => ({ ...(await getProfileForm(ctx, params.organisation)), held }));

export const action = form({ access: "participant", params }, async ({ ctx, params, fields }) => {
  const again = (errors: FieldErrors, status = 400) => formAgain({ errors, fields, overtaken: status === 409 }, status);
  const input = profileInput.safeParse(fields);
  if (!input.success) return again(fieldErrorsOf(input.error));
  if (warnsOfCpr(fields, [input.data.description])) return again({});
  const result = await editOrganisation(ctx, params.organisation, input.data).catch((error: unknown) => {
    if (error instanceof DomainError && error.kind === "conflict") return "conflict" as const;
    throw error;
  });
  if (result === "conflict") return again({}, 409);
  if (!result.ok) return again({ [result.reason === "cvr_fixed" ? "cvr" : "emailDomain"]: result.reason });
  throw redirect(withQuery(organisationPath(ctx.locale, params.organisation), { done: result.value.verificationEnded ? "unverified" : "edited" }), 303);
});

export const meta = titled((m) => m.organisations.edit.title);

export default function EditOrganisation() {
  const { organisation, ownDomain, addressIsPublic, held } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  const { locale, m } = useLocale();
  const words = m.organisations.edit;
  const typed = again ? { intent: "", ...again } : held ? { intent: "", errors: {}, fields: held } : undefined;
  return (
    <div className="sp-measure">
      <BackLink href={organisationPath(locale, organisation.id)}><span dir="auto">{organisation.name}</span></BackLink>
      <PageHeading title={words.title} lead={words.lead} />
      {held && !again ? <Alert kind="info" heading={m.shell.heldNotice} /> : null}
      {again?.overtaken ? (
        <Alert kind="warning" heading={words.conflict} role="alert" focus>
          <p>{words.conflictText}</p>
          <h3>{words.conflictNow}</h3>
          <Now organisation={organisation} />
        </Alert>
      ) : null}
      <form method="post" action={organisationPath(locale, organisation.id, "/edit")} className="sp-stack" noValidate data-once="">
        {/* Overtaken, the form goes on from the profile as it is shown above; else from what was seen when it was filled in. */}
        <input type="hidden" name="version" value={(again?.overtaken ? undefined : typedOf(typed, "version")) ?? organisation.version} />
        {again ? <CprWarning texts={[typedOf(typed, "description") ?? ""]} /> : null}
        <ProfileFields organisation={organisation} ownDomain={ownDomain} addressIsPublic={addressIsPublic} again={typed} />
        <div className="sp-actions"><Button>{words.submit}</Button></div>
      </form>
    </div>
  );
}

/** The profile as somebody else left it. */
function Now({ organisation }: Pick<ProfileForm, "organisation">) {
  const { m } = useLocale();
  const words = m.organisations.edit;
  const shown = (text: string | null) => (text ? <span dir="auto">{text}</span> : <em>{words.empty}</em>);
  return (
    <DefinitionList items={[
      { term: words.name, text: shown(organisation.name) }, { term: words.cvr, text: shown(organisation.cvr) }, { term: words.website, text: shown(organisation.website) },
      { term: words.description, text: organisation.description ? <div className="sp-prose" dir="auto">{organisation.description}</div> : shown("") },
      { term: words.domain, text: organisation.emailDomain ? words.domainOf(organisation.emailDomain) : words.domainNone },
    ]} />
  );
}
