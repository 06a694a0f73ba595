import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import type { ReactNode } from "react";
import { fieldError } from "#app/components/shell/field-error.ts";
import { FormErrors } from "#app/components/shell/form-errors.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { AdminPage } from "#app/components/shell/side-nav.tsx";
import { When } from "#app/components/shell/when.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { getFieldId } from "#app/components/ui/field-id.ts";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { RadioGroup } from "#app/components/ui/radio-group.tsx";
import { Table } from "#app/components/ui/table.tsx";
import { DomainError } from "#app/domain/errors.ts";
import { getMergePair, type AdminOrganisation, type MergePair } from "#app/domain/organisations/administration.server.ts";
import { mergeOrganisations } from "#app/domain/organisations/merge-organisations.server.ts";
import { mergeInput } from "#app/domain/organisations/schema.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { withQuery } from "#app/lib/with-query.ts";
import { form, formAgain, page } from "#app/server/route.server.ts";

const params = z.object({ organisation: z.uuid() });
const query = z.object({ with: z.string().max(40).catch("") });

export const loader = page({ access: "coordinator", params, query }, async ({ ctx, params, query }) => {
  // Without another one there is nothing to compare.
  if (!z.uuid().safeParse(query.with).success || query.with === params.organisation) throw redirect(`/${ctx.locale}/admin/organisations/${params.organisation}`);
  return getMergePair(ctx, params.organisation, query.with);
});

export const action = form({ access: "coordinator", params, query }, async ({ ctx, params, query, fields }) => {
  const [one, other] = [params.organisation, query.with];
  const input = mergeInput.safeParse(fields);
  const stays = input.data?.stays;
  if (!input.success || (stays !== one && stays !== other)) return formAgain({ problem: "merge_missing", stays: "", overtaken: false });
  const seen = [{ id: one, version: input.data.version }, { id: other, version: input.data.otherVersion }] as const;
  const [into, from] = stays === one ? seen : [seen[1], seen[0]];
  const result = await mergeOrganisations(ctx, from, into).catch((error: unknown) => {
    if (error instanceof DomainError && error.kind === "conflict") return "conflict" as const;
    throw error;
  });
  if (result === "conflict") return formAgain({ problem: undefined, stays, overtaken: true }, 409);
  if (!result.ok) return formAgain({ problem: result.reason, stays, overtaken: false });
  throw redirect(`/${ctx.locale}/admin/organisations/${stays}?done=merged`, 303);
});

export const meta = titled((m) => m.organisations.admin.merge.title);

export default function MergeOrganisations() {
  const { one, other } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  const { locale, m } = useLocale();
  const { merge: words, ...admin } = m.organisations.admin;
  const path = `/${locale}/admin/organisations/${one.organisation.id}`;
  const error = fieldError(m, again?.problem);
  // A verified one cannot be the one that goes.
  const mayStay = [one, other].filter((each) => !(each === one ? other : one).organisation.verified);
  const option = ({ organisation }: AdminOrganisation) => ({ value: organisation.id, label: <span dir="auto">{organisation.name}</span>, hint: `${organisation.cvr} · ${organisation.verified ? m.words.verified : m.words.notVerified}` });
  return (
    <AdminPage>
      <BackLink href={path}><span dir="auto">{one.organisation.name}</span></BackLink>
      <PageHeading title={words.title} lead={words.lead} />
      {again?.overtaken ? <Alert kind="warning" heading={admin.overtaken} role="alert" focus><p>{admin.overtakenText}</p></Alert> : null}
      {one.organisation.cvr === other.organisation.cvr ? null : <Alert kind="warning" heading={words.differentNumber} />}
      <Comparison one={one} other={other} />
      {mayStay.length === 0 ? <Alert kind="warning" heading={words.bothVerified} /> : <form method="post" action={withQuery(`${path}/merge`, { with: other.organisation.id })} className="sp-stack sp-section" noValidate data-once="">
        <FormErrors errors={[{ field: getFieldId("stays"), text: error }]} />
        <input type="hidden" name="version" value={one.organisation.version} />
        <input type="hidden" name="otherVersion" value={other.organisation.version} />
        {mayStay.length === 1
          ? <><p id={getFieldId("stays")} tabIndex={-1} dir="auto">{words.onlyStays(mayStay[0]!.organisation.name)}</p><input type="hidden" name="stays" value={mayStay[0]!.organisation.id} /></>
          : <RadioGroup name="stays" legend={words.stays} hint={words.staysHint} value={again?.stays ?? ""} error={error} options={mayStay.map(option)} />}
        <div className="sp-actions"><Button kind="warning">{words.submit}</Button></div>
      </form>}
    </AdminPage>
  );
}

function Comparison({ one, other }: MergePair) {
  const { m } = useLocale();
  const { merge: words, ...admin } = m.organisations.admin;
  const { page: facts } = m.organisations;
  const row = (key: string, term: string, show: (of: AdminOrganisation) => ReactNode) => ({ key, cells: { what: term, one: show(one), other: show(other) } });
  return (
    <Table id="pair" caption={words.caption}
      columns={[{ key: "what", header: words.what }, { key: "one", header: <span dir="auto">{one.organisation.name}</span> }, { key: "other", header: <span dir="auto">{other.organisation.name}</span> }]}
      rows={[
        row("type", facts.type, ({ organisation }) => m.words.participantTypes[organisation.type]),
        row("cvr", facts.cvr, ({ organisation }) => organisation.cvr),
        row("verified", facts.verified, ({ organisation }) => (organisation.verified ? m.words.verified : m.words.notVerified)),
        row("website", facts.website, ({ organisation }) => (organisation.website ? new URL(organisation.website).host : m.organisations.edit.empty)),
        row("members", admin.members, ({ members }) => (members.length === 0 ? admin.noMembers : <ul role="list" className="sp-lines">{members.map((member) => <li key={member.userId} dir="auto">{member.name} (@{member.domain})</li>)}</ul>)),
        row("said", admin.said, ({ said }) => admin.saidCount(said.proposals, said.comments)),
        row("created", admin.created, ({ createdAt }) => <When at={createdAt} short />),
      ]} />
  );
}
