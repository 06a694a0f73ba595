import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import type { ActAgain } from "#app/components/desk/act-again.ts";
import { LookAlikes, MembersTable, OrganisationFacts } from "#app/components/organisations/admin-parts.tsx";
import { UnverifyForm, VerifyForm } from "#app/components/organisations/verify-forms.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { AdminPage } from "#app/components/shell/side-nav.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { OrganisationMark } from "#app/components/organisations/organisation-mark.tsx";
import { DomainError } from "#app/domain/errors.ts";
import { getForAdministration, type AdminOrganisation } from "#app/domain/organisations/administration.server.ts";
import { unverifyInput, versionInput } from "#app/domain/organisations/schema.ts";
import { takeVerificationBack, verifyOrganisation } from "#app/domain/organisations/verify-organisation.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { fieldErrorsOf, type FieldErrors } from "#app/lib/field-errors.ts";
import { form, formAgain, page } from "#app/server/route.server.ts";

const params = z.object({ organisation: z.uuid() });
const query = z.object({ done: z.enum(["verified", "unverified", "merged"]).optional().catch(undefined) });

export const loader = page({ access: "coordinator", params, query }, async ({ ctx, params, query, held }) => ({ ...(await getForAdministration(ctx, params.organisation)), done: query.done, held: held ? { intent: String(held.intent), errors: {}, fields: held } satisfies ActAgain : undefined }));

export const action = form({ access: "coordinator", params }, async ({ ctx, params, fields }) => {
  const { organisation } = params;
  const intent = String(fields.intent);
  const again = (errors: FieldErrors, status = 400) => formAgain<ActAgain>({ intent, errors, fields, overtaken: status === 409 }, status);
  try {
    if (intent === "verify") {
      const result = await verifyOrganisation(ctx, organisation, versionInput.parse(fields.version));
      if (!result.ok) return again({ verify: result.reason });
    } else {
      const input = unverifyInput.safeParse(fields);
      if (!input.success) return again(fieldErrorsOf(input.error));
      await takeVerificationBack(ctx, organisation, input.data);
    }
  } catch (error) {
    if (error instanceof DomainError && error.kind === "conflict") return again({}, 409);
    throw error;
  }
  throw redirect(`/${ctx.locale}/admin/organisations/${organisation}?done=${intent === "verify" ? "verified" : "unverified"}`, 303);
});

export const meta = titled<AdminOrganisation>((_, { organisation }) => organisation.name);

export default function AdminOrganisationPage() {
  const { organisation, createdAt, members, said, lookAlikes, done, held } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const again = answered ?? held;
  const { locale, m } = useLocale();
  const words = m.organisations.admin;
  const path = `/${locale}/admin/organisations/${organisation.id}`;
  return (
    <AdminPage>
      <BackLink href={`/${locale}/admin/organisations`}>{words.back}</BackLink>
      <PageHeading title={<span dir="auto">{organisation.name}</span>} after={<OrganisationMark type={organisation.type} verified={organisation.verified} />} />
      {done && !again ? <Alert kind="success" heading={words.done[done]} role="status" focus /> : null}
      {answered?.overtaken ? <Alert kind="warning" heading={words.overtaken} role="alert" focus><p>{words.overtakenText}</p></Alert> : null}
      {held && !answered ? <Alert kind="info" heading={m.shell.heldNotice} /> : null}
      <OrganisationFacts organisation={organisation} createdAt={createdAt} said={said} />
      <MembersTable members={members} />
      <LookAlikes path={path} lookAlikes={lookAlikes} />
      {organisation.verified ? <UnverifyForm path={path} version={organisation.version} again={again} /> : <VerifyForm path={path} version={organisation.version} again={again} />}
    </AdminPage>
  );
}
