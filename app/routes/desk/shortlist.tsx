import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { outcomeId } from "#app/components/board/board-outcome.tsx";
import { typedOf, type ActAgain } from "#app/components/desk/act-again.ts";
import { ShortlistFields, shortlistFormId } from "#app/components/desk/shortlist-fields.tsx";
import { ProposalText } from "#app/components/proposals/proposal-text.tsx";
import { Speaker } from "#app/components/proposals/speaker.tsx";
import { StatusTag } from "#app/components/proposals/status-tag.tsx";
import { CprWarning } from "#app/components/shell/cpr-warning.tsx";
import { fieldError } from "#app/components/shell/field-error.ts";
import { titled } from "#app/components/shell/document-head.ts";
import { TypedTexts } from "#app/components/shell/typed-texts.tsx";
import { useLangOf } from "#app/components/shell/text-of-people.tsx";
import { Words } from "#app/components/shell/worded.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { Select } from "#app/components/ui/select.tsx";
import { TextArea } from "#app/components/ui/text-area.tsx";
import type { ProposalView } from "#app/domain/proposals/get-proposal.server.ts";
import { getShortlisting } from "#app/domain/triage/get-desk.server.ts";
import { requireProposalsOfPlan } from "#app/domain/triage/require-of-plan.server.ts";
import type { Placement } from "#app/domain/triage/placement.ts";
import { shortlistInput, triageLimits } from "#app/domain/triage/schema.ts";
import { shortlistProposals } from "#app/domain/triage/shortlist-proposals.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { warnsOfCpr } from "#app/lib/cpr.ts";
import { countCharacters, normaliseText } from "#app/lib/text.ts";
import { form, formAgain, page, type FormFields } from "#app/server/route.server.ts";
import { adoptionDegrees } from "#db/values.ts";
import { shortlistProblems } from "./shortlist-problems.ts";

const params = z.object({ plan: z.string() });
const references = z.array(z.string().max(40).regex(/^[\w.-]+$/)).max(50).catch([]);

export const loader = page({ access: "moderator", params }, async ({ ctx, params, request, held }) => {
  const refs = [...new Set(references.parse(new URL(request.url).searchParams.getAll("refs")))];
  return { ...(await getShortlisting(ctx, params.plan, refs)), isFromBoard: new URL(request.url).searchParams.get("from") === "board", held: held ? ({ intent: "shortlist", errors: {}, fields: held } satisfies ActAgain) : undefined };
});

/** Takes the chosen proposals into one initiative: all or none. */
export const action = form({ access: "moderator", params }, async ({ ctx, params, fields }) => {
  const refs = references.parse(Array.isArray(fields.refs) ? fields.refs : fields.refs ? [fields.refs] : []);
  await requireProposalsOfPlan(ctx, params.plan, refs);
  const again = (errors: ActAgain["errors"]) => formAgain({ intent: "shortlist", errors, fields } satisfies ActAgain);
  const input = shortlistInput.safeParse(fields);
  if (!input.success) return again(shortlistProblems(input.error, fields));
  if (refs.length === 0) return again({ initiative: "proposals_missing" });
  const own = ownPlacements(refs, fields, input.data);
  const tooLong = [...own].find(([, { passage }]) => countCharacters(passage) > triageLimits.passage);
  if (tooLong) return again({ [`passage-${tooLong[0]}`]: "too_long" });
  if (warnsOfCpr(fields, [input.data.title, input.data.summary, input.data.passage, ...[...own.values()].map(({ passage }) => passage)])) return again({});
  const result = await shortlistProposals(ctx, refs, input.data, { own });
  if (!result.ok) return again({ initiative: result.reason });
  const path = `/${ctx.locale}/desk/${params.plan}`;
  const count = new Set(refs).size;
  if (fields.from === "board") throw redirect(`${path}/board/${result.value.initiative}?done=begun&initiative=${result.value.initiative}#${outcomeId}`, 303);
  throw redirect(count === 1 ? `${path}/${refs[0]}?done=${result.value.initiative}#case` : `${path}?done=${result.value.initiative}&count=${count}#desk`, 303);
});

/** What is said of each of several proposals by itself: its degree, where it is another than that of all, and its passage. */
function ownPlacements(refs: readonly string[], fields: FormFields, common: Placement): Map<string, Placement> {
  const text = (name: string) => (typeof fields[name] === "string" ? normaliseText(fields[name]) : undefined);
  return new Map(refs.map((reference) => [reference, { degree: adoptionDegrees.find((degree) => degree === fields[`degree-${reference}`]) ?? common.degree, passage: text(`passage-${reference}`) ?? common.passage }]));
}

