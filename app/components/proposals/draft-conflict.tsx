import { ProposalTags } from "#app/components/proposals/proposal-tags.tsx";
import { InLanguage } from "#app/components/proposals/text-language.tsx";
import { ProposalText } from "#app/components/proposals/proposal-text.tsx";
import { useLangOf } from "#app/components/shell/text-of-people.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import type { Draft } from "#app/domain/proposals/draft.server.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";

/** The draft as another page or person saved it meanwhile, beside the form that still holds one's own words. */
export function DraftConflict({ draft }: { draft: Draft }) {
  const { locale, m } = useLocale();
  const { write } = m.proposals;
  const lang = useLangOf(draft.language);
  return (
    <>
      <Alert kind="warning" heading={write.conflictTitle} role="alert" focus><p>{write.conflictText(format.dateTime(locale, draft.updatedAt))}</p></Alert>
      <section className="sp-box" aria-labelledby="other-version">
        <h2 className="sp-box__heading" id="other-version">{write.otherVersion}</h2>
        <p lang={lang} dir="auto"><strong>{draft.title || m.accounts.account.draftUntitled}</strong></p>
        <ProposalText text={draft} language={draft.language} level={3} />
        <InLanguage language={draft.language} />
        <ProposalTags tags={draft} />
      </section>
      <h2>{write.yourVersion}</h2>
    </>
  );
}
