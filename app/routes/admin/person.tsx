import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { GrantForm } from "#app/components/admin/grant-form.tsx";
import { PersonFacts } from "#app/components/admin/person-facts.tsx";
import { revokeId, RolesHeld } from "#app/components/admin/roles-held.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { fieldError } from "#app/components/shell/field-error.ts";
import { FormErrors } from "#app/components/shell/form-errors.tsx";
import { AdminPage } from "#app/components/shell/side-nav.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { grantRole } from "#app/domain/accounts/grant-role.server.ts";
import { revokeRole } from "#app/domain/accounts/revoke-role.server.ts";
import { roleInput } from "#app/domain/accounts/role-input.ts";
import { getPerson } from "#app/domain/people/get-person.server.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { fieldErrorsOf, type FieldErrors } from "#app/lib/field-errors.ts";
import { form, formAgain, page, type FormFields } from "#app/server/route.server.ts";

const params = z.object({ person: z.uuid() });
const query = z.object({ done: z.enum(["granted", "had", "revoked", "gone"]).optional().catch(undefined) });

export const loader = page({ access: "coordinator", params, query }, async ({ ctx, params, query, held }) => ({ person: await getPerson(ctx, params.person), done: query.done, held: held ? again("grant", {}, held) : undefined }));

/** A form that came back. */
type Again = { intent: "grant" | "revoke"; errors: FieldErrors; typed: { role?: string; scope?: string } };

function again(intent: Again["intent"], errors: FieldErrors, { role, scope }: FormFields): Again {
  return { intent, errors, typed: { ...(typeof role === "string" && { role }), ...(typeof scope === "string" && { scope }) } };
}

/** Gives a role or takes one back; `intent` says which. */
export const action = form({ access: "coordinator", params }, async ({ ctx, params, fields }) => {
  const intent = fields.intent === "revoke" ? "revoke" : "grant";
  const input = roleInput.safeParse(fields);
  if (!input.success) return formAgain(again(intent, fieldErrorsOf(input.error), fields));
  const finish = (done: string) => redirect(`/${ctx.locale}/admin/people/${params.person}?done=${done}`, 303);
  if (intent === "revoke") {
    const result = await revokeRole(ctx, params.person, input.data);
    if (!result.ok) return formAgain(again(intent, { role: result.reason }, fields));
    throw finish(result.value.changed ? "revoked" : "gone");
  }
  const result = await grantRole(ctx, params.person, input.data);
  if (!result.ok) return formAgain(again(intent, result.reason.startsWith("account_") ? { role: result.reason } : { scope: result.reason }, fields));
  throw finish(result.value.changed ? "granted" : "had");
});

export const meta = titled<Awaited<ReturnType<typeof loader>>>((m, { person }) => `${person.name} – ${m.admin.people.title}`);

export default function Person() {
  const { person, done, held } = useLoaderData<typeof loader>();
  const returned = useActionData<typeof action>() ?? held;
  const { locale, m } = useLocale();
  const words = m.admin.person;
  const { role: problem } = returned?.errors ?? {};
  const refused = returned?.intent === "revoke" && problem ? { role: returned.typed.role ?? "", scope: returned.typed.scope ?? "", text: fieldError(m, problem) ?? "" } : undefined;
  const isShown = refused && person.roles.some((each) => each.mayRevoke && revokeId(each) === revokeId(refused));
  return (
    <AdminPage>
      <PageHeading before={<BackLink href={`/${locale}/admin/people`}>{m.admin.people.title}</BackLink>} title={<span dir="auto">{person.name}</span>} />
      {done && !returned ? <Alert kind={done === "granted" || done === "revoked" ? "success" : "info"} heading={words.done[done](person.name)} role="status" focus /> : null}
      {held && returned === held ? <Alert kind="info" heading={m.shell.heldNotice} /> : null}
      {refused ? <FormErrors errors={[{ field: isShown ? revokeId(refused) : "roles", text: refused.text }]} /> : null}
      {person.deletionDueAt ? <Alert kind="warning" heading={words.leaving(format.date(locale, person.deletionDueAt))} /> : null}
      <PersonFacts person={person} />
      <section className="sp-section">
        <h2 id="roles">{words.rolesTitle}</h2>
        <RolesHeld person={person} refused={refused} />
      </section>
      <section className="sp-section">
        <h2>{words.grantTitle}</h2>
        <GrantForm person={person} errors={returned?.intent === "grant" ? returned.errors : {}} typed={returned?.intent === "grant" ? returned.typed : {}} />
      </section>
    </AdminPage>
  );
}