export const meta = titled((m) => m.desk.shortlist.title);

export default function Shortlist() {
  const { plan, proposals, initiatives, isFromBoard, held } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const { locale, m } = useLocale();
  const words = m.desk.shortlist;
  const path = `/${locale}/desk/${plan.slug}`;
  const again = answered ?? held;
  const isBoard = isFromBoard || again?.fields.from === "board";
  const several = proposals.length > 1;
  const query = new URLSearchParams([...proposals.map(({ reference }) => ["refs", reference]), ...(isBoard ? [["from", "board"]] : [])]).toString();
  return (
    <>
      <BackLink href={isBoard ? `${path}/board` : path}>{isBoard ? m.board.move.back : m.desk.title}</BackLink>
      {held && !answered ? <Alert kind="info" heading={m.shell.heldNotice} role="status" /> : null}
      <PageHeading title={words.title} />
      {proposals.length === 0 ? <Alert kind="info" heading={m.forms.fieldErrors.proposals_missing}><p>{words.selectHint}.</p></Alert> : (
        <form method="post" action={`${path}/shortlist?${query}#${shortlistFormId}`} id={shortlistFormId} className={several ? undefined : "sp-shortlist"} noValidate data-once="">
          {isBoard ? <input type="hidden" name="from" value="board" /> : null}
          <div>
            <h2 id="chosen">{words.several(proposals.length)}</h2>
            <div className="sp-compare" role={several ? "region" : undefined} aria-labelledby={several ? "chosen" : undefined} tabIndex={several ? 0 : undefined}>{proposals.map((proposal) => <Chosen key={proposal.reference} proposal={proposal} path={path} several={several} again={again} />)}</div>
          </div>
          <div className="sp-desk__answer sp-stack sp-measure">
            {again ? <CprWarning texts={Object.entries(again.fields).filter(([name]) => /^(title|summary|passage)/.test(name)).map(([, value]) => String(value))} /> : null}
            <ShortlistFields initiatives={initiatives} again={again} several={several} chosen={isBoard ? "new" : ""} />
            <div className="sp-actions"><Button>{words.send}</Button></div>
          </div>
        </form>
      )}
    </>
  );
}

/** A proposal that is taken along: who, what, its text to copy from, and, beside others, how much of it and which passage. */
function Chosen({ proposal, path, several, again }: { proposal: ProposalView; path: string; several: boolean; again: ActAgain | undefined }) {
  const { m } = useLocale();
  const lang = useLangOf(proposal.language);
  const { reference, isHidden } = proposal;
  const passage = typedOf(again, `passage-${reference}`) ?? "";
  return (
    <article className="sp-compare__part" aria-labelledby={`chosen-${reference}`}>
      <input type="hidden" name="refs" value={reference} />
      <p className="sp-list__meta"><span className="sp-nowrap">{reference}</span> · <Words of={proposal.theme.title} /></p>
      <h3 id={`chosen-${reference}`}><a href={`${path}/${reference}`} lang={isHidden ? undefined : lang} dir="auto">{isHidden ? m.proposals.page.hiddenTitle : proposal.title}</a></h3>
      <Speaker speaker={proposal.speaker} at={proposal.submittedAt} compact />
      <p><StatusTag status={proposal.status} /></p>
      {isHidden ? null : <Details summary={m.desk.shortlist.text} open><ProposalText text={proposal} language={proposal.language} level={4} /></Details>}
      {isHidden ? <TypedTexts texts={[{ label: m.board.shortlist.ownPassage(reference), text: passage }]} /> : null}
      {several && !isHidden ? (
        <>
          <Select name={`degree-${reference}`} label={m.board.shortlist.ownDegree(reference)} defaultValue={typedOf(again, `degree-${reference}`) ?? ""} options={[{ value: "", label: m.board.shortlist.asOthers }, ...adoptionDegrees.map((degree) => ({ value: degree, label: m.words.degrees[degree] }))]} />
          <TextArea name={`passage-${reference}`} label={m.board.shortlist.ownPassage(reference)} mark={`(${m.forms.optional})`} rows={3} lang={lang} defaultValue={passage} error={fieldError(m, again?.errors[`passage-${reference}`], { max: triageLimits.passage, value: passage })} />
        </>
      ) : null}
    </article>
  );
}
