import { StatusTag } from "#app/components/proposals/status-tag.tsx";
import { Speaker } from "#app/components/proposals/speaker.tsx";
import { PeoplesText } from "#app/components/shell/text-of-people.tsx";
import { Words } from "#app/components/shell/worded.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Details } from "#app/components/ui/details.tsx";
import type { ProposalView } from "#app/domain/proposals/get-proposal.server.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { NamedProposalLink } from "./named-proposal.tsx";

type Props = { proposal: ProposalView; /** Where the pages of proposals are, when not the public ones. */ base?: string };

/** Whether it is part of nothing, nothing is part of it, and nothing was. */
export function standsAlone({ status, partOf, mergedFrom, pastMerges }: ProposalView): boolean {
  return status !== "merged" && status !== "split" && !partOf && mergedFrom.length === 0 && pastMerges.length === 0;
}

/** On top of a proposal: what it became part of and why, what it is a part of, and that it was split. Nothing of one that stands for itself. */
export function RelationNotes({ proposal, base }: Props) {
  const { m } = useLocale();
  const words = m.merging.page;
  const { response, partOf, parts } = proposal;
  const link = { ...(base !== undefined && { base }) };
  return (
    <>
      {proposal.status === "merged" && response?.mergedInto ? (
        <Alert kind="info" heading={words.becamePart}>
          <p>{words.becamePartText} <NamedProposalLink to={response.mergedInto} {...link} />.</p>
          {response.reason ? <PeoplesText text={response.reason} language={response.language} /> : null}
          <p>{words.becamePartAnswer}</p>
        </Alert>
      ) : null}
      {partOf ? <Alert kind="info" heading={words.partOf(partOf.number, partOf.parts)}><p>{words.partOfText} <NamedProposalLink to={partOf} {...link} />. {words.partOfSupport}</p></Alert> : null}
      {proposal.status === "split" ? <Alert kind="info" heading={words.splitTitle(parts.length)}><p>{proposal.isHidden ? words.splitTextHidden : words.splitText}</p><PartList proposal={proposal} {...link} /></Alert> : null}
    </>
  );
}

/** The parts of a submission that was split, with where each stands. */
function PartList({ proposal: { parts }, base }: Props) {
  return (
    <ol className="sp-parts" role="list">
      {parts.map((part) => <li key={part.reference}><NamedProposalLink to={part} {...(base !== undefined && { base })} /><span className="sp-cluster"><StatusTag status={part.status} /><span className="sp-small"><Words of={part.theme} /></span></span></li>)}
    </ol>
  );
}

/** Of a proposal that others became part of: which, whose they are, and how many support them all. */
export function JoinedProposals({ proposal, base }: Props) {
  const { m } = useLocale();
  const words = m.merging.page;
  const { mergedFrom, supportCount, supportInAll, reference } = proposal;
  if (mergedFrom.length === 0) return null;
  return (
    <section className="sp-box" aria-labelledby="joined-heading">
      <h2 className="sp-box__heading" id="joined-heading">{words.joined(mergedFrom.length)}</h2>
      <p>{words.joinedText}</p>
      <ul className="sp-parts" role="list">
        {mergedFrom.map((each) => (
          <li key={each.reference}>
            <NamedProposalLink to={each} {...(base !== undefined && { base })} />
            <span className="sp-cluster sp-small"><Speaker speaker={each.speaker} at={each.submittedAt} compact /><span>{m.proposals.list.supports(each.supportCount)}</span>{each.by === reference ? null : <span>{words.byWayOf(each.by)}</span>}</span>
          </li>
        ))}
      </ul>
      <p>{words.supportInAll(supportCount, supportInAll)}</p>
    </section>
  );
}

/** Merges that were undone, each with the answer that was taken back. */
export function PastMerges({ proposal }: { proposal: ProposalView }) {
  const { locale, m } = useLocale();
  const words = m.merging.page;
  return <>{proposal.pastMerges.map((past, index) => (
    <Details key={index} summary={words.pastMerge(past.into.reference, format.date(locale, past.from), format.date(locale, past.until))}>
      <p><NamedProposalLink to={past.into} /></p>
      <p>{words.pastMergeText}</p>
      {past.reason ? <blockquote className="sp-quote"><PeoplesText text={past.reason} language={past.reasonLanguage} /></blockquote> : null}
    </Details>
  ))}</>;
}
