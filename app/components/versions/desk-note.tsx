import { PeoplesText } from "#app/components/shell/text-of-people.tsx";
import { When } from "#app/components/shell/when.tsx";
import type { ProposalView } from "#app/domain/proposals/get-proposal.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";

/** At the desk: that the text is not the one that was sent, and of a withdrawn proposal why. The versions of a hidden text are as hidden as it. */
export function DeskNote({ proposal }: { proposal: ProposalView }) {
  const { locale, m } = useLocale();
  const { desk, page, withdrawReasons } = m.versions;
  const { editedAt, textVersion, withdrawal } = proposal;
  return (
    <>
      {editedAt ? <p className="sp-small">{desk.edited(textVersion)} <When at={editedAt} />{proposal.isHidden ? null : <> · <a className="sp-edited__link" href={`/${locale}/proposals/${proposal.reference}/versions`}>{desk.see}</a></>}</p> : null}
      {withdrawal ? <><p className="sp-small">{page.withdrawnTitle}. {page.withdrawnText(withdrawReasons[withdrawal.reason])}</p>{withdrawal.note ? <PeoplesText text={withdrawal.note} language={proposal.language} /> : null}</> : null}
    </>
  );
}
