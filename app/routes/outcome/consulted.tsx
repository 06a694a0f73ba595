import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { AddManyForm, AddOneForm, ConsultedAdminList } from "#app/components/outcome/consulted-admin.tsx";
import type { ActAgain } from "#app/components/desk/act-again.ts";
import { titled } from "#app/components/shell/document-head.ts";
import { AdminPage } from "#app/components/shell/side-nav.tsx";
import { Words } from "#app/components/shell/worded.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { addParties } from "#app/domain/consulted/add-parties.server.ts";
import { removeParty } from "#app/domain/consulted/change-party.server.ts";
import { getConsulted } from "#app/domain/consulted/get-consulted.server.ts";
import { partiesInput, partyInput, type NewParty } from "#app/domain/consulted/schema.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { fieldErrorsOf, type FieldErrors } from "#app/lib/field-errors.ts";
import { withQuery } from "#app/lib/with-query.ts";
import { form, formAgain, page } from "#app/server/route.server.ts";

const params = z.object({ plan: z.string().max(80) });
const number = z.coerce.number().int().min(0).max(1_000).optional().catch(undefined);
const query = z.object({ done: z.enum(["removed", "identified", "gone"]).optional().catch(undefined), added: number, there: number });

export const loader = page({ access: "coordinator", params, query }, async ({ ctx, params, query, held }) => ({ ...(await getConsulted(ctx, params.plan)), told: query, held: held ? ({ intent: String(held.intent), errors: {}, fields: held } satisfies ActAgain) : undefined }));

export const action = form({ access: "coordinator", params }, async ({ ctx, params, fields }) => {
  const intent = String(fields.intent);
  const path = `/${ctx.locale}/admin/plans/${params.plan}/consulted`;
  const again = (errors: FieldErrors) => formAgain<ActAgain>({ intent, errors, fields });
  if (intent === "remove") {
    const party = z.uuid().safeParse(fields.party);
    const result = party.success ? await removeParty(ctx, params.plan, party.data) : null;
    throw redirect(withQuery(path, { done: result?.ok ? "removed" : "gone" }), 303);
  }
  const add = async (parties: readonly NewParty[]) => {
    const result = await addParties(ctx, params.plan, parties);
    if (!result.ok) return again({ [intent === "one" ? "name" : "lines"]: result.reason });
    const { added, there } = result.value;
    if (intent === "one" && added === 0) return again({ name: "party_there" });
    throw redirect(withQuery(path, { added: String(added), there: there.length > 0 ? String(there.length) : null }), 303);
  };
  // Whoever may not come is told so before what they typed is looked at.
  await getConsulted(ctx, params.plan);
  if (intent === "one") {
    const input = partyInput.safeParse(fields);
    return input.success ? add([input.data]) : again(fieldErrorsOf(input.error));
  }
  const input = partiesInput.safeParse(fields);
  return input.success ? add(input.data.lines.map((name) => ({ name, type: input.data.linesType }))) : again(fieldErrorsOf(input.error));
});

export const meta = titled((m) => m.consulted.title);

export default function ConsultedPage() {
  const { plan, parties, told, held } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const { locale, m } = useLocale();
  const words = m.consulted;
  const again = answered ?? held;
  const path = `/${locale}/admin/plans/${plan.slug}/consulted`;
  return (
    <AdminPage>
      <PageHeading kicker={<Words of={plan.title} />} title={words.title} lead={words.lead} />
      {told.done && !answered ? <Alert kind={told.done === "gone" ? "warning" : "success"} heading={words.done[told.done]} headingLevel={null} role="status" focus /> : null}
      {told.added !== undefined && !answered ? <Alert kind="success" heading={words.added(told.added)} headingLevel={null} role="status" focus>{told.there ? <p>{words.there(told.there)}</p> : null}</Alert> : null}
      {held && !answered ? <Alert kind="info" heading={m.shell.heldNotice} headingLevel={null} role="status" focus /> : null}
      {plan.isDraft ? null : <p><a href={`/${locale}/plans/${plan.slug}/outcome#consulted`}>{words.toOutcome}</a></p>}
      {plan.isClosed ? <Alert kind="info" heading={words.closed} headingLevel={null} /> : <><Alert kind="warning" heading={words.persons} headingLevel={null} /><AddOneForm path={path} again={again?.intent === "one" ? again : undefined} /><AddManyForm path={path} again={again?.intent === "many" ? again : undefined} /></>}
      <ConsultedAdminList path={path} parties={parties} isClosed={plan.isClosed} />
    </AdminPage>
  );
}
