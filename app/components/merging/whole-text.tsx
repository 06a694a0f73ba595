import { ProposalText } from "#app/components/proposals/proposal-text.tsx";
import { Speaker } from "#app/components/proposals/speaker.tsx";
import { StatusTag } from "#app/components/proposals/status-tag.tsx";
import { Words } from "#app/components/shell/worded.tsx";
import type { ProposalView } from "#app/domain/proposals/get-proposal.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { NamedProposalLink } from "./named-proposal.tsx";

/** One of the texts that a decision is about, with who wrote it and who supports it. */
export function WholeText({ heading, proposal, base, id }: { heading: string; proposal: ProposalView; base: string; id: string }) {
  const { m } = useLocale();
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{heading}</h2>
      <p><NamedProposalLink to={proposal} base={base} /></p>
      <div className="sp-cluster sp-small"><StatusTag status={proposal.status} /><Words of={proposal.theme.title} /><Speaker speaker={proposal.speaker} at={proposal.submittedAt} compact /><span>{m.proposals.list.supports(proposal.supportCount)}</span></div>
      <div className="sp-document"><ProposalText text={proposal} language={proposal.language} level={3} /></div>
    </section>
  );
}
