import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import type { ActAgain } from "#app/components/desk/act-again.ts";
import { PartyForm } from "#app/components/outcome/party-form.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { AdminPage } from "#app/components/shell/side-nav.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { identifyParty } from "#app/domain/consulted/change-party.server.ts";
import { getParty } from "#app/domain/consulted/get-consulted.server.ts";
import { organisationLimits } from "#app/domain/organisations/schema.ts";
import { DomainError } from "#app/domain/errors.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { form, formAgain, page } from "#app/server/route.server.ts";

const params = z.object({ plan: z.string().max(80), party: z.uuid() });
const query = z.object({ q: z.string().trim().max(organisationLimits.search).optional().catch(undefined) });

export const loader = page({ access: "coordinator", params, query }, async ({ ctx, params, query, held }) => ({ ...(await getParty(ctx, params.plan, params.party, query.q)), held: held ? ({ intent: "identify", errors: {}, fields: held } satisfies ActAgain) : undefined }));

const input = z.object({ organisation: z.union([z.uuid(), z.literal("none")]), seen: z.union([z.uuid(), z.literal("")]).catch("") });

export const action = form({ access: "coordinator", params }, async ({ ctx, params, fields }) => {
  await getParty(ctx, params.plan, params.party, undefined);
  const again = (problem: string | undefined, status = 400) => formAgain<ActAgain>({ intent: "identify", errors: problem ? { organisation: problem } : {}, fields, overtaken: status === 409 }, status);
  const chosen = input.safeParse(fields);
  if (!chosen.success) return again("party_organisation_missing");
  const { organisation, seen } = chosen.data;
  try {
    const result = await identifyParty(ctx, params.plan, params.party, { organisationId: organisation === "none" ? null : organisation, seen: seen === "" ? null : seen });
    if (!result.ok) return again(result.reason);
  } catch (error) {
    if (error instanceof DomainError && error.kind === "conflict") return again(undefined, 409);
    throw error;
  }
  throw redirect(`/${ctx.locale}/admin/plans/${params.plan}/consulted?done=identified`, 303);
});

export const meta = titled<Awaited<ReturnType<typeof loader>>>((m, { party }) => m.consulted.who.title(party.name));

export default function PartyPage() {
  const { plan, party, search, candidates, more, held } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const { locale, m } = useLocale();
  const words = m.consulted.who;
  const list = `/${locale}/admin/plans/${plan.slug}/consulted`;
  return (
    <AdminPage>
      <PageHeading before={<BackLink href={list}>{words.back}</BackLink>} title={words.title(party.name)} lead={words.lead} />
      {held && !answered ? <Alert kind="info" heading={m.shell.heldNotice} headingLevel={null} role="status" focus /> : null}
      {plan.isClosed ? <Alert kind="info" heading={m.consulted.closed} headingLevel={null} /> : <PartyForm path={`${list}/${party.id}`} party={party} search={search} candidates={candidates} more={more} again={answered ?? held} />}
    </AdminPage>
  );
}
