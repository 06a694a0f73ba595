import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import type { ActAgain } from "#app/components/desk/act-again.ts";
import { ShortlistFields } from "#app/components/desk/shortlist-fields.tsx";
import { ProposalText } from "#app/components/proposals/proposal-text.tsx";
import { Speaker } from "#app/components/proposals/speaker.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { Alert } from "#app/components/ui/alert.tsx";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { getShortlisting } from "#app/domain/triage/get-desk.server.ts";
import { requireProposalsOfPlan } from "#app/domain/triage/require-of-plan.server.ts";
import { shortlistInput } from "#app/domain/triage/schema.ts";
import { shortlistProposals } from "#app/domain/triage/shortlist-proposals.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { fieldErrorsOf } from "#app/lib/field-errors.ts";
import { form, formAgain, page } from "#app/server/route.server.ts";

const params = z.object({ plan: z.string() });
const references = z.array(z.string().max(40).regex(/^[\w-]+$/)).max(50).catch([]);

export const loader = page({ access: "moderator", params }, async ({ ctx, params, request, held }) => {
  const refs = [...new Set(references.parse(new URL(request.url).searchParams.getAll("refs")))];
  return { ...(await getShortlisting(ctx, params.plan, refs)), held: held ? ({ intent: "shortlist", errors: {}, fields: held } satisfies ActAgain) : undefined };
});

/** Takes the chosen proposals into one initiative: all or none. */
export const action = form({ access: "moderator", params }, async ({ ctx, params, fields }) => {
  const refs = references.parse(Array.isArray(fields.refs) ? fields.refs : fields.refs ? [fields.refs] : []);
  const again = (errors: ActAgain["errors"]) => formAgain({ intent: "shortlist", errors, fields } satisfies ActAgain);
  const input = shortlistInput.safeParse(fields);
  if (!input.success) return again(fieldErrorsOf(input.error));
  if (refs.length === 0) return again({ initiative: "proposals_missing" });
  await requireProposalsOfPlan(ctx, params.plan, refs);
  const result = await shortlistProposals(ctx, refs, input.data);
  if (!result.ok) return again({ initiative: result.reason });
  throw redirect(`/${ctx.locale}/desk/${params.plan}/${refs[0]}?done=${result.value.initiative}`, 303);
});

export const meta = titled((m) => m.desk.shortlist.title);

export default function Shortlist() {
  const { plan, proposals, initiatives, held } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  const { locale, m } = useLocale();
  const words = m.desk.shortlist;
  const path = `/${locale}/desk/${plan.slug}`;
  return (
    <>
      <BackLink href={path}>{m.desk.title}</BackLink>
      {held && !again ? <Alert kind="info" heading={m.shell.heldNotice} role="status" /> : null}
      <PageHeading title={words.title} lead={words.several(proposals.length)} />
      {proposals.length === 0 ? <Alert kind="info" heading={m.forms.fieldErrors.proposals_missing}><p>{words.selectHint}</p></Alert> : (
        <div className="sp-columns">
          <section>
            {proposals.map((proposal) => (
              <Details key={proposal.reference} summary={`${proposal.reference} ${proposal.title}`}><Speaker speaker={proposal.speaker} at={proposal.submittedAt} compact /><ProposalText text={proposal} language={proposal.language} /></Details>
            ))}
          </section>
          <form method="post" action={`${path}/shortlist?${new URLSearchParams(proposals.map(({ reference }) => ["refs", reference])).toString()}`} className="sp-stack" noValidate data-once="">
            {proposals.map(({ reference }) => <input key={reference} type="hidden" name="refs" value={reference} />)}
            <ShortlistFields initiatives={initiatives} again={again ?? held} />
            <div className="sp-actions"><Button>{words.send}</Button></div>
          </form>
        </div>
      )}
    </>
  );
}
