import type { ReactNode } from "react";
import { useLangOf } from "#app/components/shell/text-of-people.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import type { ProposalView } from "#app/domain/proposals/get-proposal.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";

type Props = { title: string; lead?: string | undefined; proposal: ProposalView; back: string; /** What was typed before the session ended is in the form again. */ isHeld: boolean; children: ReactNode };

/** The page of one act on a case: what it is about, the way back to the case, and the form. */
export function ActPage({ title, lead, proposal, back, isHeld, children }: Props) {
  const { m } = useLocale();
  const lang = useLangOf(proposal.language);
  return (
    <div className="sp-measure">
      <PageHeading before={<BackLink href={`${back}#case`}>{proposal.reference}</BackLink>} title={title} after={<p lang={proposal.isHidden ? undefined : lang} dir="auto"><strong>{proposal.isHidden ? m.proposals.page.hiddenTitle : proposal.title}</strong></p>} />
      {isHeld ? <Alert kind="info" heading={m.shell.heldNotice} role="status" focus /> : null}
      {lead ? <p>{lead}</p> : null}
      {children}
    </div>
  );
}
