import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import type { ActAgain } from "#app/components/desk/act-again.ts";
import { ShortlistFields, shortlistFormId } from "#app/components/desk/shortlist-fields.tsx";
import { ProposalText } from "#app/components/proposals/proposal-text.tsx";
import { Speaker } from "#app/components/proposals/speaker.tsx";
import { StatusTag } from "#app/components/proposals/status-tag.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { useLangOf } from "#app/components/shell/text-of-people.tsx";
import { Words } from "#app/components/shell/worded.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import type { ProposalView } from "#app/domain/proposals/get-proposal.server.ts";
import { getShortlisting } from "#app/domain/triage/get-desk.server.ts";
import { requireProposalsOfPlan } from "#app/domain/triage/require-of-plan.server.ts";
import { shortlistInput } from "#app/domain/triage/schema.ts";
import { shortlistProposals } from "#app/domain/triage/shortlist-proposals.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { form, formAgain, page } from "#app/server/route.server.ts";
import { shortlistProblems } from "./shortlist-problems.ts";

const params = z.object({ plan: z.string() });
const references = z.array(z.string().max(40).regex(/^[\w.-]+$/)).max(50).catch([]);

export const loader = page({ access: "moderator", params }, async ({ ctx, params, request, held }) => {
  const refs = [...new Set(references.parse(new URL(request.url).searchParams.getAll("refs")))];
  return { ...(await getShortlisting(ctx, params.plan, refs)), held: held ? ({ intent: "shortlist", errors: {}, fields: held } satisfies ActAgain) : undefined };
});

/** Takes the chosen proposals into one initiative: all or none. */
export const action = form({ access: "moderator", params }, async ({ ctx, params, fields }) => {
  const refs = references.parse(Array.isArray(fields.refs) ? fields.refs : fields.refs ? [fields.refs] : []);
  await requireProposalsOfPlan(ctx, params.plan, refs);
  const again = (errors: ActAgain["errors"]) => formAgain({ intent: "shortlist", errors, fields } satisfies ActAgain);
  const input = shortlistInput.safeParse(fields);
  if (!input.success) return again(shortlistProblems(input.error, fields));
  if (refs.length === 0) return again({ initiative: "proposals_missing" });
  const result = await shortlistProposals(ctx, refs, input.data);
  if (!result.ok) return again({ initiative: result.reason });
  const path = `/${ctx.locale}/desk/${params.plan}`;
  const count = new Set(refs).size;
  throw redirect(count === 1 ? `${path}/${refs[0]}?done=${result.value.initiative}#case` : `${path}?done=${result.value.initiative}&count=${count}#desk`, 303);
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
      <PageHeading title={words.title} />
      {proposals.length === 0 ? <Alert kind="info" heading={m.forms.fieldErrors.proposals_missing}><p>{words.selectHint}.</p></Alert> : (
        <div className="sp-shortlist">
          <section>
            <h2>{words.several(proposals.length)}</h2>
            <ol className="sp-list" role="list">{proposals.map((proposal) => <Chosen key={proposal.reference} proposal={proposal} path={path} open={proposals.length === 1} />)}</ol>
          </section>
          <form method="post" action={`${path}/shortlist?${new URLSearchParams(proposals.map(({ reference }) => ["refs", reference])).toString()}#${shortlistFormId}`} id={shortlistFormId} className="sp-desk__answer sp-stack" noValidate data-once="">
            {proposals.map(({ reference }) => <input key={reference} type="hidden" name="refs" value={reference} />)}
            <ShortlistFields initiatives={initiatives} again={again ?? held} />
            <div className="sp-actions"><Button>{words.send}</Button></div>
          </form>
        </div>
      )}
    </>
  );
}

/** A proposal that is taken along: who, what, and its text to copy from. */
function Chosen({ proposal, path, open }: { proposal: ProposalView; path: string; open: boolean }) {
  const { m } = useLocale();
  const lang = useLangOf(proposal.language);
  return (
    <li className="sp-list__row">
      <div>
        <p className="sp-list__meta"><span className="sp-nowrap">{proposal.reference}</span> · <Words of={proposal.theme.title} /></p>
        <h3 className="sp-list__title"><a href={`${path}/${proposal.reference}`} lang={proposal.isHidden ? undefined : lang} dir="auto">{proposal.isHidden ? m.proposals.page.hiddenTitle : proposal.title}</a></h3>
        <Speaker speaker={proposal.speaker} at={proposal.submittedAt} compact />
        {proposal.isHidden ? null : <Details summary={m.desk.shortlist.text} open={open}><ProposalText text={proposal} language={proposal.language} level={4} /></Details>}
      </div>
      <div className="sp-list__side"><StatusTag status={proposal.status} /></div>
    </li>
  );
}
