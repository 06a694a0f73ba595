import { When } from "#app/components/shell/when.tsx";
import { PeoplesText } from "#app/components/shell/text-of-people.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import type { ProposalView } from "#app/domain/proposals/get-proposal.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";

/** What was just done to a proposal by one of its writers, as the address says. */
export const changesDone = ["saved", "major", "same", "withdrawn"] as const;
export type ChangeDone = (typeof changesDone)[number];

/** That the text was changed since it was sent, when, and where the difference is. Nothing of a text that was not. */
export function EditedNote({ proposal }: { proposal: ProposalView }) {
  const { locale, m } = useLocale();
  const words = m.versions.page;
  if (!proposal.editedAt || (proposal.isHidden && !proposal.isWriter)) return null;
  return <p className="sp-small sp-edited">{words.edited} <When at={proposal.editedAt} /> · <a className="sp-edited__link" href={`/${locale}/proposals/${proposal.reference}/versions`}>{words.seeChanges}</a></p>;
}

/** That a proposal was just changed or withdrawn, and of a withdrawn one why. */
export function ChangeNotes({ proposal, done }: { proposal: ProposalView; done: ChangeDone | undefined }) {
  const { m } = useLocale();
  const { edit, withdraw, page, withdrawReasons } = m.versions;
  const { withdrawal } = proposal;
  return (
    <>
      {done === "saved" || done === "major" ? <Alert kind="success" heading={edit.done} role="status" focus>{done === "major" ? <p>{edit.doneMajor}</p> : null}</Alert> : null}
      {done === "same" ? <Alert kind="info" heading={edit.same} role="status" focus /> : null}
      {withdrawal ? (
        <Alert kind="info" heading={done === "withdrawn" ? withdraw.done : page.withdrawnTitle} role={done === "withdrawn" ? "status" : undefined} focus={done === "withdrawn"}>
          <p>{page.withdrawnText(withdrawReasons[withdrawal.reason])}</p>
          {withdrawal.note ? <PeoplesText text={withdrawal.note} language={proposal.language} /> : null}
        </Alert>
      ) : null}
    </>
  );
}
