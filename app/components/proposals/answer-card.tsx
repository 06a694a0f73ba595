import type { ReactNode } from "react";
import { AuthorReply } from "#app/components/proposals/author-reply.tsx";
import { DefinitionList } from "#app/components/ui/definition-list.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { Icon } from "#app/components/ui/icon.tsx";
import { Tag } from "#app/components/ui/tag.tsx";
import { PeoplesText, useLangOf } from "#app/components/shell/text-of-people.tsx";
import { When } from "#app/components/shell/when.tsx";
import { Words } from "#app/components/shell/worded.tsx";
import type { CommentView } from "#app/domain/comments/comment-view.server.ts";
import type { ProposalView, ResponseView } from "#app/domain/proposals/get-proposal.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { StatusTag } from "./status-tag.tsx";

type Props = { proposal: ProposalView; /** The author's reply, and whether the reader may write it. */ reply?: { written: CommentView | null; mayWrite: boolean; isNew: boolean; hidePath: string | null } };

/** The official answer, unmistakable from what people write: outcome, reasons, what was taken up, and where the proposal landed; with its earlier versions, and the author's reply. */
export function AnswerCard({ proposal, reply }: Props) {
  const { locale, m } = useLocale();
  const words = m.proposals.page;
  const { response, earlierResponses, initiatives } = proposal;
  if (!response && earlierResponses.length === 0 && initiatives.length === 0) return null;
  const landed = initiatives.map((initiative) => (
    <div key={initiative.reference}>
      <p><a href={`/${locale}/initiatives/${initiative.reference}`}>{initiative.reference} <Words of={initiative.title} /></a> ({m.words.degrees[initiative.degree].toLowerCase()})</p>
      {initiative.passage ? <blockquote className="sp-quote"><PeoplesText text={initiative.passage} language={proposal.language} /></blockquote> : null}
    </div>
  ));
  const around = [
    landed.length > 0 ? { term: words.landed, text: <>{landed}</> } : null,
  ].filter((item) => item !== null);
  // An initiative that the list of where it landed names already is not named twice.
  const landedIn = response && !initiatives.some(({ reference }) => reference === response.landedIn) ? response.landedIn : "";
  if (!response && earlierResponses.length === 0) return <section className="sp-box"><DefinitionList items={around} /></section>;
  return (
    <section className="sp-answer" aria-labelledby="answer-heading" id="answer">
      <div className="sp-answer__head"><h2 id="answer-heading"><Icon name="authority" />{words.answerFrom}</h2>{response ? <When at={response.publishedAt} /> : null}</div>
      <div className="sp-answer__body">
        {response ? (
          <>
            <p className="sp-answer__outcome"><StatusTag status={response.outcome} /></p>
            {response.correction ? <div className="sp-answer__correction"><p><strong>{m.answers.card.corrected} <When at={response.publishedAt} />:</strong></p><PeoplesText text={response.correction} language={response.language} /></div> : null}
            <AnswerText response={{ ...response, landedIn }} around={around} />
          </>
        ) : <><p><strong>{m.answers.card.noneInForce}</strong></p>{around.length > 0 ? <DefinitionList items={around} /> : null}</>}
        {earlierResponses.length > 0 ? (
          <Details summary={m.answers.card.older(earlierResponses.length)} id="earlier-answers">
            <ol className="sp-answer__versions" role="list">{earlierResponses.map((each) => <li key={each.version}><EarlierAnswer response={each} /></li>)}</ol>
          </Details>
        ) : null}
      </div>
      {reply ? <AuthorReply reply={reply} reference={proposal.reference} /> : null}
    </section>
  );
}

function ProposalLink({ to }: { to: { reference: string; title: string; language: string } }) {
  const { locale } = useLocale();
  return <a href={`/${locale}/proposals/${to.reference}`}>{to.reference} <span dir="auto" lang={to.language === locale ? undefined : to.language || undefined}>{to.title}</span></a>;
}

/** What one version of the answer says. */
function AnswerText({ response, around = [] }: { response: ResponseView; around?: readonly { term: string; text: ReactNode }[] }) {
  const { locale, m } = useLocale();
  const words = m.proposals.page;
  const own = m.answers.card;
  const lang = useLangOf(response.language);
  const items = [
    response.reasonCodes.length > 0 ? { term: own.reasons, text: response.reasonCodes.map((code) => m.answers.reasons[code]).join(" · ") } : null,
    response.elementsAdopted ? { term: words.elementsAdopted, text: <PeoplesText text={response.elementsAdopted} language={response.language} /> } : null,
    response.elementsNotAdopted ? { term: words.elementsNotAdopted, text: <PeoplesText text={response.elementsNotAdopted} language={response.language} /> } : null,
    response.mergedInto ? { term: words.mergedInto, text: <ProposalLink to={response.mergedInto} /> } : null,
    response.forwardedTo ? { term: words.forwardedTo, text: response.forwardedTo } : null,
    response.landedIn ? { term: own.landedIn, text: <a href={`/${locale}/initiatives/${response.landedIn}`}>{response.landedIn}</a> } : null,
    ...around,
    response.authority || response.authorityRole ? { term: own.answeredBy, text: response.authority ? own.signed(response.authority, response.authorityRole) : response.authorityRole } : null,
  ].filter((item) => item !== null);
  return (
    <>
      {response.summary ? <div className="sp-answer__summary"><PeoplesText text={response.summary} language={response.language} /></div> : null}
      {response.reason ? <PeoplesText text={response.reason} language={response.language} /> : response.summary ? null : <p>{words.noReason}</p>}
      {items.length > 0 ? <DefinitionList items={items} /> : null}
      {response.reason && lang ? <p className="sp-small sp-muted">{words.inLanguage(m.words.languages[lang] ?? lang.toUpperCase())}</p> : null}
    </>
  );
}

/** A version that is in force no longer. */
function EarlierAnswer({ response }: { response: ResponseView }) {
  const { m } = useLocale();
  const words = m.answers.card;
  return (
    <article className="sp-stack--tight sp-answer__earlier">
      <h3>{words.version(response.version)}, <When at={response.publishedAt} /></h3>
      <p className="sp-cluster"><Tag kind="neutral">{response.retractedAt ? words.retracted : words.replaced}</Tag>{response.retractedAt ? <When at={response.retractedAt} /> : null}<StatusTag status={response.outcome} /></p>
      {response.correction ? <PeoplesText text={response.correction} language={response.language} /> : null}
      <AnswerText response={response} />
    </article>
  );
}
