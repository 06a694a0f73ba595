import { DefinitionList } from "#app/components/ui/definition-list.tsx";
import { Icon } from "#app/components/ui/icon.tsx";
import { PeoplesText, useLangOf } from "#app/components/shell/text-of-people.tsx";
import { When } from "#app/components/shell/when.tsx";
import { Words } from "#app/components/shell/worded.tsx";
import type { ProposalView } from "#app/domain/proposals/get-proposal.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { StatusTag } from "./status-tag.tsx";

/** The official answer, unmistakable from what people write: outcome, reason, what was taken up, and where the proposal landed. */
export function AnswerCard({ proposal }: { proposal: ProposalView }) {
  const { locale, m } = useLocale();
  const words = m.proposals.page;
  const { response, initiatives } = proposal;
  const lang = useLangOf(response?.language ?? locale);
  if (!response && initiatives.length === 0) return null;
  const link = (to: { reference: string; title: string; language: string }) => <a href={`/${locale}/proposals/${to.reference}`}>{to.reference} <span dir="auto" lang={to.language === locale ? undefined : to.language || undefined}>{to.title}</span></a>;
  const landed = initiatives.map((initiative) => (
    <div key={initiative.reference}>
      <p><a href={`/${locale}/initiatives/${initiative.reference}`}>{initiative.reference} <Words of={initiative.title} /></a> ({m.words.degrees[initiative.degree].toLowerCase()})</p>
      {initiative.passage ? <blockquote className="sp-quote"><PeoplesText text={initiative.passage} language={proposal.language} /></blockquote> : null}
    </div>
  ));
  const items = [
    response?.elementsAdopted ? { term: words.elementsAdopted, text: <PeoplesText text={response.elementsAdopted} language={response.language} /> } : null,
    response?.elementsNotAdopted ? { term: words.elementsNotAdopted, text: <PeoplesText text={response.elementsNotAdopted} language={response.language} /> } : null,
    response?.mergedInto ? { term: words.mergedInto, text: link(response.mergedInto) } : null,
    response?.forwardedTo ? { term: words.forwardedTo, text: response.forwardedTo } : null,
    landed.length > 0 ? { term: words.landed, text: <>{landed}</> } : null,
  ].filter((item) => item !== null);
  if (!response) return <section className="sp-box"><DefinitionList items={items} /></section>;
  return (
    <section className="sp-answer" aria-labelledby="answer-heading" id="answer">
      <div className="sp-answer__head"><h2 id="answer-heading"><Icon name="authority" />{words.answerFrom}</h2><When at={response.publishedAt} /></div>
      <div className="sp-answer__body">
        <p className="sp-answer__outcome"><StatusTag status={response.outcome} /></p>
        {response.reason ? <PeoplesText text={response.reason} language={response.language} /> : <p>{words.noReason}</p>}
        {items.length > 0 ? <DefinitionList items={items} /> : null}
        {response.reason && lang ? <p className="sp-small sp-muted">{words.inLanguage(m.words.languages[lang] ?? lang.toUpperCase())}</p> : null}
      </div>
    </section>
  );
}
